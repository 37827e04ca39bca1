// How long a browser on a slow computer works to answer a query, without what it waits for files:
//   node tests/perf/search_time.mjs SITE [--page search.html] [--queries FILE] [--throttle 4] [--pairs 24]
// SITE is a built site. FILE has a query a line, up to the first tab; without it queries are three words of a heading, in every fourth with
// two letters changed. The loaded query is the first once more, when all of its files are there. Chromium counts the processor time of its
// main thread: what it counts as scripts, and all of it, with loading, layout and drawing. It needs tests/browser/node_modules.

import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseArgs } from 'node:util';
import { served } from '../browser/server.mjs';
import { queriesOf } from '../search/compare/queries.mjs';

const { chromium } = createRequire(new URL('../browser/package.json', import.meta.url))('playwright-core');

const { values, positionals } = parseArgs({
  options: {
    page: { type: 'string', default: 'search.html' },
    queries: { type: 'string' },
    throttle: { type: 'string', default: '4' },
    pairs: { type: 'string', default: '24' },
  },
  allowPositionals: true,
});
if (positionals.length !== 1) {
  console.error('usage: search_time.mjs SITE [--page search.html] [--queries FILE] [--throttle 4] [--pairs 24]');
  process.exit(2);
}
const [folder] = positionals;
const files = new Set(readdirSync(folder, { recursive: true, withFileTypes: false }));

const written = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('\t')[0]);
const texts = values.queries ? written(values.queries) : queriesOf({ folder, sources: '', locale: '' }, 2 * Number(values.pairs));

// Types a query at once, and waits until its results stand on the page; false where there are none in time.
const ask = (text) => {
  const field = document.querySelector('.search-field');
  const list = document.querySelector('.search-list');
  list.replaceChildren();
  const answered = new Promise((done) => {
    new MutationObserver((_, observer) => {
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(true)));
    }).observe(list, { childList: true });
    setTimeout(() => done(false), 8000);
  });
  field.value = text;
  field.dispatchEvent(new Event('input'));
  return answered;
};

const middle = (numbers, share) => [...numbers].sort((a, b) => a - b)[Math.min(Math.floor(numbers.length * share), numbers.length - 1)];
const row = (name, numbers) => console.log(`| ${name} | ${[0.5, 0.95, 1].map((share) => `${(1000 * middle(numbers, share)).toFixed(0)} ms`).join(' | ')} |`);

const times = { 'First query, scripts': [], 'First query, all': [], 'Next query, scripts': [], 'Next query, all': [], 'Loaded query, scripts': [], 'Loaded query, all': [] };
await served({ folder, base: '/', files }, async (url) => {
  const browser = await chromium.launch({ executablePath: process.env.WAYMARK_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    for (let n = 0; n + 1 < Math.min(texts.length, 2 * Number(values.pairs)); n += 2) {
      const page = await browser.newPage();
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('Performance.enable', { timeDomain: 'threadTicks' });
      await page.goto(url + values.page);
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: Number(values.throttle) });
      const counted = async () => Object.fromEntries((await devtools.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
      for (const [which, text] of [['First', texts[n]], ['Next', texts[n + 1]], ['Loaded', texts[n]]]) {
        const before = await counted();
        if (!(await page.evaluate(ask, text))) continue;
        const after = await counted();
        times[`${which} query, scripts`].push(after.ScriptDuration - before.ScriptDuration);
        times[`${which} query, all`].push(after.TaskDuration - before.TaskDuration);
      }
      await page.close();
    }
  } finally {
    await browser.close();
  }
});

console.log(`Processor time of the main thread, throttled ${values.throttle} times, of ${times['Next query, all'].length} queries each`);
console.log('\n| What | Median | 95 in 100 | Most |\n|---|--:|--:|--:|');
for (const [name, numbers] of Object.entries(times)) row(name, numbers);
