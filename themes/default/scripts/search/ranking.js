// Which units answer a query best, by the numbers of the index alone: BM25, and how many of the words are there at all.
import { postings } from './decoding.js';

// A word that so many of the units have tells little; it counts, but it need not be there.
const commonShare = 0.12;
const stopWordShare = 0.3;
// What is left of a score for each word that should be there and is not: answers with all words come first, unless they hardly fit.
const leftWithout = 0.6;

// Units that have all of the groups, with the least impact among them.
const intersect = (groups) => {
  const [first, ...others] = groups.map(postings);
  if (others.length === 0) return first;
  const all = new Map();
  for (const [unit, impact] of first) {
    const least = Math.min(impact, ...others.map((other) => other.get(unit) ?? 0));
    if (least > 0) all.set(unit, least);
  }
  return all;
};

// What a word finds: {impacts: unit → weight × impact, idf, significant, open}; `open`: units that are not in it may have it all the same.
const lookUp = (edition, { word, candidates }) => {
  const impacts = new Map();
  const seen = new Map();
  let open = false;
  let df = 0;
  for (const { words, weight } of [...candidates].sort((a, b) => b.weight - a.weight)) {
    const groups = words.map((one) => edition.group(one));
    if (groups.includes(null) || (groups.length === 1 && seen.has(groups[0]))) continue;
    seen.set(groups[0], true);
    open ||= groups.every(({ truncated }) => truncated);
    if (groups.length === 1) df = Math.max(df, groups[0].df);
    for (const [unit, impact] of intersect(groups)) impacts.set(unit, Math.max(impacts.get(unit) ?? 0, weight * impact));
  }
  df = Math.max(df, impacts.size);
  const stop = edition.stopWords.has(word);
  return {
    impacts,
    open,
    idf: Math.log(1 + (edition.units - df + 0.5) / (df + 0.5)) * (stop ? stopWordShare : 1),
    significant: df > 0 && !stop && df <= Math.max(commonShare * edition.units, 3),
  };
};

// The best first.
export const better = (a, b) => b.score - a.score;

// Entries of {unit, score}, in no order. `found` comes from candidatesOf(); `required` are words that have to be there.
export const scoreUnits = (edition, found, excluded, required) => {
  let words = found.map((one) => lookUp(edition, one));
  if (!words.some(({ significant }) => significant)) words = words.map((one) => ({ ...one, significant: one.impacts.size > 0 }));
  const all = new Map();
  words.forEach((word, i) => {
    for (const [unit, impact] of word.impacts) {
      const one = all.get(unit) ?? { unit, score: 0, covered: 0, has: new Set() };
      one.score += impact * word.idf;
      one.covered += word.idf;
      one.has.add(i);
      all.set(unit, one);
    }
  });
  const whole = words.reduce((sum, word) => sum + (word.impacts.size > 0 ? word.idf : 0), 0);
  const banned = excluded.map((word) => edition.group(word)).filter(Boolean).map(postings);
  const wanted = required.map((word) => edition.group(word)).filter((group) => group && !group.truncated).map(postings);
  const units = [];
  for (const one of all.values()) {
    if (banned.some((impacts) => impacts.has(one.unit)) || wanted.some((impacts) => !impacts.has(one.unit))) continue;
    words.forEach((word, i) => {
      if (word.significant && !word.open && !one.has.has(i)) one.score *= leftWithout;
    });
    one.score *= Math.sqrt(one.covered / whole);
    units.push(one);
  }
  return units;
};
