// A generated site again as one of several versions, each with a part of its articles changed.

import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const siteFile = (names) => `title: Generated help
base_url: https://help.example.org/
content:
  - folder: ../../content/help
    layout: "{version}/{article}.md"
versions:
${names.map((name) => `  - ${name}`).join('\n')}
locales: [en-us]
`;

// Writes `folder` unless it is there. Which articles a version changes hangs on their number alone.
export function makeVersions(site, folder, count, part) {
  if (existsSync(join(folder, 'site/help/site.yml'))) return;
  rmSync(folder, { recursive: true, force: true });
  const names = Array.from({ length: count }, (_, i) => `${2016 + i}-01`);
  const content = join(folder, 'content/help');
  cpSync(join(site, 'content/help'), join(content, names[0]), { recursive: true });
  const articles = readdirSync(join(content, names[0]), { recursive: true }).filter((path) => path.endsWith('.md')).sort();
  const each = Math.round(1 / part);
  names.slice(1).forEach((name, version) => {
    articles.forEach((path, number) => {
      if (number % each !== version % each) return;
      const text = readFileSync(join(content, names[0], path), 'utf8');
      const changed = text.replace(/^(## .*\n\n)/m, `$1Since ${name} there is a sentence more here. `);
      mkdirSync(dirname(join(content, name, path)), { recursive: true });
      writeFileSync(join(content, name, path), changed);
    });
  });
  mkdirSync(join(folder, 'site/help'), { recursive: true });
  writeFileSync(join(folder, 'site/help/site.yml'), siteFile(names));
}
