// For each word of a query: the words of the index that may be meant, and how far to trust that.
import { alone, isForm, withMeanings } from './meanings.js';
import { farApart, forgiven, lettersOf, typos } from './typos.js';

const joinedWeight = 0.95;
const typoWeights = [1, 0.7, 0.45];
const endingWeight = 0.5;
const mostPrefixes = 30;
const mostTypos = 5;

const commonStart = (a, b) => {
  let length = 0;
  while (length < a.length && a[length] === b[length]) ++length;
  return length;
};

// What neighbours make together: "sign in" and "sign-in" → "signin"; chained words all of them. Two words that every text is full of make none.
const joinsAt = (edition, words, from) => {
  const found = [];
  let all = words[from].word;
  for (let to = from + 1; to < words.length && (to === from + 1 || words[to].chained) && !words[from].name && !words[to].name; ++to) {
    all += words[to].word;
    if (!words[to].chained && edition.stopWords.has(words[from].word) && edition.stopWords.has(words[to].word)) break;
    found.push({ from, length: to - from + 1, word: all });
  }
  return found;
};

const nearWords = (edition, word) => {
  const most = forgiven(word.length);
  const near = [[], [], []];
  const letters = lettersOf(word);
  for (const words of most > 0 ? [edition.neighbours(word), edition.common] : []) {
    for (const other of words) {
      if (Math.abs(other.length - word.length) > most || farApart(letters, lettersOf(other), most)) continue;
      const edits = typos(word, other, most);
      if (edits > 0 && edits <= most && !near[edits].includes(other)) near[edits].push(other);
    }
  }
  // Slips in the first letter are rare.
  const byStart = (a, b) => commonStart(word, b) - commonStart(word, a);
  const edits = near[1].length > 0 ? 1 : 2;
  return { edits, words: near[edits].sort(byStart).slice(0, mostTypos) };
};

const otherEndings = (edition, word) => {
  const least = Math.max(/\p{scx=Hangul}/u.test(word) ? 2 : 4, 0.6 * word.length);
  let best = least;
  let found = [];
  for (const other of edition.neighbours(word)) {
    const shared = commonStart(word, other);
    if (shared < best || other === word || other.length > shared + 4) continue;
    if (shared > best) found = [];
    best = shared;
    found.push(other);
  }
  return found.slice(0, mostTypos);
};

// "signin" → "sign" "in", "telefonnummer" → "telefon" "nummer".
const splits = (edition, word) => {
  const found = [];
  for (let at = 2; at <= word.length - 2; ++at) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => edition.isCommon(part) || edition.group(part))) found.push(parts);
  }
  return found;
};

// "smartwatch" → "watch", "telefonverlust" → "telefon": the longer half of a compound whose other half the index does not have.
const halves = (edition, word) => {
  for (let length = word.length - 2; length >= Math.max(4, word.length / 3); --length) {
    const known = [word.slice(-length), word.slice(0, length)].filter((part) => edition.isCommon(part) && !edition.stopWords.has(part));
    if (known.length > 0) return known;
  }
  return [];
};

// For each of `words` {word, exact, candidates: [{words, weight}…], nearest}: a candidate of several words stands for units that have all
// of them; `nearest` is the word of the index that was perhaps meant by one that it does not have.
export const candidatesOf = async (edition, typedWords) => {
  const words = withMeanings(edition, typedWords);
  const found = words.map(({ word }) => ({ word, exact: false, candidates: [], nearest: '' }));
  const joins = words.flatMap((_, from) => joinsAt(edition, words, from));
  const all = words.flatMap(({ word, name, others }) => [...(name ?? [word, alone(word)]), ...others.flatMap((other) => other.words)]);
  await edition.loadWords([...all, ...joins.map(({ word }) => word)]);
  // Where the index has no such word, one that only ends otherwise will do.
  const inIndex = (word) => (edition.group(word) ? word : (edition.neighbours(word).find((other) => isForm(word, other)) ?? word));
  words.forEach(({ name, others }, i) => {
    if (name) found[i].candidates.push({ words: name.map(inIndex), weight: 1 });
    for (const { words: other, weight } of others) found[i].candidates.push({ words: other.map(inIndex), weight });
  });
  for (const { from, length, word } of joins) for (let i = from; i < from + length; ++i) found[i].candidates.push({ words: [word], weight: joinedWeight });

  words.forEach(({ word, name, typed }, i) => {
    const one = found[i];
    if (name) return;
    const add = (others, weight) => one.candidates.push({ words: others, weight });
    const bare = edition.group(word) ? word : alone(word);
    const group = edition.group(bare);
    if (group) add([bare], 1);
    one.exact = Boolean(group) || one.candidates.some((candidate) => candidate.words.every((other) => edition.group(other)));
    if (typed || /\p{scx=Hangul}/u.test(word)) {
      for (const longer of edition.startingWith(word, mostPrefixes)) {
        if (longer !== word) add([longer], (0.6 + (0.3 * word.length) / longer.length) * (group ? 0.6 : 1));
      }
    }
    // A word that hardly anything has may be a slip that its author made as well.
    if (one.exact && !(group?.df <= edition.units / 20000)) return;
    if (one.candidates.some((candidate) => candidate.words[0].startsWith(word)) && typed) return;
    const parts = splits(edition, word);
    for (const both of parts) add(both, joinedWeight);
    // Of a compound its end says what it is: "systeembeheerder" is a "beheerder".
    if (parts.length > 0 && parts[0][1].length >= 4) add([parts[0][1]], endingWeight);
    const near = nearWords(edition, word);
    for (const other of near.words) add([other], typoWeights[near.edits]);
    const endings = near.edits === 1 && near.words.length > 0 ? [] : otherEndings(edition, word);
    for (const other of endings) add([other], endingWeight);
    if (parts.length + near.words.length === 0) for (const half of halves(edition, word)) add([half], endingWeight);
    if (!group && parts.length === 0) one.nearest = near.words[0] ?? endings[0] ?? '';
  });
  await edition.loadWords(found.flatMap(({ candidates }) => candidates.flatMap((candidate) => candidate.words)));
  return found;
};
