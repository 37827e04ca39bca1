// What the texts themselves say of the best units: whether a phrase stands there, whether the words stand near one another, whether the
// heading says just that.
import { occurrences } from './excerpts.js';
import { wordsOf } from './words.js';

const near = 0.3;
const inHeading = 1;
// For a heading that says nothing else.
const wholeHeading = 1.2;
// What the article's title has of the query, as a share of what it counts in the section's own heading.
const inTitle = 0.5;

const hasPhrase = (words, phrase) =>
  words.some((_, from) => phrase.every((word, i) => words[from + i]?.word === word)) ||
  (phrase.length === 1 && words.some(({ word, joined }) => joined && word.includes(phrase[0])));

export const hasPhrases = (text, lang, phrases) => {
  if (phrases.length === 0) return true;
  const words = wordsOf(text, lang);
  return phrases.every((phrase) => hasPhrase(words, phrase));
};

// The fewest words in a row that hold all the different ones.
const shortestSpan = (places) => {
  const different = new Set(places.map(({ word }) => word)).size;
  let best = Infinity;
  for (let i = 0; i < places.length; ++i) {
    const seen = new Set();
    for (let j = i; j < places.length && places[j].place - places[i].place < best; ++j) {
      seen.add(places[j].word);
      if (seen.size === different) best = places[j].place - places[i].place + 1;
    }
  }
  return { different, span: best };
};

// What to multiply a unit's score by. `title`: of the article, where the heading is not that; `count`: how many words the query has.
export const evidence = (heading, title, text, lang, meanings, count) => {
  let factor = 1;
  const { different, span } = shortestSpan(occurrences(text, lang, meanings));
  if (different > 1) factor += (near * (different - 1)) / (count * Math.max(span / different, 1));
  const there = occurrences(heading, lang, meanings);
  const own = new Set(there.map(({ word }) => word));
  const above = new Set(occurrences(title, lang, meanings).map(({ word }) => word).filter((word) => !own.has(word)));
  factor += (inHeading * (own.size + inTitle * above.size)) / count;
  if (own.size === count) factor += wholeHeading * Math.min(1, there.length / wordsOf(heading, lang).length) ** 2;
  return factor;
};
