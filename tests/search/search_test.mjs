import { test } from 'node:test';
import assert from 'node:assert/strict';
import { Edition, search } from './engine.mjs';
import { loadFrom, tinyIndex } from './tiny_index.mjs';

const open = async (articles, options, asked) => new Edition('', loadFrom(tinyIndex(articles, options), asked)).open();
// The places that are shown, in order: "page", or "page#section".
const placesIn = (articles) =>
  articles.flatMap(({ path, isBest, sections }) => [...(isBest ? [path] : []), ...sections.map(({ anchor }) => `${path}#${anchor}`), ...(isBest ? [] : [path])]);
const marks = (pieces) => pieces.filter(({ marked }) => marked).map(({ text }) => text);

const help = [
  { path: 'lost-phone', title: 'You lost your phone', keywords: 'stolen', units: [
    ['', '', 'What to do when your phone is gone.'],
    ['sign-in', 'Sign in without your phone', 'Choose another way to sign in.\nThen call your administrator.'],
    ['tell', 'Tell your administrator', 'They can stop the app on the phone that was stolen.'],
  ] },
  { path: 'app-password', title: 'App passwords', units: [
    ['', '', 'Some programs ask for a password and know nothing of two-step verification.'],
    ['create', 'Create an app password', 'Open the portal and select Create.'],
    ['delete', 'Delete an app password', 'When a device is lost, delete its password.'],
  ] },
  { path: 'set-up', title: 'Set up two-step verification', units: [
    ['', '', 'You need a phone.'],
    ['text', 'By text message', 'A code comes by text message. Type the code.'],
    ['app', 'By app', 'The app shows a notification. Press F12 for the list.'],
  ] },
];
const english = await open(help, { synonyms: [['mfa', '2fa', 'two step verification'], ['sms', 'text message']], stop: 'the my i a an how do to' });
const first = async (text, options) => placesIn((await search(english, text, options)).articles)[0];

test('titles, headings and texts are found', async () => {
  const table = {
    'lost phone': 'lost-phone', 'I lost my phone': 'lost-phone', 'create app password': 'app-password#create', 'delete': 'app-password#delete',
    'text message': 'set-up#text', 'F12': 'set-up#app', 'stolen': 'lost-phone', 'how do I create': 'app-password#create',
  };
  for (const [text, place] of Object.entries(table)) assert.equal(await first(text), place, text);
});

test('slips of the keyboard are forgiven, and told', async () => {
  const table = {
    'pasword': 'app-password', 'creat app pasword': 'app-password#create', 'verifcation': 'set-up', 'notifcaiton': 'set-up#app', 'lsot phone': 'lost-phone',
    'xreate app password': 'app-password#create',
  };
  for (const [text, place] of Object.entries(table)) assert.equal(await first(text), place, text);
  assert.equal((await search(english, 'creat app pasword')).suggestion, 'create app password');
  assert.equal((await search(english, 'create app password')).suggestion, '');
});

test('the last word may be unfinished while it is typed', async () => {
  assert.equal(await first('notif', { typing: true }), 'set-up#app');
  assert.equal(await first('create app pass', { typing: true }), 'app-password#create');
  assert.equal((await search(english, 'xyz', { typing: true })).articles.length, 0);
});

test('synonyms, compounds and other endings', async () => {
  const table = { mfa: 'set-up', '2FA': 'set-up', sms: 'set-up#text', twostep: 'set-up', signin: 'lost-phone#sign-in', 'sign-in': 'lost-phone#sign-in', notifications: 'set-up#app' };
  for (const [text, place] of Object.entries(table)) assert.equal(await first(text), place, text);
});

test('what an article says of itself holds for its sections', async () => {
  const units = [['', '', 'Who helps you.'], ['desk', 'Call the service desk', 'Dial the number on your badge.'], ['mail', 'Write a mail', 'Name your badge.']];
  const edition = await open([{ path: 'office', title: 'Office', units }, { path: 'lost', title: 'Lost', keywords: 'theft', units }]);
  const { articles } = await search(edition, 'theft desk');
  assert.equal(placesIn(articles)[0], 'lost#desk');
  assert.equal(placesIn((await search(edition, 'theft mail')).articles)[0], 'lost#mail');
  assert.deepEqual(articles.map(({ path }) => path), ['lost', 'office']);
  assert.deepEqual(placesIn((await search(edition, 'desk -theft')).articles)[0], 'office#desk');
});

test('what is in the language of the reader comes before what is not translated', async () => {
  const units = [['', '', 'Sie haben ein neues Handy.']];
  const edition = await open([{ path: 'old', title: 'Neues Handy', lang: 'en', units }, { path: 'new', title: 'Neues Handy', units }], { lang: 'de' });
  assert.deepEqual((await search(edition, 'neues Handy')).articles.map(({ path }) => path), ['new', 'old']);
});

test('what stands in quotation marks stands so in the answer', async () => {
  const phrase = await search(english, '"text message"');
  assert.deepEqual(placesIn(phrase.articles), ['set-up#text', 'set-up']);
  assert.equal((await search(english, '"message text"')).articles.length, 0);
  assert.equal((await search(english, '"app pass')).articles.length, 0);
});

test('a word with a minus is not in the answer', async () => {
  const places = placesIn((await search(english, 'app -password')).articles);
  assert.ok(places.includes('set-up#app'));
  assert.ok(!places.some((place) => place.startsWith('app-password')), places.join());
});

test('nothing asked, nothing found', async () => {
  for (const text of ['', '  ', '…', '""']) assert.equal((await search(english, text)).asked, false, text);
  const none = await search(english, 'qqqqqqqq');
  assert.deepEqual([none.asked, none.articles.length, none.total], [true, 0, 0]);
});

test('excerpts show and mark the words, and hold what was written as text', async () => {
  const { articles } = await search(english, 'lost device');
  const deleted = articles.find(({ path }) => path === 'app-password').sections.find(({ anchor }) => anchor === 'delete');
  assert.deepEqual(marks(deleted.excerpt), ['device', 'lost']);
  assert.equal(deleted.excerpt.map(({ text }) => text).join(''), 'When a device is lost, delete its password.');
  const [own] = (await search(english, 'lost phone')).articles;
  assert.deepEqual(marks(own.title), ['lost', 'phone']);
});

test('lines become one line that can be read', async () => {
  const list = await open([{ path: 'list', title: 'List', units: [['', '', 'You need\nA lamp\nA button.\nThen begin.']] }]);
  const [{ excerpt }] = (await search(list, 'lamp')).articles;
  assert.equal(excerpt.map((piece) => piece.text).join(''), 'A lamp · A button. Then begin.');
});

test('a long text is cut near the words, between words', async () => {
  const filler = 'Nothing of this matters to anyone. '.repeat(30);
  const long = await open([{ path: 'long', title: 'Long', units: [['', '', `${filler}Then the lantern flickers. ${filler}`]] }]);
  const [{ excerpt }] = (await search(long, 'lantern')).articles;
  const text = excerpt.map((piece) => piece.text).join('');
  assert.ok(text.length < 260 && text.startsWith('…') && text.endsWith('…'), text);
  assert.deepEqual(marks(excerpt), ['lantern']);
  assert.match(text, /^… ?\S.*\S …$/s);
});

const scoped = [
  { path: 'settings', title: 'Change settings', views: 0, units: [
    ['', '', 'Where to go.', 0], ['office', 'Settings with Office', 'Open the menu of Office.', 1], ['azure', 'Settings with Azure', 'Open the menu of Azure.', 2],
  ] },
  { path: 'azure', title: 'The Azure menu', views: 2, units: [['', '', 'The menu of settings.', 2]] },
];
const usages = { usages: [{ id: 'office', label: 'Office' }, { id: 'azure', label: 'Azure' }], masks: [3, '1', 2] };

const zones = [
  { path: 'codes', title: 'Codes', views: 0, units: [
    ['', '', 'About codes.', 0],
    ['devices', 'Your devices', 'Both have a lamp.\nOffice has a lever beside the lamp.\nAzure has a crank beside the lamp.', 0, [[1, 2, '1'], [2, 3, 2]]],
  ] },
];

test('lines for others are not quoted', async () => {
  const edition = await open(zones, usages);
  const said = ({ articles }) => articles[0].sections[0].excerpt.map(({ text }) => text).join('');
  assert.equal(said(await search(edition, 'lamp', { usage: 0 })), 'Both have a lamp. Office has a lever beside the lamp.');
  assert.equal(said(await search(edition, 'lamp', { usage: 1 })), 'Both have a lamp. Azure has a crank beside the lamp.');
  assert.match(said(await search(edition, 'lamp')), /lever.*crank/);
});

test('what only lines for others say is theirs', async () => {
  const edition = await open(zones, usages);
  const office = await search(edition, 'crank', { usage: 0 });
  assert.deepEqual(office.articles, []);
  assert.deepEqual(office.others.map(({ path, readers }) => ({ path, readers })), [{ path: 'codes', readers: [1] }]);
  const azure = await search(edition, 'crank', { usage: 1 });
  assert.deepEqual(placesIn(azure.articles), ['codes#devices', 'codes']);
  assert.deepEqual(azure.others, []);
});

test('what is for the reader comes first, what is for others below', async () => {
  const edition = await open(scoped, usages);
  const office = await search(edition, 'menu settings', { usage: 0 });
  assert.deepEqual(placesIn(office.articles), ['settings#office', 'settings']);
  assert.deepEqual(office.others.map(({ path }) => path).sort(), ['azure', 'settings']);
  assert.ok(edition.isFor(office.articles[0].views, 0) && edition.isFor(office.articles[0].views, 1));
  assert.ok(!edition.isFor(office.others.find(({ path }) => path === 'azure').views, 0));
  const all = await search(edition, 'menu settings');
  assert.equal(all.articles.length, 2);
  assert.deepEqual(all.others, []);
});

test('scripts without blanks', async () => {
  const japanese = await open(
    [
      { path: 'set-up', title: '多要素認証の設定', units: [['', '', '電話を使います。'], ['app', 'アプリを使う', 'アプリに通知が届きます。']] },
      { path: 'lost', title: '電話をなくしたとき', units: [['', '', '管理者に連絡してください。']] },
    ],
    { lang: 'ja' },
  );
  assert.equal(placesIn((await search(japanese, '認証の設定')).articles)[0], 'set-up');
  assert.equal(placesIn((await search(japanese, '管理者')).articles)[0], 'lost');
  assert.equal(placesIn((await search(japanese, 'アプリ通知')).articles)[0], 'set-up#app');
  const [{ title }] = (await search(japanese, '電話をなくした')).articles;
  assert.ok(marks(title).includes('電話'));
  const thai = await open([{ path: 'phone', title: 'โทรศัพท์หาย', units: [['', '', 'ติดต่อผู้ดูแลระบบ']] }], { lang: 'th' });
  assert.equal(placesIn((await search(thai, 'โทรศัพท์')).articles)[0], 'phone');
});

test('Turkish has two letters i, Korean puts endings on words, Arabic is found without its signs', async () => {
  const turkish = await open([{ path: 'a', title: 'IŞIK', units: [['', '', 'Azure\'da İnternet']] }], { lang: 'tr' });
  for (const text of ['ışık', 'IŞIK', 'internet', 'azure']) assert.equal((await search(turkish, text)).articles.length, 1, text);
  const korean = await open([{ path: 'a', title: '비밀번호를 잊었어요', units: [['', '', '관리자에게']] }], { lang: 'ko' });
  assert.equal((await search(korean, '비밀번호')).articles.length, 1);
  const arabic = await open([{ path: 'a', title: 'إعدادات الهاتف', units: [['', '', 'مُحَمَّد']] }], { lang: 'ar' });
  for (const text of ['اعدادات', 'محمد']) assert.equal((await search(arabic, text)).articles.length, 1, text);
});

test('a query loads the words and texts that it needs', async () => {
  const many = Array.from({ length: 200 }, (_, i) => ({
    path: `p${i}`, title: `Article ${i}`, units: [['', '', `Common text with word${String.fromCharCode(97 + (i % 26))}${i}`]],
  }));
  const asked = [];
  const edition = await open(many, {}, asked);
  const found = await search(edition, 'worda0');
  assert.equal(found.articles[0].path, 'p0');
  assert.ok(asked.filter((address) => address.startsWith('text-')).length <= 6, asked.join());
  assert.ok(asked.filter((address) => address.startsWith('terms-')).length <= 2, asked.join());
  const next = await search(edition, 'common text');
  assert.ok(next.articles.length >= 6);
  const more = await next.more(next.next);
  assert.equal(new Set([...next.articles, ...more.articles].map(({ path }) => path)).size, next.articles.length + more.articles.length);
});
