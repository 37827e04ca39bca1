import { test } from 'node:test';
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('make_site.mjs', import.meta.url));

function withSite(words, look) {
  const folder = mkdtempSync(join(tmpdir(), 'make-site-'));
  try {
    execFileSync(process.execPath, [program, folder, ...words]);
    const content = join(folder, 'content/help');
    const articles = readdirSync(content, { recursive: true }).filter((path) => path.endsWith('.md')).sort();
    return look(articles.map((path) => ({ path, folder: dirname(join(content, path)), text: readFileSync(join(content, path), 'utf8') })));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const count = (text, pattern) => [...text.matchAll(pattern)].length;
const linksOf = (text) => [...text.matchAll(/\]\(([^)#]*\.md)(?:#([^)]*))?\)/g)].map(([, path, anchor]) => ({ path, anchor }));
const hasAnchor = (text, anchor) => [...text.matchAll(/^#+ (.*)$/gm)].some(([, heading]) => heading.toLowerCase().replaceAll(' ', '-') === anchor);

const brokenLinks = (articles) => {
  const texts = new Map(articles.map(({ folder, path, text }) => [join(folder, path.split('/').at(-1)), text]));
  return articles.flatMap(({ folder, text }) =>
    linksOf(text).filter(({ path, anchor }) => {
      const target = texts.get(join(folder, path));
      return target === undefined || (anchor !== undefined && !hasAnchor(target, anchor));
    }),
  );
};

test('An article has what is measured', () => {
  withSite(['--articles', '120'], (articles) => {
    assert.equal(articles.length, 120);
    const bytes = articles.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / articles.length;
    assert.ok(bytes > 5400 && bytes < 6600, `${bytes} bytes an article`);
    articles.forEach(({ folder, text }, at) => {
      assert.equal(count(text.match(/^---\n[^]*?\n---/)[0], /^[\w.]+: /gm), 7);
      assert.deepEqual([/^# /gm, /^## /gm, /^### /gm].map((pattern) => count(text, pattern)), [1, 5, 4]);
      const links = linksOf(text);
      assert.equal(links.length, 8);
      assert.equal(links.filter(({ anchor }) => anchor).length, 5);
      const pictures = [...text.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)];
      assert.equal(pictures.length, 2);
      for (const [, path] of pictures) assert.ok(existsSync(join(folder, path)), `${at}: ${path}`);
    });
    assert.deepEqual(brokenLinks(articles), []);
  });
});

test('The same arguments write the same bytes, here and everywhere', () => {
  const sum = (articles) => createHash('sha256').update(articles.map(({ path, text }) => path + text).join('')).digest('hex').slice(0, 16);
  assert.equal(withSite(['--articles', '20'], sum), 'b495d4a0fc65e2f5');
  assert.notEqual(withSite(['--articles', '20', '--seed', '2'], sum), 'b495d4a0fc65e2f5');
});

test('A hundred links are broken where that is asked for', () => {
  withSite(['--articles', '200', '--broken'], (articles) => {
    const broken = brokenLinks(articles);
    assert.equal(broken.length, 100);
    assert.equal(broken.filter(({ path }) => path.includes('-gone')).length, 50);
  });
});
