// Words as help uses them: few are frequent and most are rare (rank × frequency stays about the same), so that an index of the generated
// site grows as that of a real one does. The frequent ones are English, so that stemming and stop words have work; the rest is invented.

import { Random } from './random.mjs';

const invented = 20000;

const frequent = `the to a you and your in of is or for it on can this with if that not have page select are be when app from account an
  do phone code use password sign as see one at way new by then go number set first only add open their work name another time type after
  computer settings each will may does which address message list more no up user menu before again text same device choice button box
  administrator help need change find access call second file screen choose delete save school old request browser link change every
  window email must how still last word office server team problem error answer key part site next step picture press wait once install
  remove report line below table group mobile update download connect network printer meeting calendar folder document licence storage
  member invite share print language region keyboard update restart backup restore policy invoice payment profile notification`
  .split(/\s+/);

const onsets = ['b', 'br', 'c', 'ch', 'cl', 'd', 'dr', 'f', 'fl', 'g', 'gr', 'h', 'j', 'k', 'l', 'm', 'n', 'p', 'pl', 'pr', 'qu', 'r', 's',
  'sh', 'sl', 'sp', 'st', 't', 'th', 'tr', 'v', 'w', 'z'];
const vowels = ['a', 'e', 'i', 'o', 'u', 'ai', 'ea', 'ee', 'io', 'oa', 'ou'];
const codas = ['', '', '', 'b', 'ck', 'd', 'l', 'll', 'm', 'n', 'nd', 'ng', 'nt', 'p', 'r', 'rt', 's', 'st', 't', 'x'];
const endings = ['', '', '', '', 's', 's', 'ed', 'ing', 'er', 'ion', 'able', 'ment', 'ly'];

function inventedWords(seed) {
  const random = new Random(seed);
  const words = new Set(frequent);
  const part = (list) => list[random.below(list.length)];
  while (words.size < frequent.length + invented) {
    let word = '';
    for (let syllables = random.between(1, 3); syllables > 0; --syllables) word += part(onsets) + part(vowels) + part(codas);
    words.add(word + part(endings));
  }
  // Short words are the frequent ones, in any language.
  const rank = (word, at) => (at < frequent.length ? at - frequent.length : word.length);
  return [...words].map((word, at) => [word, rank(word, at)]).sort((a, b) => a[1] - b[1]).map(([word]) => word);
}

// One vocabulary for all sites, whatever their seed.
const vocabulary = inventedWords(7);
const sums = [];
vocabulary.reduce((sum, _, rank) => (sums[rank] = sum + 1 / (rank + 3)), 0);

export function word(random) {
  const wanted = random.next() * sums.at(-1);
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sums[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  return vocabulary[low];
}

export function words(random, count) {
  return Array.from({ length: count }, () => word(random)).join(' ');
}

export function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}

export function sentence(random) {
  return `${capital(words(random, random.between(6, 16)))}.`;
}

export function paragraph(random, sentences) {
  return Array.from({ length: sentences }, () => sentence(random)).join(' ');
}
