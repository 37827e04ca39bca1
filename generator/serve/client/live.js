// Keeps the page as the server has it. What the reader was doing stays: place, opened parts, focus.

import { swapPage } from './swap.js';
import { keepPlace, restorePlace } from './place.js';

const stateTag = () => document.querySelector('meta[name="waymark-state"]');

export class LivePage {
  #panel;
  #state = stateTag()?.content ?? '';
  #source = null; // the page's HTML as it came, before any script touched it
  #events = null;
  #running = Promise.resolve();

  constructor(panel) {
    this.#panel = panel;
  }

  start() {
    this.#panel.focusLater(restorePlace());
    this.#readSource();
    this.#listen();
    // A browser opens few connections to one server: pages that nobody sees give theirs back, and ask again later.
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#stop() : this.#listen()));
    addEventListener('pagehide', () => this.#stop());
    addEventListener('pageshow', (event) => event.persisted && this.#listen());
  }

  #listen() {
    if (this.#events || document.hidden) return;
    const events = new EventSource(`/_waymark/events?path=${encodeURIComponent(location.pathname)}&state=${this.#state}`);
    this.#events = events;
    events.addEventListener('page', ({ data }) => {
      this.#running = this.#running.then(() => this.#update(data)).catch(() => this.#reload());
    });
    events.addEventListener('findings', () => this.#panel.load());
    events.addEventListener('open', () => this.#panel.connected(true));
    events.addEventListener('error', () => {
      this.#panel.connected(false);
      // The address holds the state as it was when it was opened; a new one is asked for instead.
      this.#stop();
      setTimeout(() => this.#listen(), 1000);
    });
  }

  #stop() {
    this.#events?.close();
    this.#events = null;
  }

  // The very bytes that this page was made of, most often from the browser's own store.
  async #readSource() {
    try {
      const response = await fetch(location.href, { cache: 'force-cache' });
      const text = await response.text();
      if (this.#source === null && stateOf(text) === this.#state) this.#source = text;
    } catch {}
  }

  async #update(state) {
    if (state === this.#state) return;
    const response = await fetch(location.href, { cache: 'no-store' });
    const text = await response.text();
    const before = this.#source;
    if (before === null || !response.ok || !swapPage(before, text)) {
      this.#reload();
      return;
    }
    this.#source = text;
    this.#state = stateOf(text);
    const tag = stateTag();
    if (tag) tag.content = this.#state;
    this.#panel.pageChanged();
  }

  #reload() {
    keepPlace(this.#panel.focused);
    location.reload();
  }
}

function stateOf(html) {
  return html.match(/<meta name="waymark-state" content="([0-9a-f]*)">/)?.[1] ?? '';
}
