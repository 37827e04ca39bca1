// The rules of axe on each kind of page, in light and dark, on a desktop and on a phone.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export async function axe(site, paths, browser, report) {
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 360]) {
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 }, reducedMotion: 'reduce' });
      const page = await context.newPage();
      for (const path of paths) {
        await page.goto(site.url(path));
        await page.evaluate(source);
        const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
        const told = result.violations.map((v) => `${v.id} (${v.help}): ${v.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
        report.expect(told.length === 0, `${site.name}: ${path}, ${colorScheme}, ${width} pixels: ${told.join('\n    ')}`);
      }
      await context.close();
    }
  }
}
