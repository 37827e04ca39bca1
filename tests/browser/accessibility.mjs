// The rules of axe on a page in light and dark, on a desktop and on a phone: those of WCAG 2.2 AA and axe's own advice.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

// Rules that axe leaves off by itself.
const all = { resultTypes: ['violations'], rules: { 'target-size': { enabled: true }, 'css-orientation-lock': { enabled: true } } };
// What may be otherwise in other colours and another width; all else is the same.
const looks = { resultTypes: ['violations'], runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size'] } };

const looksAt = [
  { width: 1280, colorScheme: 'light', rules: all },
  { width: 1280, colorScheme: 'dark', rules: looks },
  { width: 360, colorScheme: 'dark', rules: looks },
  { width: 360, colorScheme: 'light', rules: all },
];

// The window keeps the page that is open; folded parts are unfolded, so that what is in them is looked at too.
export async function axe(window, where, report) {
  await window.evaluate(source);
  for (const { width, colorScheme, rules } of looksAt) {
    await window.setViewportSize({ width, height: 800 });
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const violations = await window.evaluate((options) => globalThis.axe.run(document, options).then((result) => result.violations), rules);
    const told = violations.map(({ id, help, nodes }) => `${id} (${help}): ${nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(' | ')}`);
    report.expect(told.length === 0, `${where}, ${colorScheme}, ${width} pixels: ${told.join('\n    ')}`);
  }
}
