// Every page of a site is valid HTML: the rules of the HTML and ARIA standards that a validator can read off a file. What is only a matter of
// style (how void elements are closed, how long a title is) is left out.

import { createRequire } from 'node:module';

const { HtmlValidate } = createRequire(import.meta.url)('html-validate');

const rules = Object.fromEntries(
  ['empty-heading', 'empty-title', 'heading-level', 'hidden-focusable', 'input-missing-label', 'no-implicit-button-type', 'no-missing-references',
    'no-redundant-role', 'prefer-native-element', 'text-content', 'unique-landmark', 'wcag/h30', 'wcag/h37', 'wcag/h63']
    .map((rule) => [rule, 'error']),
);
// Ours are of the standard's form already: any characters but white space.
rules['valid-id'] = ['error', { relaxed: true }];
// Buttons of type "button" without an action beside it are JavaScript's.
const validator = new HtmlValidate({ root: true, extends: ['html-validate:standard'], rules });

export function validate(site, pages, report) {
  for (const { path, html } of pages) {
    const messages = validator.validateStringSync(html, path).results.flatMap((result) => result.messages);
    const told = messages.slice(0, 5).map(({ line, column, message, ruleId }) => `${line}:${column} ${message} (${ruleId})`);
    report.expect(messages.length === 0, `${site.name}: ${path}: ${told.join('\n    ')}`);
  }
}
