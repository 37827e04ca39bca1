// Ways that readers go, with the keyboard and with the pointer. Each is written down as what the reader sees and chooses.

import { named } from './journey_table.mjs';

export async function journeys(site, pages, report, browser) {
  for (const journey of named.filter((one) => one.site === site.name)) {
    for (const hand of ['pointer', 'keyboard']) {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled: journey.script ?? true });
      const window = await context.newPage();
      await go(site, journey, hand, window, report);
      await context.close();
    }
  }
}

async function go(site, journey, hand, window, report) {
  const where = `${site.name}: "${journey.name}" with the ${hand}`;
  const [from, anchor] = journey.from.split('#');
  // A page that only leads on does so by itself, perhaps before it has loaded.
  const leadsOn = journey.choose.length === 0;
  await window.goto(site.url(from) + (anchor ? `#${anchor}` : ''), { waitUntil: leadsOn ? 'commit' : 'load' });
  if (leadsOn) await window.waitForURL((url) => site.pathOf(url.href) !== journey.from, { waitUntil: 'load' });
  let clicks = 0;
  for (const step of journey.choose) {
    const [words, within] = Array.isArray(step) ? step : [step, 'body'];
    const chosen = window.locator(`${within} :is(a, summary, button)`).filter({ hasText: words, visible: true }).first();
    if (!report.expect((await chosen.count()) > 0, `${where}: there is no "${words}" on ${site.pathOf(window.url())}`)) return;
    const reached = hand === 'pointer' || (await tabTo(window, chosen));
    if (!report.expect(reached, `${where}: Tab does not come to "${words}" on ${site.pathOf(window.url())}`)) return;
    const before = window.url();
    const goesOn = await chosen.evaluate((element) => element.localName === 'a' && element.href !== location.href);
    await (hand === 'pointer' ? chosen.click() : window.keyboard.press('Enter'));
    if (goesOn) await window.waitForURL((url) => url.href !== before, { waitUntil: 'load' });
    clicks += 1;
  }
  report.expect(clicks <= (journey.most ?? 4), `${where}: takes ${clicks} clicks`);
  const path = site.pathOf(window.url());
  const hash = decodeURIComponent(new URL(window.url()).hash);
  report.expect(path + hash === journey.to, `${where}: ends on ${path}${hash} and not on ${journey.to}`);
  for (const words of journey.sees ?? []) {
    const there = window.locator('main').getByText(words, { exact: false }).filter({ visible: true });
    report.expect((await there.count()) > 0, `${where}: "${words}" is not on ${path}`);
  }
  for (const words of journey.hides ?? []) {
    const there = window.locator('main').getByText(words, { exact: false }).filter({ visible: true });
    report.expect((await there.count()) === 0, `${where}: "${words}" is on ${path}`);
  }
  // What the address leads to is in the window.
  if (hash === '') return;
  const seen = window.waitForFunction((id) => {
    const box = document.getElementById(id)?.getBoundingClientRect();
    return Boolean(box) && box.top >= 0 && box.top < innerHeight;
  }, hash.slice(1), { timeout: 5000 });
  report.expect(await seen.then(() => true, () => false), `${where}: ${hash} is not in the window`);
}

// Keys are pressed ten at a time; those past the place do nothing, as if the reader's finger had stopped there.
async function tabTo(window, chosen) {
  await chosen.evaluate((element) => {
    globalThis.stopThere?.abort();
    globalThis.stopThere = new AbortController();
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Tab' && document.activeElement === element) event.preventDefault();
    }, { capture: true, signal: globalThis.stopThere.signal });
  });
  for (let stop = 0; stop < 200; stop += 10) {
    for (let press = 0; press < 10; ++press) await window.keyboard.press('Tab');
    if (await chosen.evaluate((element) => element === document.activeElement)) return true;
  }
  return false;
}
