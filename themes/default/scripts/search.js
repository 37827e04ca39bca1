// Opens the search in place, by its button, the key "/" (unless a reader turned that off) or Ctrl+K. What searches is loaded when it is first
// asked for; on the search page that is at once.
(() => {
  'use strict';
  const link = document.querySelector('.search-button');
  if (!link?.dataset.script) return;
  const onSearchPage = document.querySelector('.search-page') !== null;

  let loading;
  const load = () =>
    (loading ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = link.dataset.script;
      if (link.dataset.integrity) script.integrity = link.dataset.integrity;
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    }));
  const open = async () => {
    try {
      await load();
      document.dispatchEvent(new Event('waymark:search'));
    } catch {
      location.href = link.href;
    }
  };

  const button = document.createElement('button');
  button.type = 'button';
  button.className = link.className;
  button.setAttribute('aria-keyshortcuts', '/ Control+K');
  if (!onSearchPage) button.setAttribute('aria-haspopup', 'dialog');
  button.append(...link.childNodes);
  button.addEventListener('click', open);
  link.replaceWith(button);

  const slashIsOff = () => {
    try {
      return localStorage.getItem('waymark.search-key') === 'off';
    } catch {
      return false;
    }
  };
  addEventListener('keydown', (event) => {
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k';
    const slash =
      event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.('input, textarea, select, [contenteditable]');
    if (event.defaultPrevented || event.isComposing || !(command || (slash && !slashIsOff()))) return;
    event.preventDefault();
    open();
  });
  if (onSearchPage) load();
})();
