// Waymark's own search, with the engine of the theme. Its index came with the site: what it cost is measured apart (cost.mjs).

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Edition, search } from '../engine.mjs';

export const name = 'Waymark';

// The others know no synonyms: without its own, what is left is the search itself.
export const withoutSynonyms = { name: 'Waymark, no synonyms', index, open: (built) => open(built, '', []) };

export async function index({ site, locale }) {
  // With one locale only its folder has another name than the edition's.
  const folders = readdirSync(join(site, 'search'));
  return { bundle: join(site, 'search', folders.includes(locale) ? locale : folders[0]), site, files: () => true };
}

const sent = (path) => gzipSync(readFileSync(path), { level: 6 }).length;

export async function open({ bundle, site }, lang, synonyms) {
  const script = readdirSync(join(site, 'assets')).find((file) => /^search\..*\.js$/.test(file));
  let bytes = script ? sent(join(site, 'assets', script)) : 0;
  const load = async (address) => {
    const path = join(bundle, address.split('?')[0]);
    bytes += sent(path);
    const text = readFileSync(path, 'utf8');
    return JSON.parse(text.slice(text.indexOf('.push(') + 6, text.lastIndexOf(')')));
  };
  const edition = await new Edition('', load).open();
  edition.synonyms = synonyms ?? edition.synonyms;
  const answer = async (text) => {
    const { articles } = await search(edition, text);
    return articles.map(({ path, sections }) => ({ page: path, anchors: sections.map(({ anchor }) => anchor) }));
  };
  return { answer, show: answer, loadedBytes: () => bytes, close: () => {} };
}
