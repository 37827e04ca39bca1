// Which units answer a query best, by the numbers of the index alone: BM25, and how many of the words are there at all.
import { postings } from './decoding.js';

// A word that so many of the units have tells little; it counts, but it need not be there.
const commonShare = 0.12;
const stopWordShare = 0.3;
// What is left of a score for each word that should be there and is not: answers with all words come first, unless they hardly fit.
const leftWithout = 0.6;
const mostUnits = 500;
// A bit each.
export const mostWords = 31;

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

const bitsOf = (bits) => {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) ++count;
  return count;
};

// At most mostUnits entries {unit, score}, the best ones, in no order. `found` comes from candidatesOf(), of at most mostWords words;
// `required` are words that have to be there. Arrays over all units, since objects for thousands of them would take most of the time.
export const scoreUnits = (edition, found, excluded, required) => {
  let words = found.map((one) => lookUp(edition, one));
  if (!words.some(({ significant }) => significant)) words = words.map((one) => ({ ...one, significant: one.impacts.size > 0 }));
  const score = new Float64Array(edition.units);
  const covered = new Float64Array(edition.units);
  const has = new Int32Array(edition.units);
  const touched = [];
  let needed = 0;
  words.forEach(({ impacts, idf, significant, open }, i) => {
    const bit = 1 << i;
    if (significant && !open) needed |= bit;
    for (const [unit, impact] of impacts) {
      if (has[unit] === 0) touched.push(unit);
      has[unit] |= bit;
      score[unit] += impact * idf;
      covered[unit] += idf;
    }
  });
  const whole = words.reduce((sum, word) => sum + (word.impacts.size > 0 ? word.idf : 0), 0);
  const banned = excluded.map((word) => edition.group(word)).filter(Boolean).map(postings);
  const wanted = required.map((word) => edition.group(word)).filter((group) => group && !group.truncated).map(postings);
  const units = [];
  for (const unit of touched) {
    if (banned.some((impacts) => impacts.has(unit)) || wanted.some((impacts) => !impacts.has(unit))) continue;
    units.push({ unit, score: score[unit] * Math.sqrt(covered[unit] / whole) * leftWithout ** bitsOf(needed & ~has[unit]) });
  }
  if (units.length <= mostUnits) return units;
  const least = Float64Array.from(units, (one) => one.score).sort().at(-mostUnits);
  return units.filter((one) => one.score >= least);
};
