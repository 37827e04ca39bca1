import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readBlocks } from './blocks.mjs';
import { languages } from './languages.mjs';
import { englishSyllables, readingEase, sentences, words } from './measure.mjs';
import { glossaryTerms, longSentences, proceduresWithoutPlace, readability, unlinkedTerms } from './rules.mjs';

test('syllables are those that are spoken', () => {
  const known = {
    phone: 1, phones: 1, code: 1, typed: 1, asked: 1, signed: 1, boxes: 2, pages: 2, changes: 2, added: 2, table: 2, people: 2, create: 2,
    useful: 2, sometimes: 2, question: 2, request: 2, camera: 3, idea: 3, area: 3, radio: 3, client: 2, being: 2, special: 2, usual: 3,
    settings: 2, password: 2, notification: 5, verification: 5, administrator: 5, authenticator: 5, account: 2,
  };
  for (const [word, count] of Object.entries(known)) assert.equal(englishSyllables(word), count, word);
});

test('syllables of German and Dutch', () => {
  const german = { Telefon: 3, Kennwort: 2, neue: 2, Überprüfung: 4, Situation: 5, bequem: 2, Sie: 1, App: 1, Benutzername: 5, schauen: 2 };
  for (const [word, count] of Object.entries(german)) assert.equal(languages.de.syllables(word), count, word);
  const dutch = { telefoon: 3, wachtwoord: 2, nieuwe: 2, verificatie: 5, bijna: 2, uw: 1, oproep: 2, zes: 1, draait: 1, geïnstalleerd: 4 };
  for (const [word, count] of Object.entries(dutch)) assert.equal(languages.nl.syllables(word), count, word);
});

test('a sentence ends before a blank only', () => {
  assert.deepEqual(sentences('You need version 6.0.0. Go to aka.ms/mfasetup now! Is it there?'),
    ['You need version 6.0.0.', 'Go to aka.ms/mfasetup now!', 'Is it there?']);
  assert.deepEqual(sentences('هل سُرق هاتفك؟ لا تقلق.'), ['هل سُرق هاتفك؟', 'لا تقلق.']);
  assert.equal(words('سُرق هاتفك').length, 2);
  assert.equal(words("Press the # key, or don't.").length, 6);
});

test('the figures of a known text', () => {
  const { ease, grade } = readingEase(readBlocks('<p>The cat sat on the mat.</p>'), languages.en);
  assert.ok(Math.abs(ease - 116.1) < 0.1 && Math.abs(grade + 1.45) < 0.1, `${ease} ${grade}`);
});

test('blocks know what they are', () => {
  const blocks = readBlocks(`<h1 id="a">Title</h1><p>Text with a <a href="x.html">link</a>.</p>
    <ol><li>Go there.<ul><li>inner</li></ul></li><li><p>Two.</p></li></ol>
    <blockquote><p>Theirs</p></blockquote><table><tr><td>Cell</td></tr></table><pre><code>not text</code></pre>`);
  assert.deepEqual(blocks.map(block => [block.kind, block.text, block.step, block.first]), [
    ['heading', 'Title', false, false], ['paragraph', 'Text with a link.', false, false], ['item', 'Go there.', true, true],
    ['item', 'inner', true, false], ['item', 'Two.', true, false], ['paragraph', 'Theirs', false, false], ['cell', 'Cell', false, false],
  ]);
  assert.equal(blocks[1].runs[1].href, 'x.html');
  assert.ok(blocks[5].quoted);
});

test('a procedure begins with where to go', () => {
  const found = (html, language = 'en') => proceduresWithoutPlace(readBlocks(html), languages[language]).length;
  assert.equal(found('<ol><li>Select Save.</li></ol>'), 1);
  assert.equal(found('<ol><li><strong>Select</strong> Save.</li><li>Go away.</li></ol>'), 1);
  for (const step of ['Go to your settings page.', 'On your phone, open the app.', 'In the app, tap Edit.', 'Open the app.'])
    assert.equal(found(`<ol><li>${step}</li><li>Select Save.</li></ol>`), 0, step);
  assert.equal(found('<ul><li>Select Save.</li></ul>'), 0);
  assert.equal(found('<ol><li>Wählen Sie Speichern.</li></ol>', 'de'), 1);
  assert.equal(found('<ol><li>Prüfen Sie auf der Seite den Namen.</li></ol>', 'de'), 0);
  assert.equal(found('<ol><li>Selecteer Opslaan.</li></ol>', 'nl'), 1);
  assert.equal(found('<ol><li>Open op uw telefoon de app.</li></ol>', 'nl'), 0);
  assert.equal(found('<ol><li>حدد حفظ.</li></ol>', 'ar'), 1);
  assert.equal(found('<ol><li>انتقل إلى صفحة الإعدادات.</li></ol>', 'ar'), 0);
});

test('long sentences of steps are found', () => {
  const sentence = `Go ${'on and '.repeat(13)}on.`;
  assert.equal(longSentences(readBlocks(`<ol><li>${sentence}</li></ol>`)).length, 1);
  assert.equal(longSentences(readBlocks(`<p>${sentence}</p>`)).length, 0);
});

test('a text that is hard to read is found', () => {
  const hard = 'Organizational administrators unilaterally necessitate supplementary authentication instrumentation availability.';
  assert.equal(readability(readBlocks(`<p>${hard}</p>`), languages.en).length, 1);
  assert.equal(readability(readBlocks('<p>Your phone rings. Press the key.</p>'), languages.en).length, 0);
  const german = 'Organisationsadministratoren konfigurieren mehrstufige Authentifizierungsinfrastrukturen.';
  assert.equal(readability(readBlocks(`<p>${german}</p>`), languages.de).length, 1);
  assert.equal(readability(readBlocks('<p>Ihr Telefon klingelt. Nehmen Sie ab.</p>'), languages.de).length, 0);
  assert.equal(readability(readBlocks('<p>يرن هاتفك.</p>'), languages.ar).length, 0);
});

test('the first use of a term is a link to the glossary', () => {
  const terms = glossaryTerms(readBlocks('<h1>Words</h1><h2>PIN</h2><p>A number.</p>'));
  const found = html => unlinkedTerms(readBlocks(html), terms, languages.en).length;
  assert.equal(found('<p>Type your PIN.</p>'), 1);
  assert.equal(found('<p>Type your <a href="glossary.html#pin">PIN</a>. The PIN is yours.</p>'), 0);
  assert.equal(found('<h2>The PIN</h2><p>Select <strong>PIN</strong>. <a href="app.html">Use a PIN</a>. Two pins: spinning.</p>'), 1);
  assert.equal(found('<h2>The PIN</h2><p>Select <strong>PIN</strong>. <a href="app.html">Use a PIN</a>. No spinning.</p>'), 0);
});
