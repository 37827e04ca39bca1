// node evaluate.mjs SITE QUESTIONS… [--least=95] [--all]: asks a built site what people ask, and prints how often the answer comes first, among the
// first three, and the mean of 1/rank (MRR). A result is an article with the sections shown below it. Fails where fewer than --least
// percent of all are answered among the first three. --all prints the places that each question found.
import { readFileSync } from 'node:fs';
import { Edition, search } from './engine.mjs';
import { loadBuilt } from './built_index.mjs';

const args = process.argv.slice(2);
const least = Number(args.find((arg) => arg.startsWith('--least='))?.slice(8) ?? 0);
const all = args.includes('--all');
const [site, ...lists] = args.filter((arg) => !arg.startsWith('--'));
if (!site || lists.length === 0) {
  console.error('usage: node evaluate.mjs SITE QUESTIONS… [--least=95] [--all]');
  process.exit(2);
}

const editions = new Map();
const editionOf = (locale) => {
  if (!editions.has(locale)) editions.set(locale, new Edition(`search/${locale}/`, loadBuilt(site)).open());
  return editions.get(locale);
};

// "page.html" is answered by any place of the page, "page.html#section" by that section.
const answers = ({ path, sections }, expected) =>
  expected.some((place) => {
    const [page, anchor] = place.split('#');
    return page === path && (anchor === undefined || sections.some((section) => section.anchor === anchor));
  });

let asked = 0;
let answered = 0;
for (const list of lists) {
  const questions = readFileSync(list, 'utf8').split('\n').filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t'));
  let first = 0;
  let three = 0;
  let sum = 0;
  for (const [question, locale, places] of questions) {
    const expected = places.split('|');
    const { articles } = await search(await editionOf(locale), question);
    const rank = articles.findIndex((article) => answers(article, expected)) + 1;
    if (rank === 1) ++first;
    if (rank > 0 && rank <= 3) ++three;
    if (rank > 0) sum += 1 / rank;
    if (rank === 1 && !all) continue;
    const found = articles.slice(0, 3).map(({ path, sections }) => path + (sections[0] ? `#${sections[0].anchor}` : ''));
    console.log(`  ${rank || '-'}  ${question}  →  ${found.join('  ')}${rank === 1 ? '' : `  instead of ${places}`}`);
  }
  const percent = (count) => `${((100 * count) / questions.length).toFixed(1)}%`;
  console.log(`${list.split('/').at(-1)}: ${questions.length} questions, success@1 ${percent(first)}, success@3 ${percent(three)}, MRR ${(sum / questions.length).toFixed(3)}`);
  asked += questions.length;
  answered += three;
}
const share = (100 * answered) / asked;
console.log(`all: ${asked} questions, success@3 ${share.toFixed(1)}%`);
process.exitCode = share >= least ? 0 : 1;
