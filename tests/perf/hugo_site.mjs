// The same articles for Hugo, with a plain layout of documentation: navigation of the section, outline, breadcrumbs, previous and next.

import { cpSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const config = `baseURL = "https://help.example.org/"
title = "Generated help"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
`;

const base = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{{ .Title }}</title></head>
<body>
<nav>{{ range .Ancestors.Reverse }}<a href="{{ .RelPermalink }}">{{ .Title }}</a> {{ end }}</nav>
<nav><ul>{{ with .CurrentSection }}{{ range .RegularPages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul></nav>
<main>{{ .Content }}</main>
<aside>{{ .TableOfContents }}</aside>
<footer>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</footer>
</body>
</html>
`;

const folderOf = (site) => join(site, 'hugo');

export const hugoSite = {
  installed: () => spawnSync('hugo', ['version'], { stdio: 'ignore' }).status === 0,
  make(site) {
    const folder = folderOf(site);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(join(folder, 'layouts/_default'), { recursive: true });
    writeFileSync(join(folder, 'hugo.toml'), config);
    for (const name of ['single', 'list']) writeFileSync(join(folder, `layouts/_default/${name}.html`), base);
    cpSync(join(site, 'content/help'), join(folder, 'content'), { recursive: true });
    // An index has a name of its own there.
    for (const path of readdirSync(join(folder, 'content'), { recursive: true })) {
      if (/(^|\/)index\.md$/.test(path)) renameSync(join(folder, 'content', path), join(folder, 'content', path.replace(/index\.md$/, '_index.md')));
    }
  },
  command: (site) => ['hugo', '--quiet', '--source', folderOf(site), '--destination', join(folderOf(site), 'public')],
  clean: (site) => rmSync(folderOf(site), { recursive: true, force: true }),
};
