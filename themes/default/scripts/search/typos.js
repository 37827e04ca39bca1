// How many slips of the keyboard make one word another: a letter too many, too few, another one, or two swapped.

// Which letters a word has, as bits; letters may share one.
export const lettersOf = (word) => {
  let bits = 0;
  for (let i = 0; i < word.length; ++i) bits |= 1 << (word.charCodeAt(i) & 31);
  return bits;
};

// Whether two words have too many different letters for that few slips: each adds one and takes one away at most.
export const farApart = (letters, others, most) => {
  let different = letters ^ others;
  let count = 0;
  for (; different !== 0; different &= different - 1) ++count;
  return count > 2 * most;
};

// At most `most`; more than that is told as most + 1. Only a band round the diagonal is looked at.
export const typos = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; ++i) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= b.length; ++j) {
      if (Math.abs(i - j) > most) {
        row[j] = most + 1;
        continue;
      }
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (!same && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      least = Math.min(least, row[j]);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return Math.min(last[b.length], most + 1);
};

// How many are forgiven in a word of that length.
export const forgiven = (length) => (length >= 8 ? 2 : length >= 4 ? 1 : 0);
