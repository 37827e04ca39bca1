// A field, and below it what was found as it is typed: in the dialog and on the search page. What readers or articles wrote comes into the
// page as text only.
import { Edition } from './edition.js';
import { loadScript } from './loading.js';
import { search } from './search.js';

const pauseOfTyping = 90; // milliseconds
// Longer, so that what is read out is not cut off by every letter.
const pauseBeforeTelling = 500;

const element = (name, className, ...children) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children);
  return made;
};

const withMarks = (pieces) => pieces.map(({ text, marked }) => (marked ? element('mark', '', text) : text));

const fill = (text, value) => text.replace('{0}', () => value);

export class SearchBox {
  #box;
  #field;
  #opening;
  #older;
  #run = 0;
  #telling;
  #typing;

  // `asked(text)` hears of every query.
  constructor(box, asked = () => {}) {
    this.#box = box;
    this.#field = box.querySelector('.search-field');
    this.#field.addEventListener('input', (event) => {
      if (event.isComposing) return;
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => {
        asked(this.#field.value);
        this.show({ typing: true });
      }, pauseOfTyping);
    });
    this.#field.addEventListener('compositionend', () => this.#field.dispatchEvent(new Event('input')));
    this.#part('.search-meant a').addEventListener('click', (event) => {
      event.preventDefault();
      this.ask(this.#part('.search-meant').dataset.words);
      asked(this.#field.value);
      this.#field.focus();
    });
    box.addEventListener('keydown', (event) => this.#move(event));
  }

  focus() {
    this.#field.focus();
    this.#field.select();
  }

  // As if it had been typed and ended.
  ask(text) {
    this.#field.value = text;
    return this.show({ typing: false });
  }

  async show({ typing }) {
    const run = ++this.#run;
    const text = this.#field.value;
    try {
      const edition = await this.#edition();
      const usage = edition.usages.findIndex(({ id }) => id === this.#usage());
      const found = await search(edition, text, { typing, usage });
      if (run === this.#run) this.#render(edition, found, usage, text);
    } catch {
      this.#opening = undefined;
      if (run === this.#run) this.#renderNothing(this.#box.dataset.failed, true);
    }
  }

  #part(selector) {
    return this.#box.querySelector(selector);
  }

  #usage() {
    return this.#box.querySelector('input[name="for"]')?.value ?? '';
  }

  #edition() {
    return (this.#opening ??= new Edition(this.#box.dataset.index, loadScript).open());
  }

  #tell(text) {
    clearTimeout(this.#telling);
    this.#telling = setTimeout(() => {
      this.#part('.search-status').textContent = text;
    }, pauseBeforeTelling);
  }

  #renderNothing(text, tip) {
    this.#part('.search-results').hidden = true;
    this.#part('.search-meant').hidden = true;
    this.#part('.search-help').hidden = false;
    this.#part('.search-tip').hidden = !tip;
    this.#tell(text);
  }

  #render(edition, found, usage, text) {
    const { dataset } = this.#box;
    const { total, others } = found;
    this.#showUsage(edition, usage, text);
    this.#offerOlder(edition, text, found.asked);
    if (!found.asked) {
      this.#renderNothing('', false);
      return;
    }
    if (found.articles.length + others.length === 0) {
      this.#renderNothing(fill(dataset.none, text.trim()), true);
    } else {
      this.#part('.search-results').hidden = false;
      this.#part('.search-help').hidden = true;
      this.#tell(fill(dataset.found, String(total + others.length)));
    }
    const meant = this.#part('.search-meant');
    meant.hidden = !found.suggestion;
    meant.dataset.words = found.suggestion;
    const link = meant.firstElementChild;
    link.search = new URLSearchParams({ q: found.suggestion });
    link.textContent = fill(dataset.meant, found.suggestion);

    const list = this.#part('.search-list');
    list.replaceChildren(...found.articles.map((article) => this.#article(edition, article, usage)));
    this.#offerMore(edition, found, usage, list);
    this.#part('.search-others').replaceChildren(...this.#groups(edition, others));
  }

  // Which usage's answers come first, and the way out.
  #showUsage(edition, usage, text) {
    const line = this.#part('.search-usage');
    line.hidden = usage < 0;
    if (usage < 0) return;
    line.firstElementChild.textContent = fill(this.#box.dataset.shown, edition.usages[usage].label);
    line.lastElementChild.search = text ? new URLSearchParams({ q: text }) : '';
  }

  #article(edition, article, usage) {
    const { root } = this.#box.dataset;
    const inView = usage >= 0 && edition.isFor(article.views, usage) && article.views !== undefined;
    const address = `${root}${edition.folder}${inView ? `for/${edition.usages[usage].id}/` : ''}${article.path}`;
    const linkTo = (pieces, anchor) => {
      const link = element('a', '', ...withMarks(pieces));
      link.href = anchor ? `${address}#${encodeURIComponent(anchor)}` : address;
      return link;
    };
    const entry = element('li', 'search-article', element('h3', '', linkTo(article.title)));
    if (article.version) entry.firstChild.append(' ', element('small', '', article.version));
    if (article.lang) {
      entry.lang = article.lang;
      entry.dir = article.dir ?? 'auto';
    }
    if (article.excerpt.length > 0) entry.append(element('p', '', ...withMarks(article.excerpt)));
    if (article.sections.length > 0) {
      const sections = article.sections.map(({ anchor, heading, excerpt }) =>
        element('li', '', linkTo(heading, anchor), element('p', '', ...withMarks(excerpt))),
      );
      entry.append(element('ul', 'search-sections', ...sections));
    }
    return entry;
  }

  // What is for others only, below their names.
  #groups(edition, articles) {
    const groups = new Map();
    for (const article of articles) {
      const names = article.readers.map((i) => edition.usages[i].label).join(this.#box.dataset.separator);
      groups.set(names, [...(groups.get(names) ?? []), article]);
    }
    return [...groups].flatMap(([names, its]) => [
      element('h2', '', fill(this.#box.dataset.also, names)),
      element('ol', 'search-list', ...its.map((article) => this.#article(edition, article, -1))),
    ]);
  }

  #offerMore(edition, found, usage, list) {
    const button = this.#part('.search-more');
    let next = found.next;
    button.hidden = next >= found.total;
    button.onclick = async () => {
      const run = this.#run;
      const more = await found.more(next);
      if (run !== this.#run) return;
      next = more.next;
      button.hidden = next >= found.total;
      const entries = more.articles.map((article) => this.#article(edition, article, usage));
      list.append(...entries);
      entries[0]?.querySelector('a').focus();
    };
  }

  // What the help said in older versions is another index, loaded for those who ask for it.
  #offerOlder(edition, text, asked) {
    const button = this.#part('.search-older');
    const list = this.#part('.search-old');
    list.replaceChildren();
    button.hidden = !edition.older || !asked;
    button.onclick = async () => {
      const run = this.#run;
      try {
        this.#older ??= new Edition(`${this.#box.dataset.index}older/`, loadScript).open();
        const older = await this.#older;
        const { articles } = await search(older, text);
        if (run !== this.#run) return;
        button.hidden = true;
        list.replaceChildren(...articles.map((article) => this.#article(older, article, -1)));
        this.#tell(articles.length > 0 ? fill(this.#box.dataset.found, String(articles.length)) : fill(this.#box.dataset.none, text.trim()));
        (list.querySelector('a') ?? this.#field).focus();
      } catch {
        this.#older = undefined;
        this.#tell(this.#box.dataset.failed);
      }
    };
  }

  // Arrows lead from the field through the links and back.
  #move(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const stops = [this.#field, ...this.#box.querySelectorAll(':is(.search-list a, .search-more, .search-older)')].filter((stop) => stop.checkVisibility?.() ?? true);
    const at = stops.indexOf(document.activeElement);
    if (at < 0 || !stops[at + step]) return;
    event.preventDefault();
    stops[at + step].focus();
  }
}
