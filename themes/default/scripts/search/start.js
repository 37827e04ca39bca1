// Where the search is: on its page, or in a dialog over any other.
import { SearchBox } from './box.js';

const onPage = document.querySelector('.search-page .search-box');

// The address follows what is typed, so that it can be given to others and Back comes to it again.
const searchOnPage = () => {
  const asked = new URLSearchParams(location.search);
  const box = new SearchBox(onPage, (text) => {
    const now = new URLSearchParams(location.search);
    if (text) now.set('q', text);
    else now.delete('q');
    try {
      history.replaceState(null, '', `?${now}`);
    } catch {} // from disk, where addresses stay
  });
  if (asked.get('for')) {
    const usage = document.createElement('input');
    usage.type = 'hidden';
    usage.name = 'for';
    usage.value = asked.get('for');
    onPage.querySelector('form').append(usage);
  }
  if (asked.get('q')) box.ask(asked.get('q'));
  return () => box.focus();
};

const searchInDialog = () => {
  document.body.append(document.getElementById('page.search-dialog').content.cloneNode(true));
  const dialog = document.querySelector('.search-dialog');
  const box = new SearchBox(dialog.querySelector('.search-box'));
  dialog.querySelector('.search-close').addEventListener('click', () => dialog.close());
  // Pressed beside it, on what lies behind.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  // An answer on the page that lies behind is in sight at once.
  dialog.addEventListener('click', (event) => {
    const link = event.target.closest('a[href]');
    if (link && link.pathname === location.pathname && link.search === location.search) dialog.close();
  });

  // WCAG 2.1.4: a key that is no more than a character can be turned off.
  const keyName = 'waymark.search-key';
  const key = dialog.querySelector('.search-shortcut input');
  try {
    key.checked = localStorage.getItem(keyName) !== 'off';
  } catch {
    key.parentElement.hidden = true;
  }
  key.addEventListener('change', () => {
    try {
      if (key.checked) localStorage.removeItem(keyName);
      else localStorage.setItem(keyName, 'off');
    } catch {}
  });
  return () => {
    if (!dialog.open) dialog.showModal();
    box.focus();
  };
};

const open = onPage ? searchOnPage() : searchInDialog();
document.addEventListener('waymark:search', open);
