// The whole program on generated sites, beside the floor and, where it is installed, Hugo:
//   node tests/perf/suite.mjs [--build build/release] [--sizes 1000,10000] [--rounds 3] [--folder FOLDER] [--budgets ci/budgets]
// Numbers are ratios of two programs that ran in turn, of which the middle one of all rounds counts: seconds say more about the machine and
// its other work. With --budgets it fails when a ratio is larger than the file allows. FOLDER keeps the sites from one run to the next.

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import { hugoSite } from './hugo_site.mjs';
import { measured, middle } from './measured.mjs';
import { readBudgets, overBudget } from './budgets.mjs';
import { makeVersions } from './versions.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

const { values } = parseArgs({
  options: {
    build: { type: 'string', default: 'build/release' },
    sizes: { type: 'string', default: '1000,10000' },
    rounds: { type: 'string', default: '3' },
    folder: { type: 'string' },
    budgets: { type: 'string' },
  },
});
const rounds = Number(values.rounds);
const sizes = values.sizes.split(',').map(Number);
if (!Number.isSafeInteger(rounds) || rounds < 1 || sizes.some((size) => !Number.isSafeInteger(size) || size < 100)) {
  console.error('usage: suite.mjs [--build FOLDER] [--sizes N,N…] [--rounds N] [--folder FOLDER] [--budgets FILE]');
  process.exit(2);
}
const program = resolve(values.build, 'generator/waymark');
const floor = resolve(values.build, 'tests/perf/perf_floor');
const measure = resolve(values.build, 'tests/perf/perf_measure');
for (const path of [program, floor, measure]) {
  if (existsSync(path)) continue;
  console.error(`${path} is missing: build the targets waymark, perf_floor and perf_measure`);
  process.exit(2);
}
const folder = values.folder ? resolve(values.folder) : mkdtempSync(join(tmpdir(), 'waymark-perf-'));
const ratios = new Map();

function siteOf(articles) {
  const site = join(folder, String(articles));
  if (!existsSync(join(site, 'site/help/site.yml'))) {
    execFileSync(process.execPath, [here('make_site.mjs'), site, '--articles', String(articles)], { stdio: 'ignore' });
  }
  return site;
}

// One round of everything on one site: what each run cost, by name.
function round(site, articles) {
  const costs = new Map();
  const out = join(site, 'out');
  const run = (name, words) => costs.set(name, measured(measure, words, { cwd: site }));
  const build = [program, 'build', '--site', 'site/help', '--out', out];
  rmSync(join(site, 'floor'), { recursive: true, force: true });
  run('floor', [floor, 'content/help', join(site, 'floor'), '--search']);
  rmSync(join(site, 'floor'), { recursive: true, force: true });
  rmSync(out, { recursive: true, force: true });
  rmSync(join(site, '.waymark'), { recursive: true, force: true });
  rmSync(join(site, 'site/help/.waymark'), { recursive: true, force: true });
  run('cold', build);
  run('nothing changed', build);
  const article = join(site, 'content/help', articlePath(site));
  const text = readFileSync(article, 'utf8');
  writeFileSync(article, `${text}\nOne sentence more.\n`);
  run('one changed', build);
  writeFileSync(article, text);
  run('parse', [floor, 'content/help', out, '--parse']);
  rmSync(join(site, 'site/help/.waymark'), { recursive: true, force: true });
  run('check', [program, 'check', '--site', 'site/help']);
  const workers = (count) => measured(measure, [program, 'check', '--site', 'site/help', '--jobs', String(count)], { cwd: site });
  costs.set('1 worker', workers(1));
  costs.set('2 workers', workers(2));
  if (hugoSite.installed()) {
    hugoSite.make(site);
    run('hugo', hugoSite.command(site));
    hugoSite.clean(site);
  }
  rmSync(out, { recursive: true, force: true });
  console.error(`  ${articles}: ${[...costs].map(([name, cost]) => `${name} ${cost.cpu.toFixed(2)}`).join(', ')} s of processor time`);
  return costs;
}

function articlePath(site) {
  const list = execFileSync('find', ['content/help', '-name', '*.md'], { cwd: site, encoding: 'utf8', maxBuffer: 1 << 26 });
  return list.split('\n').filter(Boolean).sort()[1].slice('content/help/'.length);
}

function note(name, ratio) {
  ratios.set(name, ratio);
  console.log(`${name.padEnd(44)} ${ratio.toFixed(2)}`);
}

function compare(articles) {
  const site = siteOf(articles);
  const all = Array.from({ length: rounds }, () => round(site, articles));
  const ratio = (of, to, what) => middle(all.map((costs) => costs.get(of)[what] / costs.get(to)[what]));
  const as = (words) => `${articles}: ${words}`;
  note(as('cold, CPU to floor'), ratio('cold', 'floor', 'cpu'));
  note(as('cold, memory to floor'), ratio('cold', 'floor', 'peak'));
  note(as('check, CPU to parsing'), ratio('check', 'parse', 'cpu'));
  note(as('check, memory to floor'), ratio('check', 'floor', 'peak'));
  note(as('nothing changed, CPU to cold'), ratio('nothing changed', 'cold', 'cpu'));
  note(as('one changed, CPU to cold'), ratio('one changed', 'cold', 'cpu'));
  note(as('check, wall of 2 workers to 1'), ratio('2 workers', '1 worker', 'wall'));
  if (all[0].has('hugo')) {
    for (const what of ['cpu', 'wall', 'peak']) note(as(`cold, ${what === 'peak' ? 'memory' : what} to Hugo`), ratio('cold', 'hugo', what));
  }
  return { cpu: middle(all.map((costs) => costs.get('cold').cpu)), peak: middle(all.map((costs) => costs.get('cold').peak)) };
}

function compareVersions(articles) {
  const site = siteOf(articles);
  const versions = join(folder, `${articles}-versions`);
  makeVersions(site, versions, 10, 0.05);
  const all = Array.from({ length: rounds }, () => ({
    one: measured(measure, [program, 'check', '--site', 'site/help'], { cwd: site }),
    ten: measured(measure, [program, 'check', '--site', 'site/help'], { cwd: versions }),
  }));
  note(`${articles}: check, CPU of 10 versions to 1`, middle(all.map(({ one, ten }) => ten.cpu / one.cpu)));
}

try {
  const costs = sizes.map(compare);
  for (let i = 1; i < sizes.length; ++i) {
    const more = sizes[i] / sizes[i - 1];
    note(`${sizes[i]}: CPU an article to that at ${sizes[i - 1]}`, costs[i].cpu / costs[i - 1].cpu / more);
    note(`${sizes[i]}: memory an article to that at ${sizes[i - 1]}`, costs[i].peak / costs[i - 1].peak / more);
  }
  compareVersions(sizes[0]);
} finally {
  if (!values.folder) rmSync(folder, { recursive: true, force: true });
}
if (values.budgets) {
  const over = overBudget(ratios, readBudgets(readFileSync(values.budgets, 'utf8')));
  for (const line of over) console.error(line);
  if (over.length > 0) process.exitCode = 1;
}
