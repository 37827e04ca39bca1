// An article as its reader meets it: blocks of text, read from the HTML that `waymark render` prints. The program's own HTML is well
// formed and names every character itself but the five of XML, so that a walk over its tags is enough.

const voids = new Set(['br', 'hr', 'img', 'input', 'col', 'source', 'wbr']);
const characters = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export const decode = text => text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name) => {
  if (name[0] !== '#') return characters[name] ?? whole;
  return String.fromCodePoint(name[1] === 'x' ? parseInt(name.slice(2), 16) : parseInt(name.slice(1), 10));
});

// A block is {kind, text, step, first, quoted, runs}: kind is 'heading', 'paragraph', 'item' or 'cell'; step says that it stands in a
// numbered list, first that it begins such a list that is in no other, quoted that it is somebody else's text, named that it
// is what the program calls the paragraphs below it ("Note"). Runs are its pieces of
// text, each with the address it links to, if any, and whether it is code or a label, a word of an interface in bold.
export function readBlocks(html) {
  const blocks = [];
  const open = [];       // names of the elements that stand open
  const lists = [];      // the lists that stand open: {ordered, items}
  let block = null;
  let href = null;

  const inside = name => open.includes(name);
  const start = (kind, named = false) => {
    finish();
    const list = lists.at(-1);
    const fresh = list && list.items > 0 && !list.begun;
    block = {
      kind, runs: [], quoted: inside('blockquote'), named,
      step: lists.some(l => l.ordered),
      first: Boolean(fresh && lists.length === 1 && list.ordered && list.items === 1),
    };
    if (fresh) list.begun = true;
  };
  const finish = () => {
    if (block && block.runs.some(run => run.text.trim())) {
      block.text = block.runs.map(run => run.text).join('').replace(/\s+/g, ' ').trim();
      blocks.push(block);
    }
    block = null;
  };

  for (const piece of html.matchAll(/<!--[\s\S]*?-->|<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>|[^<]+/gi)) {
    const [whole, slash, tagName, attributes] = piece;
    if (whole.startsWith('<!--')) continue;
    if (!tagName) {
      if (inside('script') || inside('style') || inside('pre')) continue;
      if (!block && whole.trim()) start(lists.length ? 'item' : 'paragraph');
      if (block) block.runs.push({ text: decode(whole), href, code: inside('code'), label: inside('strong') });
      continue;
    }
    const tag = tagName.toLowerCase();
    if (!slash) {
      if (!voids.has(tag)) open.push(tag);
      if (tag === 'ol' || tag === 'ul') { finish(); lists.push({ ordered: tag === 'ol', items: 0 }); }
      else if (tag === 'li') { if (lists.length) { lists.at(-1).items++; lists.at(-1).begun = false; } start('item'); }
      else if (/^h[1-6]$/.test(tag)) start('heading');
      else if (tag === 'td' || tag === 'th') start('cell');
      else if (tag === 'p') { if (!block || block.runs.length) start(lists.length ? 'item' : 'paragraph', /class="alert-title"/.test(attributes)); }
      else if (tag === 'br') block?.runs.push({ text: ' ', href });
      else if (tag === 'a') href = decode(/\bhref="([^"]*)"/.exec(attributes)?.[1] ?? '') || null;
    } else {
      const at = open.lastIndexOf(tag);
      if (at >= 0) open.splice(at);
      if (tag === 'a') href = null;
      else if (tag === 'ol' || tag === 'ul') { finish(); lists.pop(); }
      else if (/^(h[1-6]|p|li|td|th|blockquote)$/.test(tag)) finish();
    }
  }
  finish();
  return blocks;
}

// The alternative texts of an article's pictures.
export const alternativeTexts = html =>
  [...html.matchAll(/<img\b[^>]*\balt="([^"]*)"/g)].map(([, alt]) => decode(alt)).filter(Boolean);
