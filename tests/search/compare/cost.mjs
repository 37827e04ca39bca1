// What each search costs on the generated site: CPU and memory of making the index, its size, what the first query loads and what the next.

import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './child_time.mjs';
import { queriesOf } from './queries.mjs';

const queries = 24;
const runs = 3;

const median = (numbers) => [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
const bytesBelow = (folder, wanted) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => wanted(path))
    .map((path) => statSync(join(folder, path)))
    .reduce((sum, entry) => sum + (entry.isFile() ? entry.size : 0), 0);

// Waymark's index is part of a build: what it costs is what a build takes more than one of the same site without search, run by run. On a busy
// machine two equal builds differ by seconds, so the least and the most are told as well.
async function costOfWaymark({ program, generated, built }) {
  const definition = join(generated, 'site/help/site.yml');
  const text = readFileSync(definition, 'utf8');
  const build = (out) => timed(program, 'build', '--no-cache', '--site', definition, '--out', out);
  const costs = { without: [], with: [] };
  for (let run = 0; run < runs; ++run) {
    writeFileSync(definition, `${text}search: false\n`);
    costs.without.push((await build(join(built, `without-${run}`))).cpuSeconds);
    writeFileSync(definition, text);
    const { cpuSeconds, peakMiB } = await build(join(built, `with-${run}`));
    costs.with.push(cpuSeconds);
    costs.peakMiB = peakMiB;
  }
  const differences = costs.with.map((seconds, run) => seconds - costs.without[run]);
  return { cpuSeconds: median(differences), peakMiB: costs.peakMiB, spread: [Math.min(...differences), Math.max(...differences)] };
}

async function load(engine, index, texts) {
  const first = [];
  const next = [];
  const milliseconds = [];
  for (let n = 0; n < texts.length; n += 2) {
    const { show, loadedBytes, close } = await engine.open(index, 'en-us');
    await show(texts[n]);
    first.push(loadedBytes());
    const begun = process.cpuUsage();
    await show(texts[n + 1]);
    const { user, system } = process.cpuUsage(begun);
    milliseconds.push((user + system) / 1000);
    next.push(loadedBytes() - first.at(-1));
    await close();
  }
  return { first, next, milliseconds };
}

const kib = (bytes) => `${(bytes / 1024).toFixed(0)} KiB`;
const range = (numbers) => `${kib(median(numbers))}, at most ${kib(Math.max(...numbers))}`;

export async function printCost({ program, work, engines, articles, root }) {
  const generated = join(work, 'generated');
  const built = join(work, 'built');
  mkdirSync(built, { recursive: true });
  await timed(process.execPath, join(root, 'tests/perf/make_site.mjs'), generated, '--articles', articles);
  const own = await costOfWaymark({ program, generated, built });
  const site = join(built, 'with-0');
  const edition = { site, folder: site, sources: join(generated, 'content/help'), locale: 'en-us' };
  const texts = queriesOf(edition, 2 * queries);

  console.log(`\nOn the generated site of ${articles} articles`);
  console.log('\n| Search | CPU of indexing | Peak memory | Index | First query loads | Next query loads | CPU of the next query in Node |');
  console.log('|---|--:|--:|--:|---|---|--:|');
  for (const engine of engines) {
    const index = await engine.index(edition, join(work, `cost-${engines.indexOf(engine)}`));
    const { cpuSeconds, peakMiB, spread } = index.cpuSeconds === undefined ? own : index;
    const between = spread ? `, ${spread.map((seconds) => seconds.toFixed(1)).join(' to ')}` : '';
    const size = bytesBelow(index.bundle, index.files) / 1024 / 1024;
    const { first, next, milliseconds } = await load(engine, index, texts);
    console.log(
      `| ${engine.name} | ${cpuSeconds.toFixed(1)} s${between} | ${peakMiB} MiB | ${size.toFixed(1)} MiB | ${range(first)} | ${range(next)} | ` +
        `${median(milliseconds).toFixed(0)} ms, at most ${Math.max(...milliseconds).toFixed(0)} ms |`,
    );
  }
}
