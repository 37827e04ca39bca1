import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Edition, search } from './engine.mjs';
import { loadFrom, tinyIndex } from './tiny_index.mjs';

const articles = [
  { path: 'phone.html', title: 'Your phone is lost', units: [['', '', 'Tell your administrator.'], ['wipe', 'Remove it', 'Remove all from the phone.']] },
  { path: 'handy.html', title: 'Ein Telefon verlieren', units: [['', '', 'Das Telefon.']] },
  { path: 'code.html', title: 'Codes', units: [['', '', 'A verification code has six digits.'], ['text', 'By mobile message', 'A mobile message.']] },
  { path: 'rest.html', title: 'Other things', units: [['', '', 'Colours and sounds of other things.']] },
];
const everyday = 'phone,mobile;handset,cell phone;telefon|remove;get rid of,delete|lost;gone|verification code,code;passcode';
const open = (options) => new Edition('', loadFrom(tinyIndex(articles, { stop: 'the my is of it a by ein das', ...options }))).open();
const found = async (edition, text) => (await search(edition, text)).articles.map(({ path }) => path.replace('.html', ''));

test('everyday words find what is written in others', async () => {
  const edition = await open({ everyday });
  const table = { handset: 'phone', handsets: 'phone', 'my cell phone is gone': 'phone', 'get rid of it': 'phone', passcode: 'code' };
  for (const [text, path] of Object.entries(table)) assert.equal((await found(edition, text))[0], path, text);
  const none = await open({});
  assert.deepEqual(await found(none, 'handset'), []);
});

test('they count less than the words of the article, and other languages least', async () => {
  const edition = await open({ everyday });
  assert.deepEqual((await found(edition, 'mobile')).slice(0, 2), ['code', 'phone']);
  assert.equal((await found(edition, 'telefon'))[0], 'handy');
  const order = await found(edition, 'handset');
  assert.ok(order.includes('handy') && order.indexOf('phone') < order.indexOf('handy'));
});

test('the synonyms of the site count more', async () => {
  const edition = await open({ everyday: 'phone,mobile;handset', synonyms: [['handset', 'code']] });
  assert.equal((await found(edition, 'handset'))[0], 'code');
});

test('what is only typed is not looked for', async () => {
  const edition = await open({ everyday: 'lost;other things,gone' });
  assert.deepEqual(await found(edition, 'gone'), ['phone']);
});

test('of a large index each meaning loads a few files at most', async () => {
  const words = Array.from({ length: 60 }, (_, i) => `word${i}`);
  const many = words.map((word) => ({ path: `${word}.html`, title: word, units: [['', '', word]] }));
  const asked = [];
  const files = tinyIndex(many, { shardSize: 2, everyday: `${words.slice(0, 9).join(',')};thing` });
  const edition = await new Edition('', loadFrom(files, asked)).open();
  assert.equal((await found(edition, 'thing')).length, 2);
  assert.ok(asked.filter((address) => address.startsWith('terms')).length <= 3);
});

test('Arabic words are found with and without their article', async () => {
  const arabic = await open({ lang: 'ar' });
  assert.deepEqual(await found(arabic, 'هاتف'), []);
  const edition = await new Edition('', loadFrom(tinyIndex([{ path: 'a.html', title: 'هاتف', units: [['', '', '']] }], { lang: 'ar', everyday: 'هاتف;جوال' }))).open();
  for (const text of ['هاتف', 'الهاتف', 'بالهاتف', 'للهاتف', 'الجوال', 'جوالي']) assert.deepEqual(await found(edition, text), ['a'], text);
});

test('of a compound the index may have only its end', async () => {
  const dutch = [
    { path: 'a.html', title: 'Uw beheerder', units: [['', '', 'De beheerder helpt.']] },
    { path: 'b.html', title: 'Het systeem', units: [['', '', 'Een systeem.']] },
  ];
  const edition = await new Edition('', loadFrom(tinyIndex(dutch, { lang: 'nl' }))).open();
  assert.equal((await found(edition, 'systeembeheerder'))[0], 'a');
});
