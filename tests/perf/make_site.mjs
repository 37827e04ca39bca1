// Writes the generated site that measurements are made on, a folder with site/help/site.yml and content/help/:
//   node tests/perf/make_site.mjs FOLDER [--articles 10000] [--seed 1] [--broken]
// Articles stand in sections of 100, of which the first is the index, and ten sections make a group. Each has about 6 KB of Markdown: front
// matter of seven keys, one heading of level 1, five of level 2 and four of level 3, a list of each kind, a table of seven rows, an alert,
// two pictures, eight links all over the site, five of them to an anchor, and every second one a block of code. The same arguments write the
// same bytes, on any machine. With --broken 100 of the links are wrong, half of them in the page and half in the anchor.

import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { articleText, folderOf, outlineOf } from './site_text.mjs';
import { noisePicture } from './picture.mjs';

const pagesAPicture = 10;
const brokenLinks = 100;

const { values, positionals } = parseArgs({
  options: {
    articles: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    broken: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});
const count = Number(values.articles);
const seed = Number(values.seed);
if (positionals.length !== 1 || !Number.isSafeInteger(count) || count < 1 || !Number.isSafeInteger(seed)) {
  console.error('usage: make_site.mjs FOLDER [--articles N] [--seed N] [--broken]');
  process.exit(2);
}
const [folder] = positionals;

const siteFile = `title: Generated help
base_url: https://help.example.org/
content:
  - folder: ../../content/help
    layout: "{article}.md"
locales: [en-us]
`;

const outlines = Array.from({ length: count }, (_, article) => outlineOf(seed, article));
const brokenEvery = values.broken ? Math.max(1, Math.floor(count / brokenLinks)) : 0;
const content = join(folder, 'content/help');
rmSync(content, { recursive: true, force: true });
mkdirSync(join(folder, 'site/help'), { recursive: true });
writeFileSync(join(folder, 'site/help/site.yml'), siteFile);

let bytes = 0;
for (let article = 0; article < count; ++article) {
  if (article % 100 === 0) mkdirSync(join(content, folderOf(article), 'media'), { recursive: true });
  const broken = brokenEvery > 0 && article % brokenEvery === 0 && article / brokenEvery < brokenLinks;
  const kind = broken ? ['page', 'anchor'][(article / brokenEvery) % 2] : null;
  const text = articleText(seed, article, outlines, kind);
  bytes += Buffer.byteLength(text);
  writeFileSync(join(content, `${outlines[article].path}.md`), text);
  if (article % pagesAPicture === 0) {
    writeFileSync(join(content, folderOf(article), `media/picture-${article}.png`), noisePicture(seed + article));
  }
}
console.log(`${count} articles of ${Math.round(bytes / count)} bytes in ${folder}`);
