// node run.mjs NAME=FOLDER…: opens built sites from disk in Chromium and checks what readers rely on. WAYMARK_CHROMIUM names another
// browser than the system's.

import { resolve } from 'node:path';
import { chromium } from 'playwright-core';

import { axe } from './accessibility.mjs';
import { copying } from './copying.mjs';
import { crawl } from './crawl.mjs';
import { printing } from './printing.mjs';
import { darkAndLight, keyboardOrder, narrow, onPaper, skipLink, switches, withoutScript } from './reading.mjs';
import { rememberedUsage } from './remembered_usage.mjs';
import { Report } from './report.mjs';
import { Site } from './site.mjs';
import { steadyPage } from './steady_page.mjs';
import { switching } from './switching.mjs';
import { tabs } from './tabs.mjs';

// One page of each kind that the site has, so that checks which take long see each kind once.
function pageKinds(site, seen) {
  const first = (test) => site.pages.find((path) => seen.has(path) && test(path));
  const plain = (path) => !path.includes('/') && path !== 'index.html' && path !== '404.html';
  const kinds = [
    site.files.has('index.html') ? 'index.html' : undefined,
    first((path) => plain(path) && /settings|writing/.test(path)) ?? first(plain),
    first((path) => path.startsWith('for/')),
    first((path) => path.startsWith('v/')),
    first((path) => /^history\/.*settings/.test(path)) ?? first((path) => path.startsWith('history/')),
    first((path) => path === 'whats-new.html'),
    first((path) => /^v\/.*\/whats-new\.html$/.test(path)),
    first((path) => /^[a-z]{2}-[a-z]{2}\/history\//.test(path)),
    // A text of another version in another language: two notices.
    first((path) => /^[a-z]{2}-[a-z]{2}\/v\//.test(path) && seen.get(path).notices > 1),
    first((path) => /^[a-z]{2}-[a-z]{2}\/[^/]+\.html$/.test(path) && !path.endsWith('index.html')),
    first((path) => path.startsWith('rules/')),
  ];
  return [...new Set(kinds.filter((path) => path !== undefined))];
}

async function checkSite(site, browser, report) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const seen = await crawl(site, context, report);
  report.expect(seen.size > 0, `${site.name}: has no page`);
  const kinds = pageKinds(site, seen);
  console.log(`${site.name}: ${site.pages.length} pages; one of each kind: ${kinds.join(', ')}`);
  let switchCount = 0;
  for (const path of kinds) {
    await skipLink(site, path, context, report);
    await keyboardOrder(site, path, context, report);
    switchCount += await switches(site, path, context, report);
    await onPaper(site, path, context, report);
  }
  await darkAndLight(site, kinds[0], browser, report);
  await withoutScript(site, kinds, browser, report);
  await narrow(site, [...seen.keys()], kinds, browser, report);
  await axe(site, kinds, browser, report);
  await context.close();
  return switchCount;
}

const sites = process.argv.slice(2).map((argument) => {
  const at = argument.indexOf('=');
  return new Site(argument.slice(0, at), resolve(argument.slice(at + 1)));
});
const report = new Report();
const browser = await chromium.launch({
  executablePath: process.env.WAYMARK_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--allow-file-access-from-files'],
});
try {
  for (const site of sites) {
    const switchCount = await checkSite(site, browser, report);
    if (site.name === 'scripts') {
      await copying(site, 'install.html', browser, report);
      await steadyPage(site, 'install.html', browser, report);
      await steadyPage(site, 'settings.html', browser, report);
      await tabs(site, 'install.html', browser, report);
      await rememberedUsage(site, 'settings.html', 'office', browser, report);
      await printing(site, 'for/home/install.html', browser, report);
    }
    if (site.name === 'mfa-help') {
      await switching(site, 'change-settings.html', 'office-365', 'choose-how-you-verify', browser, report);
      await rememberedUsage(site, 'change-settings.html', 'office-365', browser, report);
      await printing(site, 'for/azure/change-settings.html', browser, report);
    }
    if (site.name === 'manual') await steadyPage(site, 'writing.html', browser, report);
    if (site.name === 'mfa-help') report.expect(switchCount > 2, 'mfa-help: has no switches');
  }
} finally {
  await browser.close();
}
process.exitCode = report.finish() ? 0 : 1;
