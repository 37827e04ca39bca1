// A query from its text to what is shown: articles, the best first, each with its best sections.
import { candidatesOf } from './candidates.js';
import { evidence, hasPhrases } from './evidence.js';
import { excerpt, marked, occurrences } from './excerpts.js';
import { parseQuery, segment } from './query.js';
import { better, scoreUnits } from './ranking.js';

const articlesAtOnce = 12;
// Words and texts together: a file has about 5.5 KB when compressed, and a query is to load less than 60. Some texts there must be.
const filesAtOnce = 9;
const leastTexts = 3;
const mostArticles = 48;
const mostSections = 3;
// How much of what its other best sections count is added to an article.
const ofOthers = 0.4;
const mostWords = 32;
// What is far worse than the best is no answer.
const leastShare = 0.2;
// An article that is not translated yet comes after one that says much the same in the reader's language.
const inOtherLanguage = 0.8;
// A phrase can only be looked for in the texts; so many are loaded for it.
const mostForPhrases = 40;

// Articles with their units, the best first. Other sections that fit as well speak for an article.
const byArticle = (edition, units) => {
  const articles = new Map();
  for (const one of units) {
    const number = edition.articleOf(one.unit);
    if (!articles.has(number)) articles.set(number, { number, units: [] });
    articles.get(number).units.push(one);
  }
  for (const article of articles.values()) {
    article.units.sort(better);
    const [best, ...others] = article.units;
    article.score = best.score + others.slice(0, mostSections).reduce((sum, { score }) => sum + ofOthers * score, 0);
  }
  const sorted = [...articles.values()].sort(better);
  return sorted.filter(({ score }) => score >= leastShare * sorted[0].score).slice(0, mostArticles);
};

// Folded words that stand for a word of the query, whatever their ending; of words that every text is full of only where there are no others.
const meaningsOf = (edition, found) => {
  const meanings = new Map();
  const isStop = ({ word }) => edition.stopWords.has(word);
  const allStop = found.every(isStop);
  found.forEach((one, i) => {
    if (isStop(one) && !allStop) return;
    const { candidates } = one;
    for (const { words } of candidates)
      for (const word of words) for (const surface of edition.sameGroup(word)) if (!meanings.has(surface)) meanings.set(surface, i);
  });
  return meanings;
};

// {articles: [{title, path, lang, dir, views, scopes, isBest, excerpt, sections: [{anchor, heading, excerpt}…]}…], next, total, more(from),
// others, suggestion, asked}. `usage` is the number of the reader's usage: units that are not for it come in `others`, articles as well.
// `isBest`: the article itself answers better than any section of it; `suggestion`: the query without its likely slips.
export const search = async (edition, text, { usage = -1, typing = false } = {}) => {
  const loadedBefore = edition.filesLoaded;
  const { words: typedWords, phrases, excluded } = parseQuery(text, edition.lang, typing);
  await edition.loadWords([...typedWords.filter(({ joined }) => !joined).map(({ word }) => word), ...excluded]);
  const words = (await segment(edition, typedWords)).slice(0, mostWords);
  const found = await candidatesOf(edition, words);
  const required = phrases.flat().filter((word) => edition.group(word));
  const units = scoreUnits(edition, found, excluded, required);
  const meanings = meaningsOf(edition, found);
  const count = new Set(meanings.values()).size;

  const isMine = ({ unit }) => usage < 0 || edition.isFor(edition.scopes[unit], usage);
  const mine = byArticle(edition, units.filter(isMine));
  const others = byArticle(edition, units.filter((one) => !isMine(one)));

  const place = (heading, body) => {
    const places = occurrences(body, edition.lang, meanings);
    return { heading: marked(heading, occurrences(heading, edition.lang, meanings)), excerpt: body ? excerpt(body, places) : [] };
  };
  const show = async ({ number, units: its, score }) => {
    const article = await edition.article(number);
    const first = edition.firstUnits[number];
    const lang = article.lang ?? edition.lang;
    const before = its[0].score;
    const kept = its
      .map((one) => ({ ...one, text: article.units[one.unit - first], own: one.unit === first }))
      .filter(({ text: [, heading, , body], own }) => hasPhrases(`${own ? article.title : heading}\n${body}`, lang, phrases));
    for (const one of kept.slice(0, 2 * mostSections))
      one.score *= evidence(one.own ? article.title : one.text[1], one.own ? '' : article.title, one.text[3], lang, meanings, count);
    if (kept.length === 0) return null;
    kept.sort(better);
    const own = kept.find((one) => one.own);
    return {
      ...article,
      score: (kept[0].score + score - before) * (article.lang ? inOtherLanguage : 1),
      scopes: kept.map(({ unit }) => edition.scopes[unit]),
      title: marked(article.title, occurrences(article.title, edition.lang, meanings)),
      isBest: Boolean(kept[0].own),
      excerpt: own && (kept[0] === own || kept.length === 1) ? place('', own.text[3]).excerpt : [],
      sections: kept
        .filter((one) => !one.own && one.score >= leastShare * kept[0].score)
        .slice(0, mostSections)
        .map((one) => ({ anchor: one.text[0], scope: edition.scopes[one.unit], ...place(one.text[1], one.text[3]) })),
    };
  };
  // The next few, in the order that their texts give them, and where the others begin.
  const read = async (articles, from = 0, files = filesAtOnce) => {
    const shown = [];
    const end = from + (phrases.length > 0 ? mostForPhrases : 1);
    let next = from;
    while (next < Math.min(end, articles.length) && shown.length < files) {
      const some = articles.slice(next, next + articlesAtOnce);
      some.length = edition.within(some.map(({ number }) => number), files);
      shown.push(...(await Promise.all(some.map(show))).filter(Boolean));
      next += some.length;
    }
    return { articles: shown.sort(better), next };
  };

  const nearest = found.map(({ word, nearest: other }) => other || word);
  const elsewhere = usage < 0 ? [] : others.slice(0, leastTexts);
  const left = filesAtOnce - (edition.filesLoaded - loadedBefore) - elsewhere.length;
  return {
    ...(await read(mine, 0, Math.max(left, leastTexts))),
    total: mine.length,
    more: (from) => read(mine, from),
    others: (await read(elsewhere)).articles,
    suggestion: found.some(({ nearest: other }) => other) ? nearest.join(' ') : '',
    asked: words.length > 0,
  };
};
