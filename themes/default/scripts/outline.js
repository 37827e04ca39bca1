// Marks in the outline beside the article which section is being read: the last one whose heading has come into the upper third of
// the window.
(() => {
  'use strict';
  const outline = document.querySelector('.outline');
  if (!outline || !('IntersectionObserver' in window)) return;
  const order = new Map();
  const links = [];
  for (const link of outline.querySelectorAll('a[href^="#"]')) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!heading || order.has(heading)) continue;
    order.set(heading, links.length);
    links.push(link);
  }
  const reached = links.map(() => false);
  let current = -1;
  const observer = new IntersectionObserver(
    (entries) => {
      for (const { target, boundingClientRect, rootBounds } of entries)
        reached[order.get(target)] = boundingClientRect.top < (rootBounds?.bottom ?? innerHeight / 3);
      const now = reached.lastIndexOf(true);
      if (now === current) return;
      links[current]?.removeAttribute('aria-current');
      current = now;
      const link = links[current];
      link?.setAttribute('aria-current', 'location');
      if (link && outline.scrollHeight > outline.clientHeight) outline.scrollTop = link.offsetTop - outline.clientHeight / 2;
    },
    { rootMargin: '0px 0px -66% 0px' },
  );
  for (const heading of order.keys()) observer.observe(heading);
})();
