// The index of one edition, as far as it is loaded: what base.js tells of all units, the words of the shards that were asked for, the texts
// of single articles. The manual describes the format.
import { groups, surfaces, varints } from './decoding.js';
import { meaningsOf } from './meanings.js';

// The last of `sorted` that is not greater than `value`; -1 where there is none.
const lastUpTo = (sorted, value) => {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const firstOf = (sizes) => {
  const first = [0];
  for (const size of sizes) first.push(first.at(-1) + size);
  return first;
};

const hasBit = (mask, bit) => ((mask >> BigInt(bit)) & 1n) === 1n;

const expandScopes = (runs, units) => {
  const scopes = new Uint16Array(units);
  let unit = 0;
  for (let i = 0; i < runs.length; i += 2) scopes.fill(runs[i + 1], unit, (unit += runs[i]));
  return scopes;
};

export class Edition {
  #folder;
  #load;
  #files = new Map();
  #shards = [];
  #commonWords;

  // `load(address)` hands over what the file at an address holds.
  constructor(folder, load) {
    this.#folder = folder;
    this.#load = load;
  }

  // Loads base.js. Everything else needs it first.
  async open(fresh = '') {
    const base = await this.#once(`base.js${fresh}`);
    this.lang = base.lang;
    this.folder = base.folder ?? '';
    this.older = Boolean(base.older);
    this.units = base.units;
    this.usages = base.usages ?? [];
    this.meanings = meaningsOf(base);
    this.stopWords = new Set(base.stop?.split(' '));
    this.firsts = base.shards ?? [];
    this.tags = base.tags ?? '';
    this.common = surfaces(base.common);
    this.#commonWords = undefined;
    this.masks = (base.masks ?? []).map(BigInt);
    this.scopes = expandScopes(varints(base.scopes), base.units);
    this.firstUnits = firstOf(varints(base.sizes));
    this.firstArticles = firstOf(varints(base.chunks));
    return this;
  }

  get filesLoaded() {
    return this.#files.size;
  }

  articleOf(unit) {
    return lastUpTo(this.firstUnits, unit);
  }

  // Whether bit `usage` is set in a mask; units without scopes are for everybody.
  isFor(mask, usage) {
    return this.masks.length === 0 || mask === undefined || hasBit(this.masks[mask], usage);
  }

  // What a reader of that usage sees of a unit's text; all of it for -1.
  textFor([, , , text, limited = []], usage) {
    if (usage < 0 || limited.length === 0) return text;
    const sees = (line) => limited.every(([begin, end, mask]) => line < begin || line >= end || hasBit(BigInt(mask), usage));
    return text.split('\n').filter((_, line) => sees(line)).join('\n');
  }

  isCommon(word) {
    this.#commonWords ??= new Set(this.common);
    return this.#commonWords.has(word);
  }

  // Loads the shards that have `words`, if they are in the index at all.
  async loadWords(words) {
    const shards = new Set(words.map((word) => lastUpTo(this.firsts, word)));
    await Promise.all([...shards].filter((n) => n >= 0).map((n) => this.#loadShard(n)));
  }

  // Null for a word that the index does not have, or not in what is loaded.
  group(word) {
    const shard = this.#shardOf(word);
    if (!shard) return null;
    const at = lastUpTo(shard.words, word);
    return at >= 0 && shard.words[at] === word ? shard.groups[shard.groupOf[at]] : null;
  }

  // The words that were put into one group with `word` because only their endings differ, as far as they are loaded.
  sameGroup(word) {
    const shard = this.#shardOf(word);
    const at = shard?.words.indexOf(word) ?? -1;
    return at < 0 ? [] : shard.words.filter((_, i) => shard.groupOf[i] === shard.groupOf[at]);
  }

  // The words near `word` in the alphabet, all of its shard.
  neighbours(word) {
    return this.#shardOf(word)?.words ?? [];
  }

  // Those that begin with `start`, at most `most`; the shortest first.
  startingWith(start, most) {
    const words = this.neighbours(start);
    const found = [];
    for (let i = lastUpTo(words, start); i < words.length && found.length < 400; ++i) if (words[i]?.startsWith(start)) found.push(words[i]);
      else if (words[i] > start) break;
    return found.sort((a, b) => a.length - b.length).slice(0, most);
  }

  // The text of an article: path, title, units.
  async article(number) {
    const { articles } = await this.#once(this.#textOf(number));
    return articles[number - this.firstArticles[lastUpTo(this.firstArticles, number)]];
  }

  // How many of the first of these articles have their texts in at most `most` files that are not loaded yet.
  within(numbers, most) {
    const files = new Set();
    for (const [i, number] of numbers.entries()) {
      if (!this.#files.has(this.#textOf(number))) files.add(this.#textOf(number));
      if (files.size > most) return i;
    }
    return numbers.length;
  }

  #textOf(number) {
    return `text-${lastUpTo(this.firstArticles, number)}.js`;
  }

  #shardOf(word) {
    return this.#shards[lastUpTo(this.firsts, word)];
  }

  async #loadShard(n, again = false) {
    if (this.#shards[n]) return;
    const data = await this.#once(`terms-${n}.js?v=${this.tags.slice(4 * n, 4 * n + 4)}`);
    const words = surfaces(data.surfaces);
    // The site was published anew since base.js was loaded, or a cache kept an old one: begin again with what is there now.
    if (words[0] !== this.firsts[n] && !again) {
      const word = this.firsts[n];
      this.#files.clear();
      this.#shards = [];
      await this.open(`?t=${Date.now()}`);
      return this.#loadShard(Math.max(lastUpTo(this.firsts, word), 0), true);
    }
    this.#shards[n] = { words, groupOf: varints(data.groups), groups: groups(varints(data.postings)) };
  }

  // Each file is loaded once; one that could not be is tried again when it is next asked for.
  #once(name) {
    const known = this.#files.get(name);
    if (known) return known;
    const loading = this.#load(this.#folder + name);
    this.#files.set(name, loading);
    loading.catch(() => this.#files.delete(name));
    return loading;
  }
}
