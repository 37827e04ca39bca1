// The search as readers use it: opened by key and button, typed into, gone through with arrows, on its own page, in a view, from disk, without
// JavaScript, and by the rules of axe.

import { axe } from './accessibility.mjs';
import { served } from './server.mjs';

// `ask` is answered by `answer`, a section or an article, which `mistyped` finds as well; `view` has results of its own.
const table = {
  'mfa-help': { page: 'index.html', search: 'search.html', ask: 'lost phone', mistyped: 'lsot phnoe', answer: 'lost-phone.html', view: 'azure', inView: 'app passwords', older: true },
  lantern: { page: 'ar/start.html', search: 'ar/search.html', ask: 'الإعدادات', mistyped: 'الاعداداات', answer: 'ar/settings.html' },
  manual: { page: 'index.html', search: 'search.html', ask: 'front matter', mistyped: 'frnot mattter', answer: 'front-matter.html' },
};

const dialog = '.search-dialog[open]';
const field = '.search-field:visible';
const results = '.search-list a:visible';

export async function searching(site, pages, report, browser) {
  const one = table[site.name];
  if (!one) return;
  await served(site, async (url) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
    await context.addInitScript(() => document.addEventListener('securitypolicyviolation', (event) => console.error(`forbidden: ${event.violatedDirective} ${event.blockedURI}`)));
    const page = await context.newPage();
    const visit = { site, one, report, page, to: (path) => url + path, where: `${site.name}: the search` };
    page.on('pageerror', (error) => report.expect(false, `${visit.where}: ${error}`));
    page.on('console', (message) => report.expect(message.type() !== 'error', `${visit.where}: ${message.text()}`));
    await opening(visit);
    await going(visit);
    await onItsPage(visit);
    if (one.view) await inView(visit);
    if (one.older) await inOlderVersions(visit);
    await looks(visit);
    await context.close();
    await withoutScript(visit, browser);
  });
  await fromDisk(site, one, report, browser);
}

const found = (page) => page.locator(results).first().waitFor({ timeout: 10000 }).then(() => true, () => false);
const hasFocus = (page, selector) => page.evaluate((it) => document.activeElement?.matches(it) ?? false, selector.replace(':visible', ''));

async function openBy(page, how) {
  await how();
  return page.locator(`${dialog} .search-field`).waitFor({ timeout: 10000 }).then(() => true, () => false);
}

// Nothing is loaded before it is opened; it opens by three ways, and the focus goes in and comes back.
async function opening({ one, report, page, to, where }) {
  const asked = [];
  const listen = (request) => asked.push(request.url());
  page.on('request', listen);
  await page.goto(to(one.page));
  const button = page.locator('.search-button');
  report.expect(!asked.some((address) => /\/search[./]/.test(address)), `${where} loads something before it is opened: ${asked.join(' ')}`);
  for (const [name, how] of [['/', () => page.keyboard.press('/')], ['Ctrl+K', () => page.keyboard.press('Control+K')], ['the button', () => button.press('Enter')]]) {
    await button.focus();
    report.expect(await openBy(page, how), `${where} does not open by ${name}`);
    report.expect(await hasFocus(page, field), `${where}, opened by ${name}, has not the focus in its field`);
    report.expect((await page.locator(field).inputValue()) === '', `${where}, opened by ${name}, has "${await page.locator(field).inputValue()}" in its field`);
    await page.keyboard.press('Escape');
    report.expect((await page.locator(dialog).count()) === 0, `${where} stays open after Escape`);
    report.expect(await hasFocus(page, '.search-button'), `${where}, opened by ${name}, does not give the focus back`);
  }
  page.off('request', listen);

  // Tab goes round inside, and "/" is a letter in the field.
  await openBy(page, () => page.keyboard.press('/'));
  await page.keyboard.type('a/b');
  report.expect((await page.locator(field).inputValue()) === 'a/b', `${where}: "/" is no letter in its field`);
  for (let stop = 0; stop < 15; ++stop) {
    await page.keyboard.press('Tab');
    report.expect(await page.evaluate((open) => document.activeElement === document.body || document.activeElement.closest(open) !== null, dialog), `${where}: Tab leaves the dialog`);
  }
  await page.locator('.search-close').click();
  report.expect((await page.locator(dialog).count()) === 0, `${where} is not closed by its button`);

  // WCAG 2.1.4: whoever speaks to the computer turns the key off.
  await openBy(page, () => button.click());
  await page.locator('.search-shortcut input').uncheck();
  await page.reload();
  await page.keyboard.press('/');
  report.expect((await page.locator(dialog).count()) === 0, `${where} opens by a key that was turned off`);
  await openBy(page, () => page.keyboard.press('Control+K'));
  await page.locator('.search-shortcut input').check();
  await page.keyboard.press('Escape');
}

// Typing finds, slips or not; arrows go through what was found; Enter goes there.
async function going({ one, report, page, to, where }) {
  for (const words of [one.ask, one.mistyped]) {
    await page.goto(to(one.page));
    await openBy(page, () => page.keyboard.press('/'));
    await page.keyboard.type(words, { delay: 15 });
    if (!report.expect(await found(page), `${where} finds nothing for "${words}"`)) return;
    const links = await page.locator(results).evaluateAll((all) => all.slice(0, 12).map((link) => link.href.split('#')[0]));
    report.expect(links.includes(to(one.answer)), `${where} finds for "${words}" ${links.join(' ')}`);
    const told = page.locator('.search-status:visible').filter({ hasText: /\d/ });
    report.expect(await told.waitFor({ timeout: 5000 }).then(() => true, () => false), `${where} does not tell how much it found for "${words}"`);
    report.expect((await page.locator('.search-list mark:visible').count()) > 0, `${where} marks no word`);
    const meant = await page.locator('.search-meant:visible').count();
    report.expect(meant === (words === one.mistyped ? 1 : 0), `${where} ${meant ? 'proposes' : 'does not propose'} another spelling of "${words}"`);
  }
  await page.keyboard.press('ArrowUp');
  report.expect(await hasFocus(page, field), `${where}: the arrow up leaves the field`);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowUp');
  const first = page.locator(results).first();
  report.expect(await first.evaluate((link) => link === document.activeElement), `${where}: arrows do not lead to what was found`);
  await page.keyboard.press('ArrowUp');
  report.expect(await hasFocus(page, field), `${where}: arrows do not lead back to the field`);
  await page.keyboard.press('ArrowDown');
  const address = await first.evaluate((link) => link.href);
  await page.keyboard.press('Enter');
  await page.waitForURL(address, { timeout: 10000 });

  // Markup that somebody types is text.
  await page.goto(to(one.page));
  await openBy(page, () => page.keyboard.press('/'));
  await page.keyboard.type('<img src=x onerror=alert(1)>qqqq');
  const nothing = page.locator('.search-status:visible').filter({ hasText: '<img src=x' });
  const help = page.locator('.search-tip:visible');
  report.expect(await nothing.or(page.locator(results).first()).first().waitFor({ timeout: 5000 }).then(() => true, () => false), `${where} does not say that it found nothing`);
  report.expect((await page.locator('.search-box img').count()) === 0, `${where} takes what was typed for markup`);
  if ((await page.locator(results).count()) === 0) report.expect((await help.count()) === 1, `${where} does not help when it found nothing`);
}

// Enter leads to the results page, whose address can be given to others and keeps up with what is typed.
async function onItsPage({ one, report, page, to, where }) {
  await page.goto(to(one.page));
  await openBy(page, () => page.keyboard.press('/'));
  await page.keyboard.type(one.ask);
  await page.keyboard.press('Enter');
  await page.waitForURL((now) => now.pathname.endsWith(one.search), { timeout: 10000 });
  report.expect(new URL(page.url()).searchParams.get('q') === one.ask, `${where} goes on at ${page.url()}`);
  report.expect(await found(page), `${where} shows nothing on its page`);
  report.expect((await page.locator(field).inputValue()) === one.ask, `${where} forgets what was asked`);
  await page.locator(field).press('End');
  await page.keyboard.press('Backspace');
  const shorter = one.ask.slice(0, -1);
  await page.waitForURL((now) => now.searchParams.get('q') === shorter, { timeout: 5000 });
  await page.locator(results).first().waitFor();
  await page.locator('h1').click();
  await page.keyboard.press('/');
  report.expect(await hasFocus(page, field), `${where}: "/" does not lead to the field of its page`);
  const link = page.locator(results).first();
  const address = await link.evaluate((it) => it.href);
  await link.click();
  await page.waitForURL(address, { timeout: 10000 });
  await page.goBack();
  report.expect(await found(page), `${where} is empty when the reader comes back`);
}

// In a view its own pages come first, what others have below.
async function inView({ one, report, page, to, where }) {
  await page.goto(to(`for/${one.view}/${one.answer}`));
  await openBy(page, () => page.keyboard.press('/'));
  await page.keyboard.type(one.inView);
  report.expect(await found(page), `${where} finds nothing in a view`);
  const links = await page.locator('.search-results > .search-list a').evaluateAll((all) => all.map((link) => link.href));
  report.expect(links.length > 0 && links.every((address) => address.includes(`/for/${one.view}/`)), `${where} leads out of the view: ${links.join(' ')}`);
  const others = await page.locator('.search-others a').evaluateAll((all) => all.map((link) => link.href));
  report.expect(others.length > 0 && others.every((address) => !address.includes('/for/')), `${where} shows of what is for others ${others.join(' ') || 'nothing'}`);
  await page.keyboard.press('Enter');
  await page.waitForURL((now) => now.searchParams.get('for') === one.view, { timeout: 10000 });
  await found(page);
  await page.locator('.search-usage a').click();
  await page.waitForURL((now) => now.searchParams.get('q') === one.inView && !now.searchParams.has('for'), { timeout: 10000 });
}

// What older versions said is found by those who ask for it.
async function inOlderVersions({ one, report, page, to, where }) {
  await page.goto(`${to(one.search)}?q=${encodeURIComponent(one.ask)}`);
  await found(page);
  await page.locator('.search-older').click();
  const old = page.locator('.search-old a');
  report.expect(await old.first().waitFor({ timeout: 5000 }).then(() => true, () => false), `${where} finds nothing in older versions`);
  for (const address of await old.evaluateAll((all) => all.map((link) => link.href.split('#')[0])))
    report.expect(/\/v\//.test(address) && (await page.request.get(address)).ok(), `${where} leads for older versions to ${address}`);
  report.expect(await hasFocus(page, '.search-old a'), `${where} does not lead to what it found in older versions`);
}

// In the dialog and on its page, with results and without; narrow; on paper.
async function looks({ one, report, page, to, where }) {
  for (const words of [one.ask, 'qqqqqqqqq', '']) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(to(one.page));
    await openBy(page, () => page.keyboard.press('Control+K'));
    await page.keyboard.type(words);
    if (words === one.ask) await found(page);
    else if (words) await page.locator('.search-tip:visible').waitFor();
    await axe(page, `${where} with "${words}"`, report);
    await page.setViewportSize({ width: 320, height: 500 });
    const wide = await page.evaluate((open) => document.querySelector(open).scrollWidth > document.querySelector(open).clientWidth || document.documentElement.scrollWidth > innerWidth, dialog);
    report.expect(!wide, `${where} with "${words}" is wider than 320 pixels`);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto(`${to(one.search)}?q=${encodeURIComponent(one.ask)}`);
  await found(page);
  await axe(page, `${where} on its page`, report);
  await page.setViewportSize({ width: 320, height: 500 });
  report.expect(!(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)), `${where} on its page is wider than 320 pixels`);
  await page.emulateMedia({ media: 'print' });
  report.expect((await page.locator('.search-button:visible, .search-form:visible').count()) === 0, `${where} is on paper`);
  await page.emulateMedia({ media: 'screen' });
}

async function withoutScript({ one, report, to, where }, browser) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(to(one.page));
  await page.locator('a.search-button').click();
  await page.waitForURL(to(one.search), { timeout: 10000 });
  const ways = page.locator('.search-help a:visible');
  report.expect((await ways.count()) > 0, `${where} leads nowhere without JavaScript`);
  report.expect((await page.locator('main noscript').count()) === 1, `${where} does not say that it needs JavaScript`);
  for (const address of await ways.evaluateAll((all) => all.map((link) => link.href)))
    report.expect((await page.request.get(address.split('#')[0])).ok(), `${where} leads to ${address}, which does not exist`);
  await context.close();
}

// As it lies on disk, where nothing can be fetched.
async function fromDisk(site, one, report, browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const where = `${site.name}: the search from disk`;
  page.on('pageerror', (error) => report.expect(false, `${where}: ${error}`));
  await page.goto(site.url(one.page));
  await openBy(page, () => page.keyboard.press('/'));
  await page.keyboard.type(one.ask);
  report.expect(await found(page), `${where} finds nothing`);
  await page.keyboard.press('Enter');
  await page.waitForURL((now) => now.pathname.endsWith(`/${one.search}`), { timeout: 10000 });
  report.expect(await found(page), `${where} finds nothing on its page`);
  const link = page.locator(results).first();
  const address = await link.evaluate((it) => it.href);
  report.expect(site.files.has(site.pathOf(address)), `${where} leads to ${address}`);
  await context.close();
}
