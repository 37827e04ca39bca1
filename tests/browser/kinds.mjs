// One page of each kind, view, language and age, as a strict server gives it: no error, nothing that the policy forbids, nothing that moves while
// it loads, nothing too wide, nothing lost to larger spacing or to the colours a reader forces, titles of the other direction in line with the
// rest, no violation of axe's rules.

import { axe } from './accessibility.mjs';
import { onePageOfEachKind } from './pages.mjs';
import { inParallel } from './parallel.mjs';
import { served } from './server.mjs';

// Two pages at a time keep two cores busy: the browser works on one while the other is on its way.
const workers = 2;

// Runs in the page before anything of it.
function watchPage() {
  globalThis.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries()) globalThis.shifts.push(`${value} ${sources.map(({ node }) => node?.parentElement?.className || node?.nodeName).join(' ')}`);
  }).observe({ type: 'layout-shift', buffered: true });
  document.addEventListener('securitypolicyviolation', (event) => console.error(`forbidden: ${event.violatedDirective} ${event.blockedURI}`));
}

export async function everyKind(site, pages, report, browser) {
  const chosen = onePageOfEachKind(pages).filter(({ kind }) => kind !== 'redirect');
  const kinds = new Map();
  for (const { kind } of chosen) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  console.log(`${site.name}: ${[...kinds].map(([kind, count]) => `${count} ${kind}`).join(', ')}`);
  await served(site, async (url) => {
    const open = async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
      // What authors show from elsewhere is not ours to load.
      await context.route((address) => !address.href.startsWith(url), (route) => route.abort());
      await context.addInitScript(watchPage);
      const window = await context.newPage();
      window.errors = [];
      window.on('console', (message) => {
        if (message.type() === 'error' && message.location().url.startsWith(url)) window.errors.push(message.text());
      });
      window.on('pageerror', (error) => window.errors.push(String(error)));
      return window;
    };
    await inParallel(chosen, workers, open, (page, window) => look(site, page, url, window, report));
  });
}

const shiftsOf = (window) =>
  window.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(globalThis.shifts)))));

async function look(site, page, url, window, report) {
  const where = `${site.name}: ${page.path}`;
  const missing = page.kind === 'not-found';
  window.errors.length = 0;
  await window.setViewportSize({ width: 1280, height: 800 });
  await window.emulateMedia({ colorScheme: 'light', forcedColors: 'none', reducedMotion: 'reduce' });
  // The window has its size before the page is laid out in it.
  await window.waitForFunction(() => innerWidth === 1280);
  await window.goto(url + (missing ? 'no/such/page' : page.path), { waitUntil: 'load' });
  // The browser itself tells of the 404.
  const errors = window.errors.filter((text) => !(missing && /status of 404/.test(text)));
  report.expect(errors.length === 0, `${where}: ${errors.join('; ')}`);
  // A busy browser may paint a page of which it has read half, and then the rest moves it: what moves moves each time.
  let shifts = await shiftsOf(window);
  if (shifts.length > 0) {
    await window.reload({ waitUntil: 'load' });
    shifts = await shiftsOf(window);
  }
  report.expect(shifts.length === 0, `${where}: moves while it loads: ${shifts.join('; ')}`);

  await axe(window, where, report);
  await forcedColours(window, where, report);
  await narrowAndSpacious(window, where, report);
}

// An English title in an Arabic list begins where its neighbours do, and steps have the digits that dates have.
async function titlesOfOtherDirection(window, where, report) {
  const found = await window.evaluate(() => {
    const told = [];
    const other = document.dir === 'rtl' ? 'ltr' : 'rtl';
    const side = document.dir === 'rtl' ? 'right' : 'left';
    for (const title of document.querySelectorAll(`:is(.navigation, .contents, .pager, .stops, .news) [dir="${other}"]`)) {
      const list = title.closest('a, li, h2, h3, div');
      if (!title.checkVisibility() || getComputedStyle(title).display === 'inline') continue;
      const text = document.createRange();
      text.selectNodeContents(title.firstElementChild?.matches('a') ? title.firstElementChild : title);
      const style = getComputedStyle(title);
      const room = title.getBoundingClientRect()[side] - text.getBoundingClientRect()[side];
      const padding = parseFloat(style[side === 'right' ? 'paddingRight' : 'paddingLeft']);
      if (Math.abs(Math.abs(room) - padding) > 2) told.push(`"${title.textContent}" in ${list?.className || list?.localName} stands ${room} px away from its side`);
    }
    const arabicDate = /[\u0660-\u0669]/.test(document.querySelector('.date')?.textContent ?? '');
    for (const steps of document.querySelectorAll('.prose:not([dir]) ol:not([type])')) {
      const digits = getComputedStyle(steps).listStyleType;
      if (document.querySelector('.date') && (digits === 'arabic-indic') !== arabicDate) told.push(`steps have ${digits} digits, dates others`);
    }
    return told;
  });
  report.expect(found.length === 0, `${where}: ${found.join('; ')}`);
}

// What stands on a ground of its own must still be told apart when all grounds are the same.
async function forcedColours(window, where, report) {
  await window.setViewportSize({ width: 1280, height: 800 });
  await window.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', reducedMotion: 'reduce' });
  const found = await window.evaluate(() => {
    const told = [];
    const seen = (element) => element.checkVisibility() && element.getBoundingClientRect().width > 0;
    const edge = (style) => ['Top', 'Right', 'Bottom', 'Left'].some((side) => style[`border${side}Style`] !== 'none' && parseFloat(style[`border${side}Width`]) > 0) ||
      (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    for (const element of document.querySelectorAll('.alert, .notice, .button, .usage-cards a, .switch > summary, pre, kbd, [popover]:popover-open')) {
      if (seen(element) && !edge(getComputedStyle(element)) && !edge(getComputedStyle(element.firstElementChild ?? element))) told.push(`${element.localName}.${element.className} has no edge`);
    }
    // The entry of the page that is open has more than a ground: its neighbours differ in an edge, a weight or a line below.
    for (const element of document.querySelectorAll('.navigation [aria-current]')) {
      const other = [...document.querySelectorAll('.navigation a:not([aria-current])')].find(seen);
      if (!seen(element) || !other) continue;
      const [one, two] = [element, other].map((e) => {
        const style = getComputedStyle(e);
        return [style.fontWeight, style.textDecorationLine, style.borderInlineStartWidth, style.borderInlineStartStyle, style.outlineStyle, style.color, style.backgroundColor].join();
      });
      if (one === two) told.push('the current entry of the navigation looks like the others');
    }
    return [...new Set(told)];
  });
  report.expect(found.length === 0, `${where}: in forced colours ${found.join('; ')}`);
  await window.emulateMedia({ forcedColors: 'none', colorScheme: 'light', reducedMotion: 'reduce' });
}

// 320 pixels are the narrowest phone and 400% of a desktop's zoom; then the spacing of WCAG 1.4.12 on top.
async function narrowAndSpacious(window, where, report) {
  await window.setViewportSize({ width: 320, height: 640 });
  const wider = () => window.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const narrow = await wider();
  report.expect(narrow <= 0, `${where}: is ${narrow} pixels wider than a window of 320`);
  for (const width of [320, 1280]) {
    await window.setViewportSize({ width, height: 640 });
    const cut = await window.evaluate(() => {
      if (!globalThis.spacing) {
        globalThis.spacing = new CSSStyleSheet();
        globalThis.spacing.replaceSync('* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }');
        document.adoptedStyleSheets = [...document.adoptedStyleSheets, globalThis.spacing];
      }
      const hides = (value) => value === 'hidden' || value === 'clip';
      return [...document.querySelectorAll('body *')]
        .filter((element) => {
          const style = getComputedStyle(element);
          // What is only for those who hear the page is a pixel wide.
          if (!element.checkVisibility() || element.clientWidth <= 1 || element.closest('svg') || element.textContent.trim() === '') return false;
          return (hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1) || (hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1);
        })
        .map((element) => `${element.parentElement.className} > ${element.localName}.${element.className}`);
    });
    report.expect(cut.length === 0, `${where}: with more spacing, at ${width} pixels, text is cut off in ${[...new Set(cut)].join(', ')}`);
    const spacious = await wider();
    report.expect(spacious <= 0, `${where}: with more spacing it is ${spacious} pixels wider than a window of ${width}`);
  }
}
