// What a reader typed: words, "phrases", -words that must not be there.
import { wordsOf } from './words.js';

// {words, phrases: [[word…]…], excluded: [word…]}. A word knows whether it is `chained` to the one before without a blank
// ("sign-in", "portal.office.com") and whether it is still being typed.
export const parseQuery = (text, lang, typing) => {
  const query = { words: [], phrases: [], excluded: [] };
  const add = (part, quoted) => {
    const words = wordsOf(part, lang).map(({ word, begin, end, joined }, i, all) => ({
      word,
      joined,
      chained: i > 0 && /^[-‐‑._]$/.test(part.slice(all[i - 1].end, begin)),
      typed: typing && !quoted && part === parts.at(-1)?.part && end === part.length,
    }));
    query.words.push(...words);
    if (quoted && words.length > 0) query.phrases.push(words.map(({ word }) => word));
  };
  // A quotation mark that is still open holds the rest.
  const parts = [...text.matchAll(/(^|\s)-(?=[\p{L}\p{N}])(\S+)|["“”„«»]([^"“”„«»]*)["“”„«»]?|((?:(?!\s-[\p{L}\p{N}])[^"“”„«»])+)/gu)].map(
    ([, , excluded, phrase, part]) => ({ excluded, phrase, part }),
  );
  for (const { excluded, phrase, part } of parts) {
    if (excluded) query.excluded.push(...wordsOf(excluded, lang).map(({ word }) => word));
    else if (phrase !== undefined) add(phrase, true);
    else add(part, false);
  }
  return query;
};

// Cuts what was typed in scripts without blanks into the longest words that the index has.
export const segment = async (edition, words) => {
  const cut = [];
  for (const one of words) {
    if (!one.joined) {
      cut.push(one);
      continue;
    }
    const letters = [...one.word];
    await edition.loadWords(letters.map((_, i) => letters.slice(i).join('')).concat(letters));
    let unknown = '';
    let chained = one.chained;
    const put = (word, typed) => {
      if (word) cut.push({ ...one, word, chained, typed: one.typed && typed });
      if (word) chained = true;
    };
    for (let i = 0; i < letters.length;) {
      let length = letters.length - i;
      while (length > 0 && !edition.group(letters.slice(i, i + length).join(''))) --length;
      if (length === 0) unknown += letters[i++];
      else {
        put(unknown, false);
        unknown = '';
        put(letters.slice(i, i + length).join(''), i + length === letters.length);
        i += length;
      }
    }
    put(unknown, true);
  }
  return cut;
};
