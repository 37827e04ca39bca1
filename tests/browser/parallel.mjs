// Pages are looked at side by side, each worker with a window of its own.

export async function inParallel(items, workers, open, look) {
  let next = 0;
  const work = async () => {
    const window = await open();
    while (next < items.length) await look(items[next++], window);
    await window.context().close();
  };
  await Promise.all(Array.from({ length: Math.min(workers, items.length) }, work));
}
