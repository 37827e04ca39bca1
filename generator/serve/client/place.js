// Where the reader is on a page and what is opened there, over a whole reload.

const key = () => `waymark.place ${location.pathname}`;

const openedParts = () => [...document.querySelectorAll('details')].flatMap((details, i) => (details.open ? [i] : []));

export function keepPlace() {
  try {
    sessionStorage.setItem(key(), JSON.stringify({ x: scrollX, y: scrollY, open: openedParts() }));
  } catch {}
}

export function restorePlace() {
  let place;
  try {
    place = JSON.parse(sessionStorage.getItem(key()));
    sessionStorage.removeItem(key());
  } catch {}
  if (!place) return;
  const all = [...document.querySelectorAll('details')];
  all.forEach((details, i) => {
    details.open = place.open.includes(i);
  });
  scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
}
