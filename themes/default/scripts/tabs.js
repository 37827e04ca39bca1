// Groups of tabs, which without this stand one below the other under their titles. All groups of the page show the same choice, and
// so does the next page that this window opens.
(() => {
  'use strict';
  const storeKey = 'waymark.tabs';
  const groups = [];

  const recall = () => {
    try {
      return sessionStorage.getItem(storeKey);
    } catch {
      return null;
    }
  };
  const store = (choice) => {
    try {
      sessionStorage.setItem(storeKey, choice);
    } catch {}
  };

  const show = (group, chosen) => {
    group.forEach(({ tab, panel }, i) => {
      tab.setAttribute('aria-selected', String(i === chosen));
      tab.tabIndex = i === chosen ? 0 : -1;
      if (i === chosen) {
        panel.removeAttribute('hidden');
        panel.tabIndex = 0;
      } else {
        // Found all the same by a browser that looks in what is hidden; the keyboard must not come there.
        panel.setAttribute('hidden', 'until-found');
        panel.removeAttribute('tabindex');
      }
    });
  };

  // A tab may stand for several choices: "phone+tablet".
  const namesOf = (choice) => choice.toLowerCase().split('+');

  const choose = (choice) => {
    const names = namesOf(choice);
    for (const group of groups) {
      const same = group.findIndex(({ panel }) => panel.dataset.tab === choice);
      const near = same >= 0 ? same : group.findIndex(({ panel }) => namesOf(panel.dataset.tab).some((name) => names.includes(name)));
      if (near >= 0) show(group, near);
    }
  };

  // What is pressed stays where it is on the screen, whatever grows or shrinks above it.
  const chooseAt = (group, i) => {
    const { tab, panel } = group[i];
    const before = tab.getBoundingClientRect().top;
    choose(panel.dataset.tab);
    show(group, i);
    scrollBy({ top: tab.getBoundingClientRect().top - before, behavior: 'instant' });
    store(panel.dataset.tab);
  };

  const onKey = (event, group, i) => {
    const rtl = getComputedStyle(event.currentTarget).direction === 'rtl';
    const last = group.length - 1;
    const next = { [rtl ? 'ArrowLeft' : 'ArrowRight']: i + 1, [rtl ? 'ArrowRight' : 'ArrowLeft']: i - 1, Home: 0, End: last }[event.key];
    if (next === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const to = (next + group.length) % group.length;
    chooseAt(group, to);
    group[to].tab.focus();
  };

  for (const box of document.querySelectorAll('.tabs')) {
    const panels = [...box.children].filter((child) => child.matches('.tab'));
    if (panels.length < 2) continue;
    const bar = document.createElement('div');
    bar.className = 'tab-bar';
    bar.setAttribute('role', 'tablist');
    const group = panels.map((panel, i) => {
      const tab = document.createElement('button');
      tab.type = 'button';
      tab.className = 'tab-button';
      tab.id = `page.tab-${groups.length}-${i}`;
      tab.textContent = panel.querySelector(':scope > .tab-title').textContent;
      tab.setAttribute('role', 'tab');
      panel.id ||= `page.tab-panel-${groups.length}-${i}`;
      tab.setAttribute('aria-controls', panel.id);
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      return { tab, panel };
    });
    group.forEach(({ tab, panel }, i) => {
      tab.addEventListener('click', () => chooseAt(group, i));
      tab.addEventListener('keydown', (event) => onKey(event, group, i));
      panel.addEventListener('beforematch', () => show(group, i));
    });
    bar.append(...group.map(({ tab }) => tab));
    box.prepend(bar);
    box.classList.add('tabs-ready');
    groups.push(group);
    show(group, 0);
  }
  if (groups.length === 0) return;

  const stored = recall();
  if (stored !== null) choose(stored);

  // An address may end in a tab (#tab/azure) or in an anchor inside one that is not shown.
  const follow = () => {
    let anchor;
    try {
      anchor = decodeURIComponent(location.hash.slice(1));
    } catch {
      return;
    }
    if (anchor.startsWith('tab/')) {
      choose(anchor.slice(4));
      const first = groups.find((group) => group.some(({ panel }) => !panel.hasAttribute('hidden') && namesOf(anchor.slice(4)).some((name) => namesOf(panel.dataset.tab).includes(name))));
      first?.[0].tab.parentElement.scrollIntoView();
      return;
    }
    const target = anchor && document.getElementById(anchor);
    if (!target) return;
    let opened = false;
    for (let panel = target.closest('.tab[hidden]'); panel; panel = panel.parentElement.closest('.tab[hidden]')) {
      const group = groups.find((one) => one.some((entry) => entry.panel === panel));
      if (!group) break;
      show(group, group.findIndex((entry) => entry.panel === panel));
      opened = true;
    }
    if (opened) target.scrollIntoView();
  };
  addEventListener('hashchange', follow);
  follow();
})();
