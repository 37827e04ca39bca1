// Whoever changes the usage in the middle of an article goes on at the same section. Every anchor of an article is on all its pages.
(() => {
  'use strict';
  const usageSwitch = document.querySelector('.usage-switch');
  if (!usageSwitch) return;
  // Links that lead to a place of their own keep it.
  const links = [...usageSwitch.querySelectorAll('a:is([data-usage], [data-everything])')].filter((link) => link.hash === '');
  usageSwitch.addEventListener('toggle', () => {
    const section = scrollY > 0 ? document.querySelector('.outline a[aria-current]')?.hash : '';
    for (const link of links) link.hash = section ?? '';
  });
})();
