// Which file and line each block of the page comes from: as a list, and beside the block under the pointer.

import { make } from './make.js';

const from = 'data-waymark-from';
const shownWords = 60;

function placeOf(block) {
  const [, path, line] = block.getAttribute(from).match(/^(.*):(\d+)$/s) ?? [];
  return path ? { path, line: Number(line), column: 1 } : null;
}

export class BlockPlaces {
  #open;
  #label = make('div', { class: 'block-label', hidden: '', 'aria-hidden': 'true' });
  #frame = make('div', { class: 'block-frame', hidden: '', 'aria-hidden': 'true' });
  #on = false;
  #listed = false;

  constructor(root, open) {
    this.#open = open;
    root.append(this.#frame, this.#label);
    document.addEventListener('pointerover', (event) => this.#on && this.#point(event.target.closest?.(`[${from}]`)));
    addEventListener('scroll', () => this.#point(null), { passive: true });
    document.addEventListener('click', (event) => {
      const block = this.#on && event.target.closest?.(`[${from}]`);
      if (!block || event.target.closest('a, button, summary, input, label')) return;
      const place = placeOf(block);
      if (place) this.#open(place);
    });
  }

  // At the end of the panel's section about where the page comes from.
  refresh(section) {
    section.querySelector('.blocks')?.remove();
    const blocks = [...document.querySelectorAll(`main [${from}]`)];
    if (blocks.length === 0) return;
    const box = make('input', { type: 'checkbox', 'data-key': 'pointed' });
    box.checked = this.#on;
    box.addEventListener('change', () => {
      this.#on = box.checked;
      this.#point(null);
    });
    const list = make('ul');
    const details = make('details', {}, [make('summary', { 'data-key': 'blocks' }, `Its blocks (${blocks.length})`), list]);
    const fill = () => {
      if (!details.open || list.hasChildNodes()) return;
      list.append(...blocks.map((block, i) => this.#item(block, i)));
    };
    details.open = this.#listed;
    details.addEventListener('toggle', () => {
      this.#listed = details.open;
      fill();
    });
    fill();
    section.append(make('div', { class: 'blocks' }, [make('label', {}, [box, ' Show it beside the block that I point at; a click opens it']), details]));
  }

  #item(block, i) {
    const place = placeOf(block);
    const words = block.textContent.trim().replace(/\s+/g, ' ');
    const button = make('button', { type: 'button', class: 'open', 'data-key': `block ${i}` }, `${place?.line ?? ''}: ${words.slice(0, shownWords)}${words.length > shownWords ? '…' : ''}`);
    button.addEventListener('click', () => {
      block.scrollIntoView({ block: 'center', behavior: 'instant' });
      this.#point(block);
      if (place) this.#open(place);
    });
    return make('li', {}, [button]);
  }

  #point(block) {
    this.#label.hidden = this.#frame.hidden = !block;
    if (!block) return;
    const box = block.getBoundingClientRect();
    this.#label.textContent = block.getAttribute(from);
    this.#label.style.left = `${Math.max(0, box.left)}px`;
    this.#label.style.top = `${Math.max(0, box.top - 22)}px`;
    Object.assign(this.#frame.style, { left: `${box.left - 3}px`, top: `${box.top - 3}px`, width: `${box.width + 6}px`, height: `${box.height + 6}px` });
  }
}
