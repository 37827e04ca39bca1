// What the theme's scripts do, each thing on pages that have it.

import { copying } from './copying.mjs';
import { printing } from './printing.mjs';
import { rememberedUsage } from './remembered_usage.mjs';
import { steadyPage } from './steady_page.mjs';
import { switching } from './switching.mjs';
import { tabs } from './tabs.mjs';

const table = {
  scripts: [
    [copying, 'install.html'],
    [steadyPage, 'install.html'],
    [steadyPage, 'settings.html'],
    [tabs, 'install.html'],
    [rememberedUsage, 'settings.html', 'office'],
    [printing, 'for/home/install.html'],
  ],
  'mfa-help': [
    [switching, 'change-settings.html', 'office-365'],
    [rememberedUsage, 'change-settings.html', 'office-365'],
    [printing, 'for/azure/change-settings.html'],
    [printing, 'for/azure/index.html'],
  ],
  manual: [[steadyPage, 'writing.html']],
};

export async function scripts(site, pages, report, browser) {
  for (const [check, ...which] of table[site.name] ?? []) await check(site, ...which, browser, report);
}
