// What was found on this page and on the site, where the page comes from, and the page in its other forms. Stands in a
// tree of its own beside the page's, so that neither's style reaches the other, and over it, so that nothing moves.

import { make } from './make.js';
import { BlockPlaces } from './blocks.js';

const openKey = 'waymark.panel';

export class Panel {
  element = make('div', { lang: 'en', dir: 'ltr' });
  #parts = {};
  #report = null;
  #wanted = false;
  #loading = false;
  #focusNext = null;
  #blocks;

  constructor() {
    const root = this.element.attachShadow({ mode: 'open' });
    // Without its style it would be part of the page's flow.
    this.element.style.display = 'none';
    const style = make('link', { rel: 'stylesheet', href: '/_waymark/panel.css' });
    style.addEventListener('load', () => this.element.style.removeProperty('display'));
    const parts = this.#parts;
    parts.toggle = make('button', { type: 'button', class: 'toggle', 'aria-expanded': 'false', 'aria-controls': 'body' }, 'Waymark');
    parts.close = make('button', { type: 'button', class: 'close', 'aria-label': 'Close' }, '×');
    parts.status = make('p', { role: 'status', class: 'status' });
    parts.problems = make('div');
    parts.page = make('section');
    parts.site = make('section');
    parts.origin = make('section');
    parts.views = make('section');
    parts.body = make('div', { id: 'body', class: 'body', tabindex: '-1', hidden: '' }, [
      make('div', { class: 'top' }, [make('h2', {}, 'What Waymark found'), parts.close]),
      parts.status,
      parts.problems,
      parts.page,
      parts.site,
      parts.origin,
      parts.views,
    ]);
    root.append(style, make('aside', { 'aria-label': 'Waymark' }, [parts.body, parts.toggle]));
    this.#blocks = new BlockPlaces(root, (place) => this.#open(place));
    parts.toggle.addEventListener('click', () => this.#show(parts.body.hidden));
    parts.close.addEventListener('click', () => this.#show(false));
    root.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && !parts.body.hidden) this.#show(false);
    });
    try {
      if (sessionStorage.getItem(openKey)) this.#show(true, false);
    } catch {}
  }

  #show(open, focus = true) {
    const { body, toggle } = this.#parts;
    body.hidden = !open;
    toggle.hidden = open;
    toggle.setAttribute('aria-expanded', String(open));
    if (focus) (open ? body : toggle).focus();
    try {
      if (open) sessionStorage.setItem(openKey, '1');
      else sessionStorage.removeItem(openKey);
    } catch {}
  }

  connected(there) {
    this.#say(there ? '' : 'The server does not answer. This page is as it was.');
    this.#parts.toggle.classList.toggle('lost', !there);
  }

  #say(words) {
    this.#parts.status.textContent = words;
  }

  pageChanged() {
    const kept = this.#keepFocus();
    this.#blocks.refresh(this.#parts.origin);
    kept();
  }

  // What of the panel has the focus; null: nothing, or the panel is closed.
  get focused() {
    const { activeElement } = this.element.shadowRoot;
    return activeElement && !this.#parts.body.hidden ? (activeElement.dataset.key ?? '') : null;
  }

  // Once there is something to be focused.
  focusLater(key) {
    this.#focusNext = key;
  }

  // One question at a time; the last one counts.
  async load() {
    this.#wanted = true;
    if (this.#loading) return;
    this.#loading = true;
    while (this.#wanted) {
      this.#wanted = false;
      try {
        const response = await fetch(`/_waymark/report?path=${encodeURIComponent(location.pathname)}`);
        this.#report = await response.json();
        this.#render();
      } catch {}
    }
    this.#loading = false;
  }

  #render() {
    const { page, site, problems } = this.#report;
    const parts = this.#parts;
    const kept = this.#keepFocus();
    const words = problems.length > 0 ? 'Waymark: the site cannot be shown' : `Waymark: ${page ? `${count(page.total)} here, ` : ''}${count(site.total)} in all${site.new > 0 ? `, ${site.new} new` : ''}`;
    parts.toggle.textContent = words;
    parts.toggle.dataset.state = problems.length > 0 || site.findings.some(({ severity, isNew }) => isNew && severity === 'error') ? 'bad' : site.new > 0 ? 'new' : 'quiet';
    parts.problems.replaceChildren(...problems.map((problem) => make('div', { class: 'problem', role: 'alert' }, [this.#place(problem), make('p', {}, problem.message), make('p', {}, problem.advice)])));
    this.#list(parts.page, 'On this page', page);
    this.#list(parts.site, 'On the whole site', site);
    this.#origin();
    this.#views();
    kept();
  }

  // The element with the same key has the focus again when all are made anew; the panel itself where it is gone.
  #keepFocus() {
    const key = this.#focusNext ?? this.focused;
    this.#focusNext = null;
    return () => {
      if (key === null) return;
      const same = key && this.element.shadowRoot.querySelector(`[data-key="${CSS.escape(key)}"]`);
      if (same) same.focus({ preventScroll: true });
      else if (!this.element.shadowRoot.activeElement) this.#parts.body.focus({ preventScroll: true });
    };
  }

  #list(section, title, found) {
    if (!found) {
      section.replaceChildren();
      return;
    }
    const heading = make('h3', {}, `${title}: ${count(found.total)}${found.new > 0 ? `, ${found.new} new` : ''}`);
    const more = found.total - found.findings.length;
    section.replaceChildren(
      heading,
      make('ul', { class: 'findings' }, found.findings.map((finding) => this.#finding(finding, title))),
      ...(more > 0 ? [make('p', {}, `and ${more} more; \`waymark check\` tells them all`)] : []),
    );
  }

  #finding(finding, title) {
    const { id, severity, isNew, message, advice, rule, fix } = finding;
    const item = make('li', { class: severity, 'data-finding': id }, [
      make('p', {}, [make('span', { class: 'severity' }, `${isNew ? 'new ' : ''}${severity}`), ' ', message]),
      ...(advice ? [make('p', { class: 'advice' }, advice)] : []),
      make('p', { class: 'place' }, [this.#place(finding, `${title} ${id}`), ' ', make('span', { class: 'rule' }, rule)]),
    ]);
    if (fix) {
      const button = make('button', { type: 'button', class: 'fix', 'data-key': `fix ${title} ${id}` }, `Fix: ${fix}`);
      button.addEventListener('click', () => this.#act('fix', { id }, button));
      item.append(button);
    }
    return item;
  }

  // Opens the editor, where there is one; else the place can be copied.
  #place(place, key = '') {
    const words = place.line > 0 ? `${place.path}:${place.line}:${place.column}` : place.path;
    if (!words) return make('span');
    const button = make('button', { type: 'button', class: 'open', 'data-key': `place ${key}`, title: this.#report?.editor ? 'Open in the editor' : 'Copy' }, words);
    button.addEventListener('click', () => this.#open(place, words));
    return button;
  }

  async #open(place, words = `${place.path}:${place.line}`) {
    if (this.#report?.editor) {
      await this.#act('open', { path: place.path, line: Math.max(1, place.line), column: Math.max(1, place.column ?? 1) });
      return;
    }
    try {
      await navigator.clipboard.writeText(words);
      this.#say(`Copied ${words}. With --editor it would open.`);
    } catch {
      this.#say(`${words}: start waymark serve with --editor to open files from here.`);
    }
  }

  async #act(what, wish, button) {
    // A button that is disabled loses the focus, and the keys with it.
    if (button?.getAttribute('aria-disabled')) return;
    button?.setAttribute('aria-disabled', 'true');
    try {
      const response = await fetch(`/_waymark/${what}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Waymark-Token': this.#report.token },
        body: JSON.stringify(wish),
      });
      this.#say(response.ok ? '' : await response.text());
    } catch {
      this.connected(false);
    }
    button?.removeAttribute('aria-disabled');
  }

  #origin() {
    const { files } = this.#report;
    const section = this.#parts.origin;
    if (files.length === 0) {
      section.replaceChildren();
      return;
    }
    section.replaceChildren(
      make('h3', {}, 'Where this page comes from'),
      make('ul', {}, files.map((path) => make('li', {}, [this.#place({ path, line: 1, column: 1 }, `file ${path}`)]))),
    );
    this.#blocks.refresh(section);
  }

  #views() {
    const { views } = this.#report;
    const section = this.#parts.views;
    if (views.length < 2) {
      section.replaceChildren();
      return;
    }
    const groups = new Map();
    for (const view of views) {
      const name = [view.locale, view.version].filter(Boolean).join(', ');
      groups.set(name, [...(groups.get(name) ?? []), view]);
    }
    const link = ({ url, usage, current }, name) => make('a', { href: url, ...(current ? { 'aria-current': 'page' } : {}), 'data-key': `view ${url}`, 'aria-label': `${name}, ${usage || 'everything'}` }, usage || 'everything');
    section.replaceChildren(
      make('h3', {}, 'This page for other readers'),
      make('dl', {}, [...groups].flatMap(([name, some]) => [make('dt', {}, name || 'This site'), make('dd', {}, some.flatMap((view) => [link(view, name), ' ']))])),
    );
  }
}

const count = (n) => (n === 0 ? 'no findings' : `${n} finding${n === 1 ? '' : 's'}`);
