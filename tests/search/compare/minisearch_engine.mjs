// MiniSearch: the whole index is one file.

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import MiniSearch from 'minisearch';
import { timed } from './child_time.mjs';
import { options } from './minisearch_options.mjs';

const indexer = fileURLToPath(new URL('minisearch_index.mjs', import.meta.url));
const script = fileURLToPath(new URL('node_modules/minisearch/dist/umd/index.js', import.meta.url));

export const name = 'MiniSearch 7.2';

export async function index(edition, folder) {
  const bundle = join(folder, 'bundle');
  mkdirSync(bundle, { recursive: true });
  const cost = await timed(process.execPath, '--max-old-space-size=8192', indexer, JSON.stringify(edition), join(bundle, 'index.json'));
  return { ...cost, bundle, files: () => true };
}

// Reading the index of a large site takes seconds, and gives the same each time.
let last = {};
function read(bundle) {
  if (last.bundle !== bundle) {
    const text = readFileSync(join(bundle, 'index.json'), 'utf8');
    const bytes = gzipSync(text, { level: 6 }).length + gzipSync(readFileSync(script), { level: 6 }).length;
    last = { bundle, bytes, search: MiniSearch.loadJSON(text, options) };
  }
  return last;
}

export async function open({ bundle }) {
  const { bytes, search } = read(bundle);
  const answer = async (question) => {
    const articles = new Map();
    for (const { page, anchor } of search.search(question)) {
      if (!articles.has(page)) articles.set(page, []);
      if (anchor !== '') articles.get(page).push(anchor);
    }
    return [...articles].slice(0, 10).map(([page, anchors]) => ({ page, anchors }));
  };
  return { answer, show: answer, loadedBytes: () => bytes, close: () => {} };
}
