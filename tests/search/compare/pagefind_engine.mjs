// Pagefind, asked in Node as its own interface asks it in a browser: five articles are loaded at first, and of each the three sections with
// the most words found are shown.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { timed } from './child_time.mjs';
import { writeBarePages } from './pages.mjs';

const program = fileURLToPath(new URL('node_modules/pagefind/lib/runner/bin.cjs', import.meta.url));

export const name = 'Pagefind 1.6';

export async function index(edition, folder) {
  const pages = join(folder, 'pages');
  const bundle = join(folder, 'bundle');
  writeBarePages(edition, pages);
  const cost = await timed(process.execPath, program, '--site', pages, '--output-path', bundle, '--keep-index-url', '--quiet');
  return { ...cost, bundle, files: (path) => /\/(index|fragment|filter)\/|\.pf_meta$|entry\.json$/.test(`/${path}`) };
}

// What a server sends: Pagefind's own files are compressed already.
const sentBytes = (path, data) => (/\.(pf_\w+|pagefind)$/.test(path) ? data.length : gzipSync(data, { level: 6 }).length);

let opened = 0;
let bytes = 0;

export async function open({ bundle }, lang) {
  const script = join(bundle, 'pagefind.js');
  globalThis.fetch = async (address) => {
    const path = fileURLToPath(String(address).split('?')[0]);
    const data = readFileSync(path);
    bytes += sentBytes(path, data);
    return new Response(data);
  };
  globalThis.window ??= { location: new URL('http://site.example/') };
  globalThis.location ??= window.location;
  globalThis.document = { querySelector: () => ({ getAttribute: () => lang }), currentScript: null };
  bytes = sentBytes(script, readFileSync(script));
  const pagefind = await import(`${pathToFileURL(script).href}?${++opened}`);
  await pagefind.options({ baseUrl: '/' });
  await pagefind.init();

  const ask = async (text, articles) => {
    const { results } = await pagefind.search(text);
    const loaded = await Promise.all(results.slice(0, articles).map((result) => result.data()));
    return loaded.map(({ url, sub_results: sections }) => ({
      page: url.replace(/^\//, ''),
      anchors: sections
        .filter(({ anchor }) => anchor)
        .sort((a, b) => b.locations.length - a.locations.length)
        .map(({ anchor }) => anchor.id),
    }));
  };
  return {
    answer: (text) => ask(text, 10),
    show: (text) => ask(text, 5),
    loadedBytes: () => bytes,
    close: () => pagefind.destroy(),
  };
}
