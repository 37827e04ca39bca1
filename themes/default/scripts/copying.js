// A button on each block of code and a link at each heading: both copy, and say so.
(() => {
  'use strict';
  const status = document.getElementById('page.status');
  const codeButton = document.getElementById('page.copy-code');
  const headingLink = document.getElementById('page.heading-link');
  if (!status || !codeButton || !headingLink) return;
  const shownFor = 2500; // milliseconds

  // Pages that come over http or from disk have no clipboard; there the old command copies what is selected.
  const copySelected = (element) => {
    getSelection().selectAllChildren(element);
    return document.execCommand('copy');
  };

  const confirm = (control) => {
    control.classList.add('copied');
    status.textContent = status.dataset.copied;
    setTimeout(() => {
      control.classList.remove('copied');
      status.textContent = '';
    }, shownFor);
  };

  for (const block of document.querySelectorAll('.prose pre')) {
    const box = document.createElement('div');
    box.className = 'code-box';
    block.replaceWith(box);
    box.append(block, codeButton.content.cloneNode(true));
    const button = box.lastElementChild;
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(block.textContent.replace(/\n$/, ''));
        confirm(button);
      } catch {
        if (copySelected(block)) confirm(button);
      }
    });
  }

  // The heading is named by its words alone: a list of headings should not read out the link in each.
  let count = 0;
  for (const heading of document.querySelectorAll('.prose :is(h2, h3, h4, h5, h6)[id]')) {
    if (heading.querySelector('a[href]')) continue;
    const words = document.createElement('span');
    words.id = `page.heading-${++count}`;
    words.append(...heading.childNodes);
    heading.append(words, headingLink.content.cloneNode(true));
    heading.setAttribute('aria-labelledby', words.id);
    const link = heading.lastElementChild;
    link.href = `#${encodeURIComponent(heading.id)}`;
    link.ariaLabel = link.ariaLabel.replace('{0}', () => words.textContent.trim());
    // The link still leads to its heading, so that the address is in the address bar where nothing can be copied.
    link.addEventListener('click', async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      try {
        await navigator.clipboard.writeText(link.href);
        confirm(link);
      } catch {}
    });
  }
})();
