// Every page of a site, once, as it lies on disk: it opens without an error and has the parts that a page must have.

import { inParallel } from './parallel.mjs';

const workers = 2;

// What one page says about itself; runs in the browser.
function lookAtPage() {
  const all = (selector) => [...document.querySelectorAll(selector)];
  return {
    title: document.title,
    lang: document.documentElement.lang,
    headings: all('h1').length,
    mains: all('main').length,
    imagesWithoutAlt: all('img:not([alt])').length,
    brokenImages: all('img').filter((image) => image.complete && image.naturalWidth === 0 && !image.src.endsWith('.svg')).length,
    inline: all('script:not([src]), style').length,
    handlers: all('*').filter((element) => element.getAttributeNames().some((name) => name.startsWith('on') || name === 'style')).length,
    text: document.querySelector('main')?.innerText.trim().length ?? 0,
  };
}

export async function crawl(site, pages, report, browser) {
  const open = async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    const window = await context.newPage();
    window.errors = [];
    window.on('console', (message) => {
      if (message.type() === 'error') window.errors.push(message.text());
    });
    window.on('pageerror', (error) => window.errors.push(String(error)));
    window.on('requestfailed', (request) => {
      // What the browser gives up by itself when the next page is opened is no error.
      const gaveUp = request.failure()?.errorText === 'net::ERR_ABORTED';
      if (!gaveUp) window.errors.push(`not found: ${request.url()}`);
    });
    return window;
  };
  // A redirect page goes on by itself at once; its link is proved with the others.
  const opened = pages.filter(({ kind }) => kind !== 'redirect');
  await inParallel(opened, workers, open, async ({ path }, window) => {
    window.errors.length = 0;
    const where = `${site.name}: ${path}`;
    if (path === '404.html') {
      await site.openNotFound(window);
    } else {
      await window.goto(site.url(path), { waitUntil: 'load' });
    }
    const look = await window.evaluate(lookAtPage);
    report.expect(window.errors.length === 0, `${where}: ${window.errors.join('; ')}`);
    report.expect(look.title !== '' && look.lang !== '', `${where}: has no title or no lang`);
    report.expect(look.headings === 1, `${where}: has ${look.headings} h1`);
    report.expect(look.mains === 1 && look.text > 0, `${where}: has no main text`);
    report.expect(look.imagesWithoutAlt === 0, `${where}: an image has no alt`);
    report.expect(look.brokenImages === 0, `${where}: an image does not load`);
    report.expect(look.inline === 0 && look.handlers === 0, `${where}: holds a script, a style or an event handler`);
  });
  console.log(`${site.name}: ${opened.length} pages opened`);
  report.expect(opened.length > 0, `${site.name}: has no page`);
}
