// node run.mjs ASPECT NAME=FOLDER…: checks one aspect of built sites, most of them in Chromium. WAYMARK_CHROMIUM names another browser than
// Debian's Chromium without windows, which opens pages several times as fast as the whole one. For ASPECT see the table below.

import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

import { crawl } from './crawl.mjs';
import { everyKind } from './kinds.mjs';
import { journeys } from './journeys.mjs';
import { proveLinks } from './links.mjs';
import { validate } from './markup.mjs';
import { describePages } from './pages.mjs';
import { reading } from './reading.mjs';
import { takePicture } from './picture.mjs';
import { Report } from './report.mjs';
import { scripts } from './scripts.mjs';
import { searching } from './search.mjs';
import { Site } from './site.mjs';
import { weigh } from './weight.mjs';

// Each gets (site, its pages, report, browser).
const aspects = {
  // Without a browser.
  links: { check: proveLinks },
  markup: { check: validate },
  weight: { check: weigh },
  // Every page, as it lies on disk.
  crawl: { check: crawl, browser: true },
  // One page of each kind, view, language and age, as a strict server gives it.
  kinds: { check: everyKind, browser: true },
  // One page of each kind, as people with a keyboard, without JavaScript, on paper use it.
  reading: { check: reading, browser: true },
  journeys: { check: journeys, browser: true },
  // What README.md shows.
  picture: { check: takePicture, browser: true },
  // What the theme's scripts do.
  scripts: { check: scripts, browser: true },
  search: { check: searching, browser: true },
};

const [name, ...folders] = process.argv.slice(2);
const aspect = aspects[name];
if (!aspect || folders.length === 0) {
  console.error(`usage: node run.mjs ${Object.keys(aspects).join('|')} NAME=FOLDER…`);
  process.exit(2);
}
const report = new Report();
const browser = aspect.browser
  ? await chromium.launch({
      executablePath: process.env.WAYMARK_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
      args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--allow-file-access-from-files'],
    })
  : null;
try {
  for (const folder of folders) {
    const at = folder.indexOf('=');
    const site = new Site(folder.slice(0, at), resolve(folder.slice(at + 1)));
    await aspect.check(site, describePages(site), report, browser);
  }
} finally {
  await browser?.close();
}
process.exitCode = report.finish() ? 0 : 1;
