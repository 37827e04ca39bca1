// An index of a few articles in the format of the built ones, so that the search can be tried without the program. It has no stemmer, but
// takes words that differ in a last "s" or "ing" for one, and Intl.Segmenter for scripts without blanks.
import { fold, wordsOf } from './engine.mjs';

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const packed = (numbers) => {
  let all = '';
  for (let number of numbers) {
    for (; number > 31; number = Math.floor(number / 32)) all += digits[(number % 32) + 32];
    all += digits[number];
  }
  return all;
};

export const frontCoded = (words) =>
  words
    .map((word, i) => {
      const before = words[i - 1] ?? '';
      let shared = 0;
      while (shared < Math.min(before.length, word.length, 35) && before[shared] === word[shared]) ++shared;
      if (/[\ud800-\udbff]/.test(word[shared - 1] ?? '')) --shared;
      return shared.toString(36) + word.slice(shared);
    })
    .join(' ');

const stem = (word) => (word.length > 4 ? word.replace(/(s|ing)$/, '') : word);

const indexed = (text, lang) => {
  const words = wordsOf(text, lang).flatMap((one, i, all) => {
    if (one.joined) {
      const segmenter = new Intl.Segmenter(lang, { granularity: 'word' });
      return [...segmenter.segment(text.slice(one.begin, one.end))].map(({ segment }) => fold(segment, lang));
    }
    const hyphened = i > 0 && text.slice(all[i - 1].end, one.begin) === '-';
    return hyphened ? [one.word, all[i - 1].word + one.word] : [one.word];
  });
  return words;
};

// `articles`: [{path, title, keywords, views, lang, units: [[anchor, heading, text, scope, limited]…]}…], the first unit being the article itself.
// `options`: lang, usages, masks, synonyms, stop, shardSize (words a shard).
export const tinyIndex = (articles, { lang = 'en', shardSize = 40, ...options } = {}) => {
  const files = {};
  const postings = new Map(); // stem → unit → weight
  const surfaces = new Map(); // surface → number of articles
  const runs = [];
  let unit = 0;
  for (const article of articles) {
    for (const [i, [, heading, text, scope = 0]] of article.units.entries()) {
      runs.push(1, scope);
      const fields = i === 0 ? [[article.title, 5], [article.keywords ?? '', 4], [text, 1]] : [[heading, 5], [article.title, 1.5], [text, 1]];
      for (const [field, weight] of fields) {
        for (const word of indexed(field, lang)) {
          surfaces.set(word, (surfaces.get(word) ?? 0) + 1);
          const units = postings.get(stem(word)) ?? new Map();
          units.set(unit, (units.get(unit) ?? 0) + weight);
          postings.set(stem(word), units);
        }
      }
      ++unit;
    }
  }
  const sorted = [...surfaces.keys()].sort();
  const firsts = [];
  for (let n = 0; n * shardSize < sorted.length; ++n) {
    const words = sorted.slice(n * shardSize, (n + 1) * shardSize);
    firsts.push(words[0]);
    const stems = [...new Set(words.map(stem))];
    const numbers = stems.flatMap((one) => {
      const units = [...postings.get(one)].map(([at, weight]) => [at, Math.min(31, Math.max(1, Math.round((31 * weight) / (1.2 + weight))))]);
      const impacts = [...new Set(units.map(([, impact]) => impact))].sort((a, b) => b - a);
      return [units.length, 2 * impacts.length, ...impacts.flatMap((impact) => {
        const its = units.filter((entry) => entry[1] === impact).map(([at]) => at);
        return [impact, its.length, ...its.map((at, i) => at - (its[i - 1] ?? 0))];
      })];
    });
    files[`terms-${n}.js`] = {
      kind: 'terms', edition: 'tiny', n, surfaces: frontCoded(words), groups: packed(words.map((word) => stems.indexOf(stem(word)))), postings: packed(numbers),
    };
  }
  articles.forEach((article, n) => {
    const { path, title, views, lang: its } = article;
    files[`text-${n}.js`] = {
      kind: 'text', edition: 'tiny', n,
      articles: [{ path, title, views, lang: its, units: article.units.map(([anchor, heading, text, , limited]) => [anchor, heading, 2, text, ...(limited ? [limited] : [])]) }],
    };
  });
  files['base.js'] = {
    kind: 'base', edition: 'tiny', format: 1, lang, units: unit, articles: articles.length, sizes: packed(articles.map(({ units }) => units.length)),
    chunks: packed(articles.map(() => 1)), shards: firsts, tags: firsts.map((_, n) => String(n).padStart(4, '0')).join(''),
    scopes: packed(runs), common: frontCoded(sorted), ...options,
  };
  return files;
};

// load() for an Edition in `folder`, which notes what was asked for.
export const loadFrom = (files, asked = [], folder = '') => async (address) => {
  asked.push(address);
  const data = files[address.split('?')[0].slice(folder.length)];
  if (!data) throw new Error(`there is no ${address}`);
  return data;
};
