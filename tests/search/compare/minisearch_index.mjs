// node minisearch_index.mjs EDITION_JSON FILE: one document a section, with the fields that Waymark's index has.

import { writeFileSync } from 'node:fs';
import MiniSearch from 'minisearch';
import { options } from './minisearch_options.mjs';
import { articlesOf, sectionsOf } from './pages.mjs';

const [edition, file] = process.argv.slice(2);
const search = new MiniSearch(options);
let id = 0;
for (const article of articlesOf(JSON.parse(edition))) {
  const [itself, ...sections] = sectionsOf(article);
  const { page, keywords, description } = article;
  search.add({ id: id++, page, anchor: '', heading: itself.heading, article: '', keywords, description, text: itself.text });
  for (const { anchor, heading, text } of sections) {
    search.add({ id: id++, page, anchor, heading, article: itself.heading, keywords: '', description: '', text });
  }
}
writeFileSync(file, JSON.stringify(search));
