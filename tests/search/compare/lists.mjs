// Lists of questions (../questions/, ../../real/search/), and how well a search answers them.
//
// A row is a question, a locale, and the places that answer it, with tabs between. Places have "|" between them: `page.html`, whatever
// section of it, or `page.html#anchor`. "# kind: typo" begins the questions of a kind.
//
// A search answers a question at rank n when its n-th article is such a page and, where an anchor is asked for, one of the three sections
// shown below it has that anchor.

import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const shownSections = 3;
const lastRank = 10;

// [{site, locale, text, kind, places}]; the file's name begins with the site's.
export function readQuestions(file) {
  const site = basename(file).split('.')[0];
  let kind = 'of any kind';
  const questions = [];
  readFileSync(file, 'utf8').split('\n').forEach((line, index) => {
    kind = line.match(/^# kind: (.*)/)?.[1] ?? kind;
    if (line === '' || line.startsWith('#')) return;
    const [text, locale, places, ...more] = line.split('\t');
    if (!places || more.length > 0) throw new Error(`${file}:${index + 1}: not a question, a locale and the places that answer it`);
    questions.push({ site, locale, text, kind, places: places.split('|').map((place) => place.split('#')) });
  });
  return questions;
}

// `articles`, best first: [{page, anchors}], the anchors of its sections best first. 0 where the answer is not among the first ten.
export function rankOf({ places }, articles) {
  const answers = ({ page, anchors }) =>
    places.some(([wanted, anchor]) => wanted === page && (anchor === undefined || anchors.slice(0, shownSections).includes(anchor)));
  return articles.slice(0, lastRank).findIndex(answers) + 1;
}

export function measure(ranks) {
  const share = (most) => ranks.filter((rank) => rank > 0 && rank <= most).length / ranks.length;
  return {
    count: ranks.length,
    first: share(1),
    firstThree: share(3),
    reciprocal: ranks.reduce((sum, rank) => sum + (rank > 0 ? 1 / rank : 0), 0) / ranks.length,
  };
}
