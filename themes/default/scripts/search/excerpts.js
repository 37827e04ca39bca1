// Where the words of a query stand in a text, and the piece of it that shows them best.
import { fold } from './folding.js';
import { wordsOf } from './words.js';

const lengthOfExcerpt = 180;
const before = 60;

// Entries of {begin, end, word, place}: `meanings` has, for each folded word, the number of the query's word that it stands for; `place`
// counts words.
export const occurrences = (text, lang, meanings) => {
  const found = [];
  const cut = [...meanings.keys()].sort((a, b) => b.length - a.length);
  let place = 0;
  for (const { word, begin, end, joined } of wordsOf(text, lang)) {
    ++place;
    if (!joined) {
      if (meanings.has(word)) found.push({ begin, end, word: meanings.get(word), place });
      continue;
    }
    // Letters of these scripts stay single when they are folded, so that offsets are those of the text; rare ones that do not are not marked.
    const run = text.slice(begin, end);
    const folded = fold(run, lang);
    for (let i = 0; i < folded.length && folded.length === run.length;) {
      const there = cut.find((one) => folded.startsWith(one, i));
      if (there) found.push({ begin: begin + i, end: begin + i + there.length, word: meanings.get(there), place: place + i / 2 });
      i += there?.length ?? 1;
    }
    place += folded.length / 2;
  }
  return found;
};

// Items of lists and cells of tables often end without a mark; in one line they need something between them.
const inOneLine = (text) => text.replace(/(^|[^.!?:;,、。؟।\s])\n/gu, '$1 · ').replaceAll('\n', ' ');

// The text in pieces {text, marked}.
export const marked = (text, places, begin = 0, end = text.length) => {
  const pieces = [];
  const put = (from, to, mark) => {
    if (to > from) pieces.push({ text: inOneLine(text.slice(from, to)), marked: mark });
  };
  let at = begin;
  for (const one of places) {
    if (one.begin < at || one.end > end) continue;
    put(at, one.begin, false);
    put(one.begin, one.end, true);
    at = one.end;
  }
  put(at, end, false);
  return pieces;
};

// Not in the middle of a word, where there are blanks near; never in the middle of a character.
const cutAt = (text, at, step) => {
  for (let i = at, left = 24; left > 0; i += step, --left) if (/\s/.test(text[i] ?? ' ')) return i;
  return /[\udc00-\udfff]/.test(text[at]) ? at + step : at;
};

// The piece that has most of the words, as marked().
export const excerpt = (text, places) => {
  let best = places[0];
  let most = 0;
  for (const [i, first] of places.entries()) {
    const inside = new Set();
    for (let j = i; j < places.length && places[j].end <= first.begin + lengthOfExcerpt - before; ++j) inside.add(places[j].word);
    if (inside.size > most) [best, most] = [first, inside.size];
  }
  const at = best?.begin ?? 0;
  const block = text.lastIndexOf('\n', at - 1) + 1;
  const begin = at - block <= before ? block : cutAt(text, at - before / 2, -1);
  const end = begin + lengthOfExcerpt >= text.length ? text.length : cutAt(text, begin + lengthOfExcerpt, -1);
  const pieces = marked(text, places, begin, end);
  if (begin > block) pieces.unshift({ text: '…', marked: false });
  if (end < text.length) pieces.push({ text: ' …', marked: false });
  return pieces;
};
