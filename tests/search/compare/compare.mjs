// Waymark's search, Pagefind and MiniSearch, asked the same questions about the same built pages:
//   node compare.mjs PROGRAM [--articles 10000] [--quality | --cost]
// PROGRAM is waymark. Prints tables in Markdown: how well each answers, by list and by kind of question, then what each costs on the
// generated site of tests/perf. --quality leaves the second part out, --cost the first.

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { timed } from './child_time.mjs';
import { printCost } from './cost.mjs';
import { measure, rankOf, readQuestions } from './lists.mjs';
import * as miniSearch from './minisearch_engine.mjs';
import * as pagefind from './pagefind_engine.mjs';
import * as waymark from './waymark_engine.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const engines = [waymark, pagefind, miniSearch];
const asked = [waymark, waymark.withoutSynonyms, pagefind, miniSearch];

// Where a list's site is defined, where its articles are written, and which locale stands at the top of the built site.
const sites = {
  'mfa-help': { site: 'site/mfa-help', sources: 'content/mfa', first: 'en-us' },
  manual: { site: 'site/manual', sources: 'content/manual', first: 'en-us' },
  corpus: { site: 'tests/real/corpus', sources: '../shared/corpus/mfa', first: 'en' },
};

// Lists by what they are for: those of a folder and not of the folders in it.
const folders = {
  'Held out': 'tests/search/questions/held-out-2',
  'For tuning': 'tests/search/questions/tuning',
  'Help desk, for tuning': 'tests/search/questions/help-desk',
  'First list, for tuning': 'tests/search/questions',
  'Real articles, held out': 'tests/real/search',
  'Real articles, for tuning': 'tests/real/search/tuning',
};

const allQuestions = () =>
  Object.entries(folders).flatMap(([half, folder]) =>
    readdirSync(join(root, folder))
      .filter((file) => file.endsWith('.tsv'))
      .flatMap((file) => readQuestions(join(root, folder, file)))
      .map((question) => ({ ...question, half })),
  );

const percent = (share) => `${(100 * share).toFixed(0)}%`;
const cell = ({ first, firstThree, reciprocal }) => `${percent(first)} / ${percent(firstThree)} / ${reciprocal.toFixed(2)}`;

function printTable(heading, rows) {
  console.log(`\n| ${heading} | Questions | ${asked.map(({ name }) => name).join(' | ')} |`);
  console.log(`|---|--:|${asked.map(() => '---').join('|')}|`);
  for (const [name, outcomes] of rows) {
    const cells = asked.map((engine) => cell(measure(outcomes.map((outcome) => outcome.ranks.get(engine)))));
    console.log(`| ${name} | ${outcomes.length} | ${cells.join(' | ')} |`);
  }
}

const groupedBy = (outcomes, nameOf) => {
  const groups = new Map();
  for (const outcome of outcomes) {
    const name = nameOf(outcome);
    groups.set(name, [...(groups.get(name) ?? []), outcome]);
  }
  return [...groups];
};

async function askAll(program, work) {
  const outcomes = [];
  const questions = allQuestions();
  for (const [name, { site, sources, first }] of Object.entries(sites)) {
    const built = join(work, name);
    // Real articles have findings, so the exit code 1 is none to stop at.
    await timed('bash', '-c', '"$0" build --site "$1" --out "$2" || [ $? -eq 1 ]', program, join(root, site), built);
    for (const [locale, ofLocale] of groupedBy(questions.filter((one) => one.site === name), (one) => one.locale)) {
      const edition = { site: built, folder: join(built, locale === first ? '' : locale), sources: join(root, sources), locale };
      const opened = new Map();
      for (const engine of asked) {
        const index = await engine.index(edition, join(work, `${name}-${locale}-${asked.indexOf(engine)}`));
        opened.set(engine, await engine.open(index, locale));
      }
      for (const question of ofLocale) {
        const ranks = new Map();
        for (const [engine, { answer }] of opened) ranks.set(engine, rankOf(question, await answer(question.text)));
        outcomes.push({ ...question, ranks });
      }
      for (const { close } of opened.values()) await close();
    }
  }
  return outcomes;
}

function printQuality(outcomes) {
  console.log('Success@1 / success@3 / MRR');
  printTable('Site and locale', groupedBy(outcomes, ({ site, locale, half }) => `${site}, ${locale}: ${half.toLowerCase()}`));
  printTable('Lists', groupedBy(outcomes, ({ half }) => half).sort());
  printTable('Kind, own content', groupedBy(outcomes.filter(({ site }) => site !== 'corpus'), ({ kind }) => kind));
}

const { values, positionals } = parseArgs({
  options: { articles: { type: 'string', default: '10000' }, quality: { type: 'boolean' }, cost: { type: 'boolean' } },
  allowPositionals: true,
});
if (positionals.length !== 1) {
  console.error('usage: compare.mjs PROGRAM [--articles N] [--quality | --cost]');
  process.exit(2);
}
const program = resolve(positionals[0]);
const work = mkdtempSync(join(tmpdir(), 'search-compare-'));
try {
  if (!values.cost) printQuality(await askAll(program, work));
  if (!values.quality) await printCost({ program, work, engines, articles: values.articles, root });
} finally {
  rmSync(work, { recursive: true, force: true });
}
