// The articles of an edition of a built site, as other searches may read them: HTML of the article alone, or its sections. Keywords stand
// on no page: they are taken from the source, so that every search has the fields that Waymark's has.

import { mkdirSync, readFileSync, readdirSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const otherPages = new Set(['for', 'v', 'history', 'search', 'assets', 'media']);
const localeFolder = /^[a-z]{2}(-[a-z]+)+$/;

function* htmlFiles(folder, below = '') {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below + entry.name;
    if (entry.isDirectory()) {
      if (below === '' && (otherPages.has(entry.name) || localeFolder.test(entry.name))) continue;
      yield* htmlFiles(folder, `${path}/`);
    } else if (path.endsWith('.html')) {
      yield path;
    }
  }
}

// The newest source of an article in a locale. `sources` holds <locale>/<version>/ folders, or articles at once.
function keywordsOf(sources, locale, page) {
  const article = page.replace(/\.html$/, '.md');
  const dated = join(sources, locale);
  const candidates = existsSync(dated) ? readdirSync(dated).sort().reverse().map((version) => join(dated, version, article)) : [join(sources, article)];
  const found = candidates.find((path) => existsSync(path));
  return found ? (readFileSync(found, 'utf8').match(/^keywords: *(.*)$/m)?.[1] ?? '') : '';
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };
const plain = (html) =>
  html
    .replace(/<[^>]*>/g, (tag) => (/^<\/?(a|abbr|b|code|em|i|kbd|span|strong|sub|sup)\b/.test(tag) ? '' : ' '))
    .replace(/&(#?\w+);/g, (whole, name) => entities[name] ?? whole)
    .replace(/\s+/g, ' ')
    .trim();

export function* articlesOf({ folder, sources, locale }) {
  for (const page of [...htmlFiles(folder)].sort()) {
    const html = readFileSync(join(folder, page), 'utf8');
    const article = html.match(/<article class="prose"[^>]*>[^]*?<\/article>/)?.[0];
    if (!article) continue;
    const body = article.replace(/<details class="outline-folded">[^]*?<\/details>/, '');
    const lang = html.match(/<html lang="([^"]*)"/)[1];
    const description = plain(html.match(/<meta name="description" content="([^"]*)"/)?.[1] ?? '');
    yield { page, lang, description, keywords: keywordsOf(sources, locale, page), body };
  }
}

// [{anchor, heading, text}], the first being the article itself, with its title as heading.
export function sectionsOf({ body }) {
  const sections = [{ anchor: '', heading: '', text: '' }];
  let at = 0;
  let begun = '';
  const headings = /<h([1-6])\b[^>]*?\bid="([^"]*)"[^>]*>([^]*?)<\/h\1>/g;
  for (const heading of body.matchAll(headings)) {
    sections.at(-1).text = plain(begun + body.slice(at, heading.index));
    at = heading.index + heading[0].length;
    begun = '';
    if (heading[1] === '1' && sections.length === 1) {
      sections[0].heading = plain(heading[3]);
      begun = `${sections[0].text} `;
    } else {
      sections.push({ anchor: heading[2], heading: plain(heading[3]), text: '' });
    }
  }
  sections.at(-1).text = plain(begun + body.slice(at));
  return sections;
}

// Pages that hold the article and nothing else: no search then has to be told what belongs to the layout.
export function writeBarePages(edition, folder) {
  let count = 0;
  for (const { page, lang, description, keywords, body } of articlesOf(edition)) {
    const more = `<p data-pagefind-weight="4">${keywords}</p><p data-pagefind-weight="2">${description}</p>`;
    const path = join(folder, page);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `<!doctype html><html lang="${lang}"><head><title></title></head><body>${body.replace(/<\/h1>/, `</h1>${more}`)}</body></html>`);
    ++count;
  }
  return count;
}
