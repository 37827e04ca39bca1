// Where the reader is on a page, what is opened there and what of the panel has the focus, over a whole reload.

const key = () => `waymark.place ${location.pathname}`;

const openedParts = () => [...document.querySelectorAll('details')].flatMap((details, i) => (details.open ? [i] : []));

export function keepPlace(focused) {
  try {
    sessionStorage.setItem(key(), JSON.stringify({ x: scrollX, y: scrollY, open: openedParts(), focused }));
  } catch {}
}

// What had the focus of the panel; null: nothing.
export function restorePlace() {
  let place;
  try {
    place = JSON.parse(sessionStorage.getItem(key()));
    sessionStorage.removeItem(key());
  } catch {}
  if (!place) return null;
  const all = [...document.querySelectorAll('details')];
  all.forEach((details, i) => {
    details.open = place.open.includes(i);
  });
  scrollTo({ left: place.x, top: place.y, behavior: 'instant' });
  return place.focused ?? null;
}
