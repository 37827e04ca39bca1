// What kind of page each page of a site is, read from its file, so that checks which take long see one page of each kind.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const layouts = [
  ['redirect', /<meta http-equiv="refresh"/],
  ['usage', /<ol class="stops"/],
  ['question', /<main id="page.content" class="main question"/],
  ['history', /<section class="section-history"/],
  ['news', /<section class="news"/],
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
      lang: html.match(/<html lang="([^"]*)"/)?.[1] ?? '',
      view: path.match(/(?:^|\/)for\/([^/]+)\//)?.[1] ?? '',
      old: /(?:^|\/)v\/[^/]+\//.test(path),
      features: kind === 'article' ? Object.keys(features).filter((name) => features[name].test(body)) : [],
      html,
    };
  });
}

// One page for each kind, view, language and age; of articles as many as it takes to see each feature there.
export function onePageOfEachKind(pages) {
  const chosen = [];
  const seen = new Map();
  const byWealth = [...pages].sort((a, b) => b.features.length - a.features.length || (a.path < b.path ? -1 : 1));
  for (const page of byWealth) {
    const group = [page.kind, page.lang, page.view, page.old].join(' ');
    const known = seen.get(group);
    if (known && page.features.every((feature) => known.has(feature))) continue;
    seen.set(group, new Set([...(known ?? []), ...page.features]));
    chosen.push(page);
  }
  return chosen;
}
