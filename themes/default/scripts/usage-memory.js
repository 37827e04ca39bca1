// Keeps the usage that a reader chose, in this browser alone, and offers to go on with it on the pages for everybody. It leads nobody
// anywhere by itself. Where the browser keeps nothing (private windows, strict settings) there is no offer and no box to tick.
(() => {
  'use strict';
  const usageSwitch = document.querySelector('.usage-switch');
  const box = document.getElementById('page.usage-memory');
  if (!usageSwitch || !box) return;

  // Of this site alone, where several share a host. The empty text stands for readers who want nothing kept.
  const key = `waymark.usage ${new URL(usageSwitch.dataset.root, location.href).pathname}`;
  const unwanted = '';
  let kept;
  try {
    kept = localStorage.getItem(key);
  } catch {
    return;
  }
  const keep = (usage) => {
    kept = usage;
    try {
      if (usage === null) localStorage.removeItem(key);
      else localStorage.setItem(key, usage);
    } catch {}
  };

  const links = [...usageSwitch.querySelectorAll('a[data-usage]')];
  const current = links.find((link) => link.hasAttribute('aria-current'))?.dataset.usage;
  const offer = document.getElementById('page.usage-offer');
  const close = () => offer?.replaceChildren();

  // A usage is chosen by a link that names it, or by going on inside its pages; "Show everything" takes the choice back.
  document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href]');
    if (!link || kept === unwanted) return;
    if (link.dataset.usage) keep(link.dataset.usage);
    else if (link.hasAttribute('data-everything')) keep(null);
    else if (current && link.pathname !== location.pathname && link.pathname.includes(`/for/${current}/`)) keep(current);
  });

  usageSwitch.querySelector('.switch-list').append(box.content.cloneNode(true));
  const wanted = usageSwitch.querySelector('.usage-memory input');
  wanted.checked = kept !== unwanted;
  wanted.addEventListener('change', () => {
    keep(wanted.checked ? (current ?? null) : unwanted);
    close();
  });

  const dismissed = `${key} dismissed`;
  const isDismissed = () => {
    try {
      return sessionStorage.getItem(dismissed) !== null;
    } catch {
      return false;
    }
  };
  const there = kept && links.find((link) => link.dataset.usage === kept);
  const line = document.getElementById('page.usage-offer-line');
  if (current || !there || !offer || !line || isDismissed()) return;
  offer.append(line.content.cloneNode(true));
  const link = offer.querySelector('a');
  link.href = there.href;
  link.dataset.usage = kept;
  link.textContent = link.textContent.replace('{0}', () => there.textContent);
  offer.querySelector('button').addEventListener('click', () => {
    close();
    try {
      sessionStorage.setItem(dismissed, '1');
    } catch {}
  });
})();
