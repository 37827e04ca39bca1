import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readBlocks } from './blocks.mjs';
import { readingEase, sentences, syllables, words } from './measure.mjs';
import { glossaryTerms, longSentences, proceduresWithoutPlace, readingGrade, unlinkedTerms } from './rules.mjs';

test('syllables are those that are spoken', () => {
  const known = {
    phone: 1, phones: 1, code: 1, typed: 1, asked: 1, signed: 1, boxes: 2, pages: 2, changes: 2, added: 2, table: 2, people: 2, create: 2,
    useful: 2, sometimes: 2, question: 2, request: 2, camera: 3, idea: 3, area: 3, radio: 3, client: 2, being: 2, special: 2, usual: 3,
    settings: 2, password: 2, notification: 5, verification: 5, administrator: 5, authenticator: 5, account: 2,
  };
  for (const [word, count] of Object.entries(known)) assert.equal(syllables(word), count, word);
});

test('a sentence ends before a blank only', () => {
  assert.deepEqual(sentences('You need version 6.0.0. Go to aka.ms/mfasetup now! Is it there?'),
    ['You need version 6.0.0.', 'Go to aka.ms/mfasetup now!', 'Is it there?']);
  assert.equal(words("Press the # key, or don't.").length, 6);
});

test('the figures of a known text', () => {
  const { ease, grade } = readingEase(readBlocks('<p>The cat sat on the mat.</p>'));
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
  const found = html => proceduresWithoutPlace(readBlocks(html)).length;
  assert.equal(found('<ol><li>Select Save.</li></ol>'), 1);
  assert.equal(found('<ol><li><strong>Select</strong> Save.</li><li>Go away.</li></ol>'), 1);
  for (const step of ['Go to your settings page.', 'On your phone, open the app.', 'In the app, tap Edit.', 'Open the app.'])
    assert.equal(found(`<ol><li>${step}</li><li>Select Save.</li></ol>`), 0, step);
  assert.equal(found('<ul><li>Select Save.</li></ul>'), 0);
});

test('long sentences of steps are found', () => {
  const sentence = `Go ${'on and '.repeat(13)}on.`;
  assert.equal(longSentences(readBlocks(`<ol><li>${sentence}</li></ol>`)).length, 1);
  assert.equal(longSentences(readBlocks(`<p>${sentence}</p>`)).length, 0);
});

test('a text that is hard to read is found', () => {
  const hard = 'Organizational administrators unilaterally necessitate supplementary authentication instrumentation availability.';
  assert.equal(readingGrade(readBlocks(`<p>${hard}</p>`)).length, 1);
  assert.equal(readingGrade(readBlocks('<p>Your phone rings. Press the key.</p>')).length, 0);
});

test('the first use of a term is a link to the glossary', () => {
  const terms = glossaryTerms(readBlocks('<h1>Words</h1><h2>PIN</h2><p>A number.</p>'));
  const found = html => unlinkedTerms(readBlocks(html), terms).length;
  assert.equal(found('<p>Type your PIN.</p>'), 1);
  assert.equal(found('<p>Type your <a href="glossary.html#pin">PIN</a>. The PIN is yours.</p>'), 0);
  assert.equal(found('<h2>The PIN</h2><p>Select <strong>PIN</strong>. <a href="app.html">Use a PIN</a>. Two pins: spinning.</p>'), 1);
  assert.equal(found('<h2>The PIN</h2><p>Select <strong>PIN</strong>. <a href="app.html">Use a PIN</a>. No spinning.</p>'), 0);
});
