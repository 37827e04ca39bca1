// Puts a new version of the page into the one that is shown, where only its text, title and navigation differ.

// What a page consists of besides <main>, and may change without the rest: navigation and outline.
const regionNames = 'nav, aside';
// The words of the head that may change with it, but for the title.
const headNames = 'meta[content], link[rel="canonical"], link[rel="alternate"]';

// The outermost regions beside <main>.
const regionsOf = (root, main) =>
  [...root.querySelectorAll(regionNames)].filter((element) => !main.contains(element) && !element.contains(main) && !element.parentElement.closest(regionNames));

// Both pages as they came, apart: the text, the other regions, the head's own words, and all else as one string.
function takeApart(html) {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const mains = page.querySelectorAll('main');
  if (mains.length !== 1) return null;
  const main = mains[0];
  const rest = page.cloneNode(true);
  const restMain = rest.querySelector('main');
  for (const element of [restMain, ...regionsOf(rest, restMain), rest.querySelector('title')]) element?.replaceChildren();
  for (const element of rest.head.querySelectorAll(headNames)) element.remove();
  return { main, regions: regionsOf(page, main), title: page.title, head: [...page.head.querySelectorAll(headNames)], frame: rest.documentElement.outerHTML.replace(/\s+/g, ' ') };
}

// What stands between two lists of children that are alike at both ends: [first, end before, end after].
function difference(before, after) {
  let first = 0;
  while (first < before.length && first < after.length && before[first].isEqualNode(after[first])) ++first;
  let endBefore = before.length;
  let endAfter = after.length;
  while (endBefore > first && endAfter > first && before[endBefore - 1].isEqualNode(after[endAfter - 1])) {
    --endBefore;
    --endAfter;
  }
  return [first, endBefore, endAfter];
}

// Where blocks of a page come from moves with every line above them: that is no change of the block.
const from = 'data-waymark-from';

function withoutLines(node) {
  const copy = node.cloneNode(true);
  if (copy.nodeType !== 1) return copy;
  for (const block of copy.querySelectorAll(`[${from}]`)) block.removeAttribute(from);
  copy.removeAttribute(from);
  return copy;
}

const significant = (element) => [...element.childNodes].filter((node) => node.nodeType === 1 || node.data?.trim());

// Brings `shown` from `before` to `after`, as deep as it can: what is the same stays the very element it was, with
// all that scripts and the reader did to it. False where scripts have made something else of it.
function patch(shown, before, after) {
  if (withoutLines(before).isEqualNode(withoutLines(after))) {
    moveLines(shown, before, after);
    return true;
  }
  if (before.nodeType !== 1 || after.nodeType !== 1 || before.tagName !== after.tagName) return false;
  const oldNodes = significant(before);
  const newNodes = significant(after);
  const shownNodes = significant(shown);
  if (shownNodes.length !== oldNodes.length || shown.tagName !== before.tagName) return false;
  const [first, endBefore, endAfter] = difference(oldNodes.map(withoutLines), newNodes.map(withoutLines));
  const changed = oldNodes.slice(first, endBefore);
  const wanted = newNodes.slice(first, endAfter);
  if (changed.some((node, i) => !isUntouched(shownNodes[first + i], node) || holdsOpened(shownNodes[first + i]))) {
    // What scripts have worked on, or can be opened, is gone into rather than taken away.
    if (changed.length !== wanted.length) return false;
    for (const [i, node] of changed.entries()) {
      if (!patch(shownNodes[first + i], node, wanted[i])) return false;
    }
  } else {
    const fresh = wanted.map((node) => document.importNode(node, true));
    if (fresh.some(needsScripts)) return false;
    const behind = shownNodes[endBefore] ?? null;
    for (let i = first; i < endBefore; ++i) shownNodes[i].remove();
    for (const node of fresh) shown.insertBefore(node, behind);
    showChange(fresh);
  }
  for (let i = 0; i < first; ++i) moveLines(shownNodes[i], oldNodes[i], newNodes[i]);
  for (let i = 0; endBefore + i < oldNodes.length; ++i) moveLines(shownNodes[endBefore + i], oldNodes[endBefore + i], newNodes[endAfter + i]);
  copyAttributes(shown, before, after);
  return true;
}

// Alike but for what readers open and scripts mark.
function isUntouched(shown, before) {
  if (shown.nodeType !== before.nodeType) return false;
  const copy = withoutLines(shown);
  const plain = withoutLines(before);
  for (const one of [copy, plain]) {
    if (one.nodeType !== 1) continue;
    for (const details of [one, ...one.querySelectorAll('details')]) details.removeAttribute('open');
  }
  return copy.isEqualNode(plain);
}

const holdsOpened = (element) => element.matches?.('details') || Boolean(element.querySelector?.('details'));

// Tabs, code and headings get their buttons from the theme's scripts when a page is loaded.
const workedOn = 'pre, .tabs, h2, h3, h4, h5, h6';
const needsScripts = (node) => node.nodeType === 1 && (node.matches(workedOn) || node.querySelector(workedOn) !== null);

function copyAttributes(shown, before, after) {
  for (const { name, value } of after.attributes) {
    if (before.getAttribute(name) !== value) shown.setAttribute(name, value);
  }
  for (const { name } of [...before.attributes]) {
    if (!after.hasAttribute(name)) shown.removeAttribute(name);
  }
}

// Two elements that say the same: only their lines may have moved.
function moveLines(shown, before, after) {
  if (after.nodeType !== 1) return;
  const oldBlocks = [before, ...before.querySelectorAll(`[${from}]`)].filter((block) => block.hasAttribute(from));
  const newBlocks = [after, ...after.querySelectorAll(`[${from}]`)].filter((block) => block.hasAttribute(from));
  const shownBlocks = [shown, ...shown.querySelectorAll(`[${from}]`)].filter((block) => block.hasAttribute(from));
  if (shownBlocks.length !== oldBlocks.length || oldBlocks.length !== newBlocks.length) return;
  shownBlocks.forEach((block, i) => block.setAttribute(from, newBlocks[i].getAttribute(from)));
}

// What has just changed is outlined for a moment; nothing moves.
function showChange(nodes) {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  const outlined = (colour) => ({ outline: `2px solid ${colour}`, outlineOffset: '3px' });
  for (const node of nodes) node.animate?.([outlined('#d08000'), outlined('transparent')], { duration: 1200 });
}

function updateHead(before, after) {
  document.title = after.title;
  const key = (element) => [...element.attributes].filter(({ name }) => name !== 'content' && name !== 'href').map(({ name, value }) => `${name}=${value}`).join();
  const wanted = new Map(after.head.map((element) => [key(element), element]));
  if (after.head.length !== before.head.length || wanted.size !== after.head.length) return;
  for (const element of document.head.querySelectorAll(headNames)) {
    const now = wanted.get(key(element));
    if (!now || element.name === 'waymark-state') continue;
    for (const name of ['content', 'href']) if (now.hasAttribute(name)) element.setAttribute(name, now.getAttribute(name));
  }
}

// False where more differs than can be put in: then the page is loaded again.
export function swapPage(beforeHtml, afterHtml) {
  const before = takeApart(beforeHtml);
  const after = takeApart(afterHtml);
  const main = document.querySelector('main');
  if (!before || !after || !main || before.frame !== after.frame || before.regions.length !== after.regions.length) return false;
  const shown = regionsOf(document, main);
  if (shown.length !== before.regions.length) return false;
  const seen = topBlock(main);
  if (!patch(main, before.main, after.main)) return false;
  for (const [i, region] of after.regions.entries()) {
    if (!before.regions[i].isEqualNode(region) && !patch(shown[i], before.regions[i], region)) return false;
  }
  updateHead(before, after);
  if (seen?.element.isConnected) scrollBy({ top: seen.element.getBoundingClientRect().top - seen.top, behavior: 'instant' });
  document.dispatchEvent(new CustomEvent('waymark:changed'));
  return true;
}

// The first block that the reader sees: it stays where it is on the screen, whatever grows above it.
function topBlock(main) {
  for (const element of main.querySelectorAll(`[${from}]`)) {
    const box = element.getBoundingClientRect();
    if (box.bottom > 0 && box.height > 0) return { element, top: box.top };
  }
  return null;
}
