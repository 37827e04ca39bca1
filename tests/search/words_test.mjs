import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseQuery, typos, wordsOf } from './engine.mjs';

const vectors = JSON.parse(readFileSync(new URL('folding.json', import.meta.url)));
const words = (text, lang) => wordsOf(text, lang).map(({ word }) => word);

test('words are folded as the index has them', () => {
  for (const { lang, word, folded } of vectors.fold) assert.equal(words(word, lang).join(' '), folded, `${word} in ${lang}`);
  for (const { lang, text, words: expected } of vectors.words) assert.deepEqual(words(text, lang), expected, `${text} in ${lang}`);
});

test('words know where they stand', () => {
  const text = 'Straße: «l’École» 二段階認証 co\u00adde';
  for (const lang of ['de', 'fr']) {
    const cut = wordsOf(text, lang).map(({ begin, end }) => text.slice(begin, end));
    assert.deepEqual(cut, ['Straße', ...(lang === 'fr' ? ['l’', 'École'] : ['l’École']), '二段階認証', 'co\u00adde']);
  }
  assert.deepEqual(wordsOf(text, 'ja').map(({ joined }) => joined), [false, false, true, false]);
});

test('a run without blanks is not cut by its length', () => {
  const run = '認証'.repeat(40);
  assert.equal(words(run, 'ja')[0], run);
});

test('a query has words, phrases and what must not be there', () => {
  const parsed = parseQuery('lost "two-step verification" phone -azure', 'en', true);
  assert.deepEqual(parsed.words.map(({ word }) => word), ['lost', 'two', 'step', 'verification', 'phone']);
  assert.deepEqual(parsed.phrases, [['two', 'step', 'verification']]);
  assert.deepEqual(parsed.excluded, ['azure']);
  assert.deepEqual(parsed.words.map(({ chained }) => chained), [false, false, true, false, false]);
  const phrasesOf = (text) => parseQuery(text, 'en', false).phrases;
  assert.deepEqual(phrasesOf('“lost phone'), [['lost', 'phone']]);
  assert.deepEqual(phrasesOf('""'), []);
  assert.deepEqual(parseQuery('sign-in -', 'en', false).excluded, []);
});

test('only the last word is still being typed', () => {
  const typed = (text, typing = true) => parseQuery(text, 'en', typing).words.map((word) => word.typed);
  assert.deepEqual(typed('lost pho'), [false, true]);
  assert.deepEqual(typed('lost phone '), [false, false]);
  assert.deepEqual(typed('lost pho', false), [false, false]);
  assert.deepEqual(typed('"lost pho'), [false, false]);
});

test('slips of the keyboard are counted, up to a limit', () => {
  const table = [
    ['phone', 'phone', 0], ['phone', 'phnoe', 1], ['phone', 'phon', 1], ['phone', 'phonne', 1], ['phone', 'fhone', 1], ['phone', 'fone', 2],
    ['verification', 'verifcaton', 2], ['administrator', 'adminstrater', 2], ['abcd', 'dcba', 3], ['code', 'administrator', 3], ['ab', 'ba', 1],
  ];
  for (const [a, b, count] of table) {
    assert.equal(typos(a, b, 2), count, `${a} ${b}`);
    assert.equal(typos(b, a, 2), count, `${b} ${a}`);
  }
  assert.equal(typos('phone', 'fone', 1), 2);
});

test('the count is that of the whole table', () => {
  const letters = 'abc';
  let seed = 7;
  const random = (below) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
  const word = () => Array.from({ length: random(7) }, () => letters[random(3)]).join('');
  const whole = (a, b) => {
    const rows = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (_, j) => i || j ? i + j : 0));
    for (let i = 1; i <= a.length; ++i)
      for (let j = 1; j <= b.length; ++j) {
        rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    return rows[a.length][b.length];
  };
  for (let i = 0; i < 2000; ++i) {
    const [a, b] = [word(), word()];
    assert.equal(typos(a, b, 2), Math.min(whole(a, b), 3), `${a} ${b}`);
  }
});
