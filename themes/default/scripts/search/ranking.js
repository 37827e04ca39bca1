// Which units answer a query best, by the numbers of the index alone: BM25, and how many of the words are there at all.
import { postings } from './decoding.js';

// Words that every text is full of tell little, but something.
const stopWordShare = 0.08;
// What is left of a score where the word that tells most is missing; of others, by what they tell. So answers with all words come first,
// unless they hardly fit.
const leftWithout = 0.75;
// In a long question much of what was typed stands in no answer.
const mostMissing = 1.5;
const mostUnits = 500;
// What an article says of itself (title, keywords, first text) holds for its sections: how much of what a word counts more there than in
// the section, and how far a section that lacks the word is taken to have it.
const inherited = 0.5;
const inheritedShare = 0.3;

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

// What a word finds: {impacts: unit → weight × impact, idf, open}; `open`: units that are not in it may have it all the same.
const lookUp = (edition, { word, candidates }) => {
  const impacts = new Map();
  const seen = new Set();
  let open = false;
  let df = 0;
  for (const { words, weight } of [...candidates].sort((a, b) => b.weight - a.weight)) {
    const groups = words.map((one) => edition.group(one));
    if (groups.includes(null) || (groups.length === 1 && seen.has(groups[0]))) continue;
    if (groups.length === 1) seen.add(groups[0]);
    open ||= groups.every(({ truncated }) => truncated);
    if (groups.length === 1) df = Math.max(df, groups[0].df);
    intersect(groups).forEach((impact, unit) => {
      const before = impacts.get(unit);
      if (before === undefined || before < weight * impact) impacts.set(unit, weight * impact);
    });
  }
  df = Math.max(df, impacts.size);
  return {
    impacts,
    open,
    idf: Math.log(1 + (edition.units - df + 0.5) / (df + 0.5)) * (edition.stopWords.has(word) ? stopWordShare : 1),
  };
};

// The best first.
export const better = (a, b) => b.score - a.score;

// At most mostUnits entries {unit, score}, the best ones, in no order. `found` comes from candidatesOf(); `required` are words that have to
// be there. Arrays over all units, since objects for thousands of them would take most of the time.
export const scoreUnits = (edition, found, excluded, required) => {
  const words = found.map((one) => lookUp(edition, one)).filter(({ impacts }) => impacts.size > 0);
  const score = new Float64Array(edition.units);
  const covered = new Float64Array(edition.units);
  const surely = new Float64Array(edition.units);
  const touched = [];
  for (const { impacts, idf, open } of words) {
    impacts.forEach((impact, unit) => {
      if (covered[unit] === 0) touched.push(unit);
      score[unit] += impact * idf;
      covered[unit] += idf;
      if (!open) surely[unit] += idf;
    });
  }
  const sum = (some) => some.reduce((all, { idf }) => all + idf, 0);
  const whole = sum(words);
  const sure = sum(words.filter(({ open }) => !open));
  const most = Math.max(...words.map(({ idf }) => idf));
  const banned = excluded.map((word) => edition.group(word)).filter(Boolean).map(postings);
  const wanted = required.map((word) => edition.group(word)).filter((group) => group && !group.truncated).map(postings);
  const worth = (unit) => {
    const missing = (sure - surely[unit]) / most;
    return score[unit] * Math.sqrt(covered[unit] / whole) * leftWithout ** Math.min(missing, mostMissing);
  };
  const isAllowed = (unit) => !banned.some((impacts) => impacts.has(unit)) && wanted.every((impacts) => impacts.has(unit));
  let units = touched.filter(isAllowed).map((unit) => ({ unit, score: worth(unit) }));
  if (units.length > mostUnits) {
    const least = Float64Array.from(units, (one) => one.score).sort().at(-mostUnits);
    units = units.filter((one) => one.score >= least);
  }
  for (const one of units) {
    const { unit } = one;
    const article = edition.firstUnits[edition.articleOf(unit)];
    for (const { impacts, idf, open } of article === unit ? [] : words) {
      const own = impacts.get(unit) ?? 0;
      const above = impacts.get(article) ?? 0;
      score[unit] += inherited * Math.max(above - own, 0) * idf;
      if (own > 0 || above === 0) continue;
      covered[unit] += inheritedShare * idf;
      if (!open) surely[unit] += inheritedShare * idf;
    }
    one.score = worth(unit);
  }
  return units;
};
