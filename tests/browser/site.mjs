// A built site on disk: its files, their file: addresses, and the addresses a server would give them.

import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

// Nothing listens there: requests are answered from the folder.
const origin = 'http://site.example';

export class Site {
  constructor(name, folder) {
    this.name = name;
    this.folder = folder;
    this.files = new Set(filesBelow(folder).map((path) => relative(folder, path)));
    this.pages = [...this.files].filter((path) => path.endsWith('.html')).sort();
  }

  url(path) {
    return pathToFileURL(join(this.folder, path)).href;
  }

  // The path of an address inside the site; null when it leads out of it.
  pathOf(url) {
    const { protocol, href, pathname } = new URL(url.split('#')[0].split('?')[0]);
    if (protocol !== 'file:') {
      if (!href.startsWith(origin + this.base)) return null;
      const path = decodeURIComponent(pathname.slice(this.base.length));
      return path === '' || path.endsWith('/') ? `${path}index.html` : path;
    }
    const path = relative(this.folder, fileURLToPath(href));
    return path.startsWith('..') ? null : path;
  }

  // Where the site stands on its server, "/mfa/", by the addresses in the one page that cannot have relative ones.
  get base() {
    const written = readFileSync(join(this.folder, '404.html'), 'utf8').match(/href="(\/[^"]*?)assets\//);
    return written ? written[1] : '/';
  }

  // The site as a server gives it: with "https" to a browser that trusts it, with "http" to one that does not.
  async servedOver(protocol, context) {
    const served = origin.replace('http', protocol) + this.base;
    await context.route(`${served}**`, (route) => {
      const path = decodeURIComponent(new URL(route.request().url()).pathname.slice(this.base.length)) || 'index.html';
      return this.files.has(path) ? route.fulfill({ path: join(this.folder, path) }) : route.abort('addressunreachable');
    });
    return (path) => served + path;
  }

  // The 404 page as a reader meets it, at an address that does not exist.
  async openNotFound(page) {
    await page.route(`${origin}/**`, (route) => {
      const path = this.pathOf(route.request().url());
      if (route.request().isNavigationRequest()) return route.fulfill({ path: join(this.folder, '404.html') });
      return this.files.has(path) ? route.fulfill({ path: join(this.folder, path) }) : route.abort('addressunreachable');
    });
    await page.goto(`${origin}${this.base}no/such/page`, { waitUntil: 'load' });
  }
}

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
