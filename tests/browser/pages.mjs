// What kind of page each page of a site is, read from its file, so that checks which take long see one page of each kind.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const layouts = [
  ['redirect', /<meta http-equiv="refresh"/],
  ['usage', /<ol class="stops"/],
  ['question', /<main id="page.content" class="main question"/],
  ['history', /<section class="section-history"/],
  ['news', /<section class="news"/],
  ['search', /<main id="page.content" class="main search-page"/],
  ['home', /class="frame frame-home"/],
];

// What an article may hold that has a look or a behaviour of its own.
const features = {
  alert: /class="alert /,
  changes: /class="section-mark"/,
  chooser: /class="usage-chosen"/,
  code: /<pre\b/,
  details: /<details>/,
  fallback: /class="notice notice-fallback"/,
  footnotes: /class="footnotes"/,
  hidden: /class="hidden-sections"/,
  image: /<img\b/,
  missing: /class="image-missing"/,
  only: /class="usage-only"/,
  removed: /class="removed-sections"/,
  table: /<table\b/,
  tabs: /class="tab-group|role="tab"|class="tab[ "]/,
  tasks: /type="checkbox"/,
  wordings: /class="section-wordings"/,
};

function kindOf(path, html) {
  if (path === '404.html') return 'not-found';
  return layouts.find(([, test]) => test.test(html))?.[0] ?? 'article';
}

// Of 'ar/for/desk/lost.html' the locale is "ar" and the view "desk"; of 'v/2/start.html' the version is "2".
export function describePages(site) {
  return site.pages.map((path) => {
    const html = readFileSync(join(site.folder, path), 'utf8');
    const body = html.slice(Math.max(html.indexOf('<main'), 0));
    const kind = kindOf(path, html);
    return {
      path,
      kind,
      dir: html.match(/<html [^>]*dir="([^"]*)"/)?.[1] ?? 'ltr',
      lang: html.match(/<html lang="([^"]*)"/)?.[1] ?? '',
      view: path.match(/(?:^|\/)for\/([^/]+)\//)?.[1] ?? '',
      old: /(?:^|\/)v\/[^/]+\//.test(path),
      features: kind === 'article' ? Object.keys(features).filter((name) => features[name].test(body)) : [],
      html,
    };
  });
}

// One page for each kind and language, and for each kind, direction, view and age; of articles as many as it takes to see each feature there.
// Languages differ in the lengths of words and in letters, which a page of each kind shows; what a view or an old version adds is the same in all.
export function onePageOfEachKind(pages) {
  const chosen = [];
  const seen = new Map();
  const newIn = (group, features) => {
    const known = seen.get(group);
    return !known || features.some((feature) => !known.has(feature));
  };
  const byWealth = [...pages].sort((a, b) => b.features.length - a.features.length || (a.path < b.path ? -1 : 1));
  for (const page of byWealth) {
    const inLanguage = [page.kind, page.lang].join(' ');
    const inView = [page.kind, page.dir, page.view, page.old].join(' ');
    if (!newIn(inLanguage, []) && !newIn(inView, page.features)) continue;
    for (const group of [inLanguage, inView]) seen.set(group, new Set([...(seen.get(group) ?? []), ...page.features]));
    chosen.push(page);
  }
  return chosen;
}
