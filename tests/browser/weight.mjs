// What an article costs to load, without its pictures: its HTML, the style sheet and the scripts, as a server compresses them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const most = 30 * 1024;

export function weigh(site, pages, report) {
  const known = new Map();
  const weightOf = (path) => {
    if (!known.has(path)) known.set(path, gzipSync(readFileSync(join(site.folder, path)), { level: 6 }).length);
    return known.get(path);
  };
  let heaviest = 0;
  for (const { path, kind, html } of pages) {
    const base = new URL(path, 'http://site/');
    const parts = (pattern) => [...html.matchAll(pattern)].map((found) => new URL(found[1], base).pathname.slice(1));
    const styles = parts(/<link\b[^>]*\brel="stylesheet"[^>]*\bhref="([^"]*)"/g);
    const scripts = parts(/<script\b[^>]*\bsrc="([^"]*)"/g);
    report.expect(styles.length === 1, `${site.name}: ${path}: has ${styles.length} style sheets`);
    report.expect(scripts.length <= 1, `${site.name}: ${path}: has ${scripts.length} scripts`);
    if (kind !== 'article') continue;
    const weight = gzipSync(html, { level: 6 }).length + [...styles, ...scripts].reduce((sum, part) => sum + weightOf(part), 0);
    heaviest = Math.max(heaviest, weight);
    report.expect(weight <= most, `${site.name}: ${path}: weighs ${weight} bytes`);
  }
  console.log(`${site.name}: the heaviest article weighs ${heaviest} bytes`);
}
