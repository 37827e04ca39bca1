import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Edition, search, typos, parseQuery, varints } from './engine.mjs';
import { loadFrom, tinyIndex } from './tiny_index.mjs';

const help = [
  { path: 'lost-phone.html', title: 'You lost your phone', keywords: 'stolen', units: [
    ['', '', 'What to do when your phone is gone.'],
    ['sign-in', 'Sign in without your phone', 'Choose another way to sign in.\nThen call your administrator.'],
    ['tell', 'Tell your administrator', 'They can stop the app on the phone that was stolen.'],
  ] },
  { path: 'app-password.html', title: 'App passwords', units: [
    ['', '', 'Some programs ask for a password and know nothing of two-step verification.'],
    ['create', 'Create an app password', 'Open portal and select Create.'],
    ['delete', 'Delete an app password', 'When a device is lost, delete its password.'],
  ] },
  { path: 'set-up.html', title: 'Set up two-step verification', units: [
    ['', '', 'You need a phone.'],
    ['text', 'By text message', 'A code comes by text message. Type the code.'],
    ['app', 'By app', 'The app shows a notification.'],
  ] },
];
const open = async (files, asked) => new Edition('', loadFrom(files, asked)).open();
const edition = await open(tinyIndex(help, { synonyms: [['mfa', '2fa', 'two step verification']], stop: 'my the a i' }));
const places = async (text, options) => (await search(edition, text, options)).articles.flatMap(({ path, isBest, sections }) => [...(isBest ? [path] : []), ...sections.map(({ anchor }) => `${path}#${anchor}`), ...(isBest ? [] : [path])]);
const first = async (text, options) => (await places(text, options))[0];

test('words of titles and headings', async () => {
  assert.equal(await first('lost phone'), 'lost-phone.html');
  assert.equal(await first('create app password'), 'app-password.html#create');
  assert.equal(await first('i lost my phone'), 'lost-phone.html');
  assert.equal(await first('text message'), 'set-up.html#text');
});
test('typos, prefixes', async () => {
  assert.equal(await first('creat app pasword'), 'app-password.html#create');
  assert.equal(await first('verifcation'), 'set-up.html');
  assert.equal(await first('notif', { typing: true }), 'set-up.html#app');
  assert.equal(await first('mfa'), 'set-up.html');
  assert.equal(await first('twostep'), 'set-up.html');
  assert.equal(await first('signin'), 'lost-phone.html#sign-in');
});
