// On paper, links inside the site need their whole address, which styles cannot know, and nothing can be unfolded.
(() => {
  'use strict';
  const opened = [];
  addEventListener('beforeprint', () => {
    for (const link of document.querySelectorAll(':is(.prose, .stops) a[href]:not([href^="#"])')) {
      const spelledOut = link.textContent.trim() === link.href || link.textContent.trim() === link.getAttribute('href');
      if (/^https?:$/.test(link.protocol) && !spelledOut) link.dataset.printed = link.href;
      else link.dataset.printed = '';
    }
    for (const details of document.querySelectorAll('.prose details:not(.outline-folded, [open])')) {
      details.open = true;
      opened.push(details);
    }
  });
  addEventListener('afterprint', () => {
    for (const details of opened.splice(0)) details.open = false;
  });
})();
