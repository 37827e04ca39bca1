import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Edition, groups, postings, surfaces, varints } from './engine.mjs';
import { frontCoded, loadFrom, tinyIndex } from './tiny_index.mjs';

test('numbers of five bits a digit', () => {
  assert.deepEqual(varints(''), []);
  assert.deepEqual(varints('AfgB'), [0, 31, 32]);
  assert.deepEqual(varints('____D'), [31 + 31 * 32 + 31 * 1024 + 31 * 32768 + 3 * 1048576]);
});

test('front-coded words come back', () => {
  const words = ['a', 'app', 'apps', 'password', 'passwords', '二段階', '𠮷a', '𠮸b'].sort();
  assert.deepEqual(surfaces(frontCoded(words)), words);
  assert.deepEqual(surfaces(''), []);
});

test('postings of a group', () => {
  const [first, second] = groups([3, 2 * 2, 9, 2, 4, 1, 2, 1, 7, 5000, 3, 1, 1, 0]);
  assert.deepEqual([...postings(first)], [[4, 9], [5, 9], [7, 2]]);
  assert.equal(first.truncated, false);
  assert.deepEqual([second.df, second.truncated, [...postings(second)]], [5000, true, [[0, 1]]]);
});

const files = tinyIndex(
  ['one', 'two', 'three'].map((name) => ({ path: `${name}.html`, title: `Article ${name}`, units: [['', '', `Text of ${name}`], ['part', `Part ${name}`, 'More text']] })),
  { shardSize: 3 },
);

test('a unit belongs to an article, a word to a shard, an article to a file', async () => {
  const asked = [];
  const edition = await new Edition('search/', loadFrom(files, asked, 'search/')).open();
  assert.deepEqual([0, 1, 2, 5].map((unit) => edition.articleOf(unit)), [0, 0, 1, 2]);
  assert.equal(edition.group('three'), null);
  await edition.loadWords(['three', 'two', 'zebra', '1']);
  assert.equal(edition.group('three').df, 2);
  assert.equal(edition.group('zebra'), null);
  assert.deepEqual(edition.startingWith('t', 9), ['two', 'text', 'three'].filter((word) => edition.neighbours('t').includes(word)));
  assert.equal((await edition.article(1)).path, 'two.html');
  await edition.loadWords(['three', 'two']);
  assert.equal(asked.length, new Set(asked).size, 'nothing is loaded twice');
});

test('a site that was published anew is read anew', async () => {
  const asked = [];
  const edition = await new Edition('', loadFrom(files, asked)).open();
  edition.firsts = edition.firsts.with(1, 'another');
  await edition.loadWords(['another']);
  assert.ok(asked.some((address) => /^base\.js\?t=\d+$/.test(address)));
  assert.notEqual(edition.firsts[1], 'another');
});

test('what could not be loaded is asked for again', async () => {
  let fails = true;
  const load = loadFrom(files);
  const edition = new Edition('', (address) => (fails ? Promise.reject(new Error('offline')) : load(address)));
  await assert.rejects(edition.open());
  fails = false;
  assert.equal((await edition.open()).units, 6);
});
