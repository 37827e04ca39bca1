// What else the words of a query are called: by the site's own synonyms, and by what readers of any help say.

const synonymWeight = 0.9;
const everydayWeight = 0.6;
const foreignWeight = 0.5;
// In a large index each word that is looked for may be one more file to load.
const largeIndex = 24;
const mostInLargeIndex = 2;

// What Arabic writes together with a noun, article and all.
const arabicBeginning = /^(?:[وف]?[بك]?ال|[وف]?لل)(?=.{3})/;
export const alone = (word) => word.replace(arabicBeginning, '');

// Whether two words are one but for a short ending: "phone" and "phones".
export const isForm = (a, b) => a === b || (Math.min(a.length, b.length) >= 4 && Math.abs(a.length - b.length) <= 2 && (a.startsWith(b) || b.startsWith(a)));

const splitAll = (entries) => entries.map((entry) => entry.split(' '));

// Sets of {names, weights}: whoever types one of `names` is shown those that have a weight as well.
export const meaningsOf = ({ synonyms = [], everyday = '', shards = [] }) => {
  const most = shards.length > largeIndex ? mostInLargeIndex : Infinity;
  return [
    ...synonyms.map((names) => ({ names: splitAll(names), weights: names.map(() => synonymWeight) })),
    ...(everyday ? everyday.split('|') : []).map((set) => {
      const [written, typed = [], foreign = []] = set.split(';').map((names) => (names ? names.split(',') : []));
      const weights = [...written.slice(0, most).map(() => everydayWeight), ...foreign.slice(0, most).map(() => foreignWeight)];
      return { names: splitAll([...written.slice(0, most), ...foreign.slice(0, most), ...written.slice(most), ...foreign.slice(most), ...typed]), weights };
    }),
  ];
};

// The longest name of anything that stands at `from`, and the other names of it: {length, name, others: [{words, weight}…]}.
const meaningAt = (edition, words, from) => {
  let best = { length: 0, others: [] };
  for (const { names, weights } of edition.meanings) {
    for (const [at, name] of names.entries()) {
      if (name.length < best.length || !name.every((word, i) => words[from + i] && isForm(alone(word), alone(words[from + i].word)))) continue;
      const others = weights.map((weight, i) => ({ words: names[i], weight })).filter((_, i) => i !== at);
      best = { length: name.length, name, others: name.length === best.length ? [...best.others, ...others] : others };
    }
  }
  return best;
};

// Words with what else they may be called. Several that have one name together are one: "two-factor authentication" is not three things.
export const withMeanings = (edition, words) => {
  const all = [];
  for (let from = 0; from < words.length;) {
    const { length, name, others } = meaningAt(edition, words, from);
    if (length > 1) all.push({ word: name.join(' '), name, others });
    else all.push({ ...words[from], others });
    from += Math.max(length, 1);
  }
  return all;
};
