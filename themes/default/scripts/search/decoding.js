// The packed parts of the index: numbers and sorted words.

const digits = new Uint8Array(128);
[...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'].forEach((digit, value) => (digits[digit.charCodeAt(0)] = value));

// Unsigned numbers, five bits a digit, the lowest first; 32 says that more follow.
export const varints = (packed = '') => {
  const numbers = [];
  let number = 0;
  let scale = 1;
  for (let i = 0; i < packed.length; ++i) {
    const digit = digits[packed.charCodeAt(i)];
    number += (digit & 31) * scale;
    scale *= 32;
    if (digit > 31) continue;
    numbers.push(number);
    number = 0;
    scale = 1;
  }
  return numbers;
};

// Each word is one digit (base 36: how much it shares with the one before) and the rest.
export const surfaces = (packed) => {
  const words = [];
  let word = '';
  for (const entry of packed ? packed.split(' ') : []) {
    word = word.slice(0, parseInt(entry[0], 36)) + entry.slice(1);
    words.push(word);
  }
  return words;
};

// Where each group of a shard begins in its numbers, with what stands there.
export const groups = (numbers) => {
  const all = [];
  for (let i = 0; i < numbers.length;) {
    const group = { df: numbers[i], truncated: numbers[i + 1] % 2 === 1, classes: Math.floor(numbers[i + 1] / 2), begin: i + 2, numbers };
    i += 2;
    for (let k = 0; k < group.classes; ++k) i += 2 + numbers[i + 1];
    all.push(group);
  }
  return all;
};

// Unit → impact.
export const postings = (group) => {
  const impacts = new Map();
  let i = group.begin;
  for (let k = 0; k < group.classes; ++k) {
    const impact = group.numbers[i];
    let left = group.numbers[i + 1];
    i += 2;
    for (let unit = 0; left > 0; --left) {
      unit += group.numbers[i++];
      impacts.set(unit, impact);
    }
  }
  return impacts;
};
