// Every link of every page of a site, read from its files without a browser: the file is there, the anchor is there, no id stands twice, and
// what points at an id inside its page (labels, popovers) finds it.

import { decode } from './markup_text.mjs';

const absolute = /^(?:[a-z][a-z0-9+.-]*:|\/\/)/i;
const tag = /<([a-z][a-z0-9-]*)\b((?:"[^"]*"|'[^']*'|[^'">])*)>/gi;
const attribute = /([^\s"'<>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/g;

const addresses = { a: ['href'], area: ['href'], link: ['href'], img: ['src'], script: ['src'], iframe: ['src'], source: ['src'], video: ['src', 'poster'], form: ['action'] };
const pointers = ['aria-labelledby', 'aria-describedby', 'aria-controls', 'popovertarget', 'for'];
// Addresses of other sites, or of this one as search engines know it.
const outside = /^(?:canonical|alternate)$/;

function readPage(html) {
  const page = { ids: new Set(), repeated: [], links: [], pointers: [] };
  for (const [, name, rest] of html.replace(/<!--[\s\S]*?-->/g, '').matchAll(tag)) {
    const values = new Map();
    for (const [, key, ...value] of rest.matchAll(attribute)) values.set(key.toLowerCase(), decode(value.find((v) => v !== undefined) ?? ''));
    const element = name.toLowerCase();
    const id = values.get('id');
    if (id !== undefined) {
      if (page.ids.has(id)) page.repeated.push(id);
      page.ids.add(id);
    }
    if (element === 'a' && values.has('name')) page.ids.add(values.get('name'));
    if (element === 'link' && outside.test(values.get('rel') ?? '')) continue;
    for (const key of addresses[element] ?? []) if (values.has(key)) page.links.push(values.get(key));
    for (const key of pointers) if (values.has(key)) page.pointers.push(...values.get(key).split(/\s+/).filter(Boolean));
    if (element === 'meta' && (values.get('http-equiv') ?? '').toLowerCase() === 'refresh') page.links.push(values.get('content').replace(/^\d+; *url=/i, ''));
  }
  return page;
}

export function proveLinks(site, pages, report) {
  const read = new Map(pages.map(({ path, html }) => [path, readPage(html)]));
  let count = 0;
  for (const [path, page] of read) {
    const where = `${site.name}: ${path}`;
    report.expect(page.repeated.length === 0, `${where}: ids stand twice: ${page.repeated.slice(0, 5).join(', ')}`);
    const lost = page.pointers.filter((id) => !page.ids.has(id));
    report.expect(lost.length === 0, `${where}: points at ids that are not there: ${lost.slice(0, 5).join(', ')}`);
    for (const written of page.links) {
      if (absolute.test(written)) continue;
      const [, address, anchor] = written.match(/^([^#]*)#?([\s\S]*)$/);
      const target = targetOf(site, path, address.split('?')[0]);
      // An address from the root of the host may be another site's.
      if (target === null) continue;
      count += 1;
      if (!report.expect(site.files.has(target), `${where}: "${written}" leads to no file`)) continue;
      const there = read.get(target);
      if (!there || anchor === '' || anchor === 'top') continue;
      report.expect(there.ids.has(decodeURIComponent(anchor)), `${where}: "${written}" leads to no anchor`);
    }
  }
  console.log(`${site.name}: ${read.size} pages, ${count} links inside the site`);
  report.expect(count > read.size, `${site.name}: has ${count} links on ${read.size} pages`);
}

function targetOf(site, path, address) {
  if (address === '') return path;
  if (address.startsWith('/') && !address.startsWith(site.base)) return null;
  if (address.startsWith('/') && site.base === '/' && path !== '404.html') return null;
  const base = new URL(`http://site${address.startsWith('/') ? site.base : '/'}${path}`);
  const full = decodeURIComponent(new URL(address, base).pathname);
  const inside = full.slice(address.startsWith('/') ? site.base.length : 1);
  return inside === '' || inside.endsWith('/') ? `${inside}index.html` : inside;
}
