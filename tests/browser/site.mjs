// A built site on disk: its files, and their file: addresses.

import { readdirSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

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

  // The path of a file: address inside the site; null when it leads out of it.
  pathOf(url) {
    const path = relative(this.folder, fileURLToPath(url.split('#')[0].split('?')[0]));
    return path.startsWith('..') ? null : path;
  }
}

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}
