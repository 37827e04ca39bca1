import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measure, rankOf, readQuestions } from './lists.mjs';
import { sectionsOf } from './pages.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const lists = join(root, 'tests/search/questions');

test('A list names kinds, and each question has places, some with an anchor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lists-'));
  const file = join(folder, 'help.nl-nl.tsv');
  writeFileSync(file, '# About.\n# kind: typo\nlsot phone\tnl-nl\tlost.html|desk.html#lost\n\n# kind: word\nsim\ten\tlost.html\n');
  assert.deepEqual(readQuestions(file), [
    { site: 'help', locale: 'nl-nl', text: 'lsot phone', kind: 'typo', places: [['lost.html'], ['desk.html', 'lost']] },
    { site: 'help', locale: 'en', text: 'sim', kind: 'word', places: [['lost.html']] },
  ]);
  writeFileSync(file, 'a question without places\n');
  assert.throws(() => readQuestions(file), /tsv:1: not a question/);
  rmSync(folder, { recursive: true });
});

test('An anchor counts among the first three sections that are shown', () => {
  const question = { places: [['lost.html', 'lock']] };
  assert.equal(rankOf(question, [{ page: 'lost.html', anchors: ['a', 'b', 'lock'] }]), 1);
  assert.equal(rankOf(question, [{ page: 'lost.html', anchors: ['a', 'b', 'c', 'lock'] }]), 0);
  assert.equal(rankOf({ places: [['lost.html']] }, [{ page: 'other.html', anchors: [] }, { page: 'lost.html', anchors: [] }]), 2);
});

test('Ranks become shares', () => {
  assert.deepEqual(measure([1, 2, 0, 4]), { count: 4, first: 0.25, firstThree: 0.5, reciprocal: 1.75 / 4 });
});

test('An article is cut at its headings', () => {
  const body = '<article class="prose"><h1 id="t">Lost &amp; found</h1><p>Be <b>cal</b>m.</p><h2 id="a"><span id="b"></span>Lock it</h2><p>Now.</p></article>';
  assert.deepEqual(sectionsOf({ body }), [
    { anchor: '', heading: 'Lost & found', text: 'Be calm.' },
    { anchor: 'a', heading: 'Lock it', text: 'Now.' },
  ]);
});

// The anchors are those of the English articles in every language. An anchor is its heading in small letters, without signs.
const anchorsOf = (source) =>
  [...readFileSync(source, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
    heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').trim().replaceAll(' ', '-'),
  );

test('What the lists expect is in the articles', () => {
  const newest = join(root, 'content/mfa/en-us', readdirSync(join(root, 'content/mfa/en-us')).sort().at(-1));
  const folders = { 'mfa-help': [newest], manual: [join(root, 'content/manual'), join(root, 'tests/spec')] };
  for (const file of readdirSync(lists, { recursive: true }).filter((path) => path.endsWith('.tsv'))) {
    for (const { site, text, places } of readQuestions(join(lists, file))) {
      for (const [page, anchor] of places) {
        const source = folders[site].map((folder) => join(folder, page.replace(/html$/, 'md'))).find((path) => existsSync(path));
        assert.ok(source, `${file}: ${text}: there is no ${page}`);
        assert.ok(!anchor || anchorsOf(source).includes(anchor), `${file}: ${text}: ${page} has no section "${anchor}"`);
      }
    }
  }
});
