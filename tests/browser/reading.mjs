// How people use a page: with the keyboard, without JavaScript, on a phone, on paper, in the dark.

import { inParallel } from './parallel.mjs';

const workers = 2;

// One page of each kind in each view of the source language, and one of each kind in every other language: how a page is used depends on no more.
function pagesToRead(pages) {
  const chosen = new Map();
  const source = pages.find(({ path }) => path === 'index.html')?.lang;
  for (const page of pages) {
    if (page.kind === 'redirect' || page.kind === 'not-found') continue;
    const group = [page.kind, page.lang, page.lang === source ? page.view : page.view !== '', page.old].join(' ');
    const known = chosen.get(group);
    if (!known || page.features.length > known.features.length) chosen.set(group, page);
  }
  return [...chosen.values()].map(({ path }) => path);
}

export async function reading(site, pages, report, browser) {
  const chosen = pagesToRead(pages);
  console.log(`${site.name}: ${chosen.join(', ')}`);
  const open = async () => (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await inParallel(chosen, workers, open, async (path, window) => {
    await skipLink(site, path, window, report);
    await keyboardOrder(site, path, window, report);
    await switches(site, path, window, report);
    await onPaper(site, path, window, report);
  });
  const openPlain = async () => (await browser.newContext({ javaScriptEnabled: false })).newPage();
  await inParallel(chosen, workers, openPlain, (path, window) => withoutScript(site, path, window, report));
  await menu(site, chosen, browser, report);
  await darkAndLight(site, chosen[0], browser, report);
}

// The skip link is the first stop, is seen when it is reached, and leads to the text.
async function skipLink(site, path, page, report) {
  await page.goto(site.url(path));
  await page.keyboard.press('Tab');
  const first = await page.evaluate(() => {
    const element = document.activeElement;
    const box = element.getBoundingClientRect();
    return { href: element.getAttribute('href'), visible: box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 };
  });
  report.expect(first.href === '#page.content', `${site.name}: ${path}: the first Tab stop is not the skip link but ${first.href}`);
  report.expect(first.visible, `${site.name}: ${path}: the skip link stays hidden when it has the focus`);
  await page.keyboard.press('Enter');
  const there = page.waitForFunction(() => location.hash === '#page.content', null, { timeout: 10000 });
  report.expect(await there.then(() => true, () => false), `${site.name}: ${path}: the skip link does not lead to the text`);
  await page.keyboard.press('Tab');
  const inside = await page.evaluate(() => {
    const main = document.querySelector('main');
    return !main.querySelector('a, button, summary') || main.contains(document.activeElement) ||
      Boolean(main.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING);
  });
  report.expect(inside, `${site.name}: ${path}: after the skip link the next Tab stop is before the text`);
}

// Every Tab stop is seen, has a name and a visible focus, and comes in the order of the text.
async function keyboardOrder(site, path, page, report) {
  await page.goto(site.url(path));
  const where = `${site.name}: ${path}`;
  // A list of all articles has more stops than that; a trap has many times its number.
  const all = await page.locator('a[href], button, summary, input').count();
  const most = Math.min(2 * all, 400) + 1;
  let stops = 0;
  for (; stops < most; ++stops) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === document.body || element === null) return null;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const previous = window.previousStop;
      window.previousStop = element;
      return {
        text: (element.textContent.trim() || element.labels?.[0]?.textContent.trim() || element.getAttribute('aria-label') || element.querySelector('img')?.alt || '').slice(0, 40),
        inOrder: !previous || Boolean(previous.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING),
        seen: box.width > 0 && box.height > 0,
        outlined: (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none',
      };
    });
    if (stop === null) break;
    // Behind the last stop the browser begins again at the top.
    if (!stop.inOrder) break;
    report.expect(stop.text !== '', `${where}: a Tab stop has no name`);
    report.expect(stop.seen, `${where}: the Tab stop "${stop.text}" cannot be seen`);
    report.expect(stop.outlined, `${where}: the focus on "${stop.text}" cannot be seen`);
  }
  report.expect(stops > 2 && (stops < most || all > 400), `${where}: Tab went round ${stops} stops`);
}

// Switches are plain links to the same article; a closed one opens with the keyboard alone.
async function switches(site, path, page, report) {
  const where = `${site.name}: ${path}`;
  await page.goto(site.url(path));
  const count = await page.locator('details.switch').count();
  for (let i = 0; i < count; ++i) {
    await page.goto(site.url(path));
    const one = page.locator('details.switch').nth(i);
    await one.locator('summary').focus();
    await page.keyboard.press('Enter');
    report.expect(await one.evaluate((element) => element.open), `${where}: switch ${i + 1} does not open with the keyboard`);
    const links = await one.locator('a').evaluateAll((all) => all.map((a) => ({ url: a.href, current: a.hasAttribute('aria-current'), lang: a.hreflang })));
    report.expect(links.length > 0, `${where}: switch ${i + 1} holds no links`);
    for (const link of links) {
      await page.goto(link.url);
      const there = await page.evaluate(() => ({ main: document.querySelectorAll('main').length, lang: document.documentElement.lang }));
      report.expect(there.main === 1, `${where}: switch ${i + 1} leads to ${link.url}, which is no page`);
      if (link.lang) report.expect(there.lang.toLowerCase() === link.lang.toLowerCase(), `${where}: ${link.url} is not in ${link.lang}`);
    }
  }
}

// All of a page's text and links are there without JavaScript.
async function withoutScript(site, path, page, report) {
  const where = `${site.name}: ${path}: without JavaScript`;
  await page.goto(site.url(path));
  report.expect(await page.locator('main h1').isVisible(), `${where} its heading cannot be seen`);
  report.expect((await page.locator('main').innerText()).length > 20, `${where} it has no text`);
  const folded = page.locator('details > summary');
  for (let i = 0, count = await folded.count(); i < count; ++i) {
    const one = folded.nth(i);
    if (!(await one.isVisible())) continue;
    await one.click();
    const inside = page.locator('details').nth(i).locator(':scope > :not(summary)').first();
    report.expect(await inside.isVisible(), `${where} "${await one.innerText()}" does not open`);
    await one.click();
  }
}

// On a phone the navigation is behind a button.
async function menu(site, paths, browser, report) {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 } });
  const page = await context.newPage();
  for (const path of paths) {
    await page.goto(site.url(path));
    const button = page.locator('.menu-button');
    if ((await button.count()) === 0 || !(await button.isVisible())) continue;
    await button.focus();
    await page.keyboard.press('Enter');
    report.expect(await page.locator('.navigation a').first().isVisible(), `${site.name}: ${path}: the menu does not open`);
    await page.keyboard.press('Escape');
    report.expect(!(await page.locator('.navigation a').first().isVisible()), `${site.name}: ${path}: Escape does not close the menu`);
    const back = await button.evaluate((element) => document.activeElement === element);
    report.expect(back, `${site.name}: ${path}: the focus does not come back to the menu button`);
  }
  await context.close();
}

// On paper only the article is left, in dark ink.
async function onPaper(site, path, page, report) {
  await page.emulateMedia({ media: 'print' });
  await page.goto(site.url(path));
  report.expect(await page.locator('main h1').isVisible(), `${site.name}: ${path}: its heading is not printed`);
  for (const part of ['.navigation', '.switches', '.pager', '.skip-link']) {
    const hidden = await page.locator(part).evaluateAll((all) => all.every((element) => !element.checkVisibility()));
    report.expect(hidden, `${site.name}: ${path}: ${part} is printed`);
  }
  await page.emulateMedia({ media: 'screen' });
}

// Dark where the reader's system is dark, light where it is light.
async function darkAndLight(site, path, browser, report) {
  const brightness = {};
  for (const colorScheme of ['light', 'dark']) {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.goto(site.url(path));
    brightness[colorScheme] = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      const pen = canvas.getContext('2d');
      const ground = [document.body, document.documentElement].map((e) => getComputedStyle(e).backgroundColor).find((c) => !/, 0\)$/.test(c));
      pen.fillStyle = ground ?? 'white';
      pen.fillRect(0, 0, 1, 1);
      const [red, green, blue] = pen.getImageData(0, 0, 1, 1).data;
      return (red + green + blue) / 3;
    });
    await context.close();
  }
  report.expect(brightness.light > 200, `${site.name}: ${path}: is not light in light mode`);
  report.expect(brightness.dark < 80, `${site.name}: ${path}: is not dark in dark mode`);
}
