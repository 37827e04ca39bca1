// Every page of a site, once: it opens from disk without an error, has the parts a page must have, and every link in it leads to a file
// that is there and to an anchor that is there.

import { readFileSync } from 'node:fs';

const absolute = /^[a-z][a-z0-9+.-]*:/i;

// What one page says about itself; runs in the browser.
function lookAtPage() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const ids = all('[id]').map((element) => element.id);
  return {
    title: document.title,
    lang: document.documentElement.lang,
    headings: all('h1').length,
    mains: all('main').length,
    notices: all('.notice').length,
    ids,
    names: all('a[name]').map((element) => element.name),
    repeatedIds: ids.filter((id, i) => ids.indexOf(id) !== i),
    links: all('a[href], area[href]').map((element) => ({ written: element.getAttribute('href'), url: element.href })),
    parts: [
      ...all('img[src], script[src], iframe[src], source[src]').map((e) => ({ written: e.getAttribute('src'), url: e.src })),
      ...all('link[rel=stylesheet], link[rel=icon]').map((e) => ({ written: e.getAttribute('href'), url: e.href })),
    ],
    imagesWithoutAlt: all('img:not([alt])').length,
    brokenImages: all('img').filter((image) => image.complete && image.naturalWidth === 0 && !image.src.endsWith('.svg')).length,
    scripts: all('script:not([src])').length,
    handlers: all('*').filter((element) => element.getAttributeNames().some((name) => name.startsWith('on'))).length,
    text: document.querySelector('main')?.innerText.trim().length ?? 0,
  };
}

export async function crawl(site, context, report) {
  const page = await context.newPage();
  const errors = [];
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('requestfailed', (request) => {
    // What the browser gives up by itself when the next page is opened is no error.
    const gaveUp = request.failure()?.errorText === 'net::ERR_ABORTED';
    if (!gaveUp) errors.push(`not found: ${request.url()}`);
  });

  const seen = new Map();
  const redirects = [];
  for (const path of site.pages) {
    errors.length = 0;
    const where = `${site.name}: ${path}`;
    const redirect = redirectOf(site, path);
    if (redirect) {
      redirects.push(redirect);
      continue;
    }
    if (path === '404.html') {
      await site.openNotFound(page);
    } else {
      await page.goto(site.url(path), { waitUntil: 'load' });
    }
    const look = await page.evaluate(lookAtPage);
    seen.set(path, look);
    report.expect(errors.length === 0, `${where}: ${errors.join('; ')}`);
    report.expect(look.title !== '' && look.lang !== '', `${where}: has no title or no lang`);
    report.expect(look.headings === 1, `${where}: has ${look.headings} h1`);
    report.expect(look.mains === 1 && look.text > 0, `${where}: has no main text`);
    report.expect(look.repeatedIds.length === 0, `${where}: ids stand twice: ${look.repeatedIds.join(', ')}`);
    report.expect(look.imagesWithoutAlt === 0, `${where}: an image has no alt`);
    report.expect(look.brokenImages === 0, `${where}: an image does not load`);
    report.expect(look.scripts === 0 && look.handlers === 0, `${where}: holds a script or an event handler`);
  }
  await page.close();

  for (const [path, look] of seen) checkLinks(site, path, look, seen, report);
  for (const { path, written, url } of redirects) {
    if (!absolute.test(written)) checkLinks(site, path, { links: [{ written, url }], parts: [] }, seen, report);
  }
  return seen;
}

// A redirect page goes on by itself at once, so it is read, not opened.
function redirectOf(site, path) {
  const html = readFileSync(new URL(site.url(path)), 'utf8');
  const found = html.match(/<meta http-equiv="refresh" content="\d+; *url=([^"]*)"/i);
  return found ? { path, written: found[1], url: new URL(found[1], site.url(path)).href } : null;
}

function checkLinks(site, path, look, seen, report) {
  for (const link of [...look.links, ...look.parts]) {
    if (absolute.test(link.written)) continue;
    const where = `${site.name}: ${path}: "${link.written}"`;
    const target = link.written.startsWith('#') ? path : site.pathOf(link.url);
    if (!report.expect(target !== null && site.files.has(target), `${where} leads to no file`)) continue;
    const hash = decodeURIComponent(new URL(link.url).hash.slice(1));
    const there = seen.get(target);
    if (hash === '' || hash === 'top' || !there) continue;
    report.expect(there.ids.includes(hash) || there.names.includes(hash), `${where} leads to no anchor`);
  }
}
