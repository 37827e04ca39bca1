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

// {articles: [{title, path, lang, dir, views, readers, isBest, excerpt, sections: [{anchor, heading, excerpt}…]}…], next, total, more(from),
// others, suggestion, asked}. `usage` is the number of the reader's usage: units that are not for it, or whose
// lines with the words are not, come in `others`, articles as well. `readers`: the numbers of the usages that an answer is for. `isBest`: the article itself answers better than any section of it; `suggestion`: the query without its likely slips.
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
  const foundForOthers = []; // articles of `mine` whose words only others see

  const place = (heading, body) => {
    const places = occurrences(body, edition.lang, meanings);
    return { heading: marked(heading, occurrences(heading, edition.lang, meanings)), excerpt: body ? excerpt(body, places) : [] };
  };
  const has = (part, lang) => occurrences(part, lang, meanings).length > 0;
  const readersOf = ({ unit, body, text }, lang) => {
    const sees = (i) => text.length < 5 || !has(body, lang) || has(edition.textFor(text, i), lang);
    return edition.usages.map((_, i) => i).filter((i) => edition.isFor(edition.scopes[unit], i) && sees(i));
  };
  const show = async (reader, found) => {
    const { number, units: its, score } = found;
    const article = await edition.article(number);
    const first = edition.firstUnits[number];
    const lang = article.lang ?? edition.lang;
    const before = its[0].score;
    const read = its
      .map((one) => ({ ...one, text: article.units[one.unit - first], own: one.unit === first }))
      .map((one) => ({ ...one, heading: one.own ? article.title : one.text[1], body: edition.textFor(one.text, reader) }))
      .filter(({ heading, body }) => hasPhrases(`${heading}\n${body}`, lang, phrases));
    // The words that led to a section may stand in lines for others only.
    const saysIt = ({ own, heading, text, body }) =>
      own || body === text[3] || has(`${heading}\n${article.title}\n${body}`, lang) || !has(text[3], lang);
    const kept = read.filter(saysIt);
    if (kept.length === 0 && read.length > 0) foundForOthers.push(found);
    for (const one of kept.slice(0, 2 * mostSections))
      one.score *= evidence(one.heading, one.own ? '' : article.title, one.body, lang, meanings, count);
    if (kept.length === 0) return null;
    kept.sort(better);
    const own = kept.find((one) => one.own);
    return {
      ...article,
      score: (kept[0].score + score - before) * (article.lang ? inOtherLanguage : 1),
      readers: [...new Set(kept.flatMap((one) => readersOf(one, lang)))],
      title: marked(article.title, occurrences(article.title, edition.lang, meanings)),
      isBest: Boolean(kept[0].own),
      excerpt: own && (kept[0] === own || kept.length === 1) ? place('', own.body).excerpt : [],
      sections: kept
        .filter((one) => !one.own && one.score >= leastShare * kept[0].score)
        .slice(0, mostSections)
        .map((one) => ({ anchor: one.text[0], ...place(one.heading, one.body) })),
    };
  };
  // The next few, in the order that their texts give them, and where the others begin.
  const read = async (reader, articles, from = 0, files = filesAtOnce) => {
    const shown = [];
    const end = from + (phrases.length > 0 ? mostForPhrases : 1);
    let next = from;
    while (next < Math.min(end, articles.length) && shown.length < files) {
      const some = articles.slice(next, next + articlesAtOnce);
      some.length = edition.within(some.map(({ number }) => number), files);
      shown.push(...(await Promise.all(some.map((one) => show(reader, one)))).filter(Boolean));
      next += some.length;
    }
    return { articles: shown.sort(better), next };
  };

  const nearest = found.map(({ word, nearest: other }) => other || word);
  const elsewhere = usage < 0 ? [] : others.slice(0, leastTexts);
  const left = filesAtOnce - (edition.filesLoaded - loadedBefore) - elsewhere.length;
  const own = await read(usage, mine, 0, Math.max(left, leastTexts));
  return {
    ...own,
    total: mine.length,
    more: (from) => read(usage, mine, from),
    others: (await read(-1, [...foundForOthers, ...elsewhere].slice(0, leastTexts))).articles,
    suggestion: found.some(({ nearest: other }) => other) ? nearest.join(' ') : '',
    asked: words.length > 0,
  };
};
