// The words of a text, where they stand in it, and folded as the index has them.
import { fold } from './folding.js';

// Scripts that put no blank between words: the index has what a dictionary made of them.
const joinedScripts =
  '\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3005-\u3007\u3031-\u3035\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u{20000}-\u{3ffff}';
const character = '[\\p{L}\\p{N}\\p{M}]';
const invisible = '[\u00ad\u200c\u200d]';
const apostrophe = "['’‘ʼ＇]";
const joinedRun = `(?:(?=${character})[${joinedScripts}]|${invisible}(?=[${joinedScripts}]))`;
const letter = `(?:(?!${apostrophe}|[${joinedScripts}])${character})`;
const pattern = new RegExp(`((?=${character})${joinedRun}+)|${letter}+(?:(?:${apostrophe}|${invisible}+)${letter}+)*`, 'gu');
const apostrophes = new RegExp(apostrophe, 'gu');
const afterApostrophe = new RegExp(`(?<=${apostrophe})`, 'u');
const genitive = new RegExp(`${apostrophe}s$`, 'iu');
// In these an apostrophe stands between two words ("l'app", "Azure'da"); elsewhere inside one ("don't").
const eliding = /^(ca|fr|it|tr|az|kk)\b/;

// The index has no longer words; a longer one is cut there.
const bytesOfWord = new Uint8Array(64);
const cut = (word) => (word.length > 20 ? word.slice(0, new TextEncoder().encodeInto(word, bytesOfWord).read) : word);

// Entries of {word, begin, end, joined}: offsets in `text`; `joined` for a run that has still to be cut into words.
export const wordsOf = (text, lang) => {
  const words = [];
  for (const found of text.matchAll(pattern)) {
    const parts = eliding.test(lang) ? found[0].split(afterApostrophe) : [found[0].replace(genitive, '')];
    let begin = found.index;
    for (const part of parts) {
      const folded = fold(part.replace(apostrophes, ''), lang).replace(/[^\p{L}\p{N}\p{M}]/gu, '');
      const joined = Boolean(found[1]);
      if (folded) words.push({ word: joined ? folded : cut(folded), begin, end: begin + part.length, joined });
      begin += part.length;
    }
  }
  return words;
};
