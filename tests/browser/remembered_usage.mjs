// The usage that a reader chose is offered on the pages for everybody, in this browser, until the reader wants no more of it.

const offer = '.usage-offer a';
const keepBox = '.usage-memory input';

export async function rememberedUsage(site, path, usage, browser, report) {
  const context = await browser.newContext();
  const url = await site.servedOver('https', context);
  const page = await context.newPage();
  const where = `${site.name}: ${path}`;
  const view = `for/${usage}/${path}`;
  const goto = async (to) => {
    await page.goto('about:blank');
    await page.goto(url(to));
  };
  // A click returns before the page that it leads to is there.
  const follow = async (link) => {
    const from = page.url();
    await link.click();
    await page.waitForURL((now) => now.href !== from, { waitUntil: 'load' });
  };
  const open = () => page.locator('.usage-switch > summary').click();
  const expectOffer = async (there, when) => report.expect(((await page.locator(offer).count()) === 1) === there, `${where}: ${when} ${there ? 'nothing is' : 'a usage is'} offered`);

  await goto(path);
  await expectOffer(false, 'before anything was chosen');
  // Whoever only comes by has not chosen.
  await goto(view);
  await goto(path);
  await expectOffer(false, 'after one look at a view');

  await open();
  await follow(page.locator(`.switch-list a[data-usage="${usage}"]`));
  report.expect(page.url() === url(view), `${where}: the switch leads to ${page.url()}`);
  await expectOffer(false, 'in the view itself');
  await goto(path);
  report.expect(page.url() === url(path), `${where}: the reader is sent away to ${page.url()}`);
  await expectOffer(true, 'after a choice');
  const live = await page.locator('.usage-offer').getAttribute('role');
  report.expect(live === 'status', `${where}: the offer is not read out`);
  report.expect((await page.evaluate(() => document.activeElement.tagName)) === 'BODY', `${where}: the offer takes the focus`);
  const label = await page.locator(`.switch-list a[data-usage="${usage}"]`).textContent();
  report.expect((await page.locator(offer).textContent()).includes(label), `${where}: the offer does not name "${label}"`);
  report.expect((await page.locator(offer).evaluate((a) => a.href)) === url(view), `${where}: the offer does not lead to the same article`);

  // Closed for this visit, not for ever.
  await page.locator('.usage-offer button').click();
  await expectOffer(false, 'after it was closed');
  await page.reload();
  await expectOffer(false, 'later in the visit in which it was closed');
  await page.evaluate(() => sessionStorage.clear());
  await page.reload();
  await expectOffer(true, 'at the next visit');

  await open();
  await page.locator(keepBox).uncheck();
  await expectOffer(false, 'when nothing is to be kept');
  const kept = await page.evaluate(() => JSON.stringify(Object.values(localStorage)));
  report.expect(kept === '[""]', `${where}: ${kept} is kept although nothing is to be`);
  await goto(view);
  await follow(page.locator('.navigation a:not([aria-current])').first());
  await goto(path);
  await expectOffer(false, 'when nothing is to be kept, after a visit to a view,');
  await open();
  report.expect(!(await page.locator(keepBox).isChecked()), `${where}: it is not remembered that nothing is to be kept`);
  await page.locator(keepBox).check();

  // Going on inside a view is a choice; "Show everything" takes it back.
  await goto(view);
  await follow(page.locator('.navigation a:not([aria-current])').first());
  await goto(path);
  await expectOffer(true, 'after going on in a view');
  await goto(view);
  await open();
  await follow(page.locator('.switch-list a[data-everything]'));
  await expectOffer(false, 'after "Show everything"');

  await page.evaluate(() => localStorage.setItem('waymark.usage ' + location.pathname.replace(/[^/]*$/, ''), 'no-such-usage'));
  await page.reload();
  await expectOffer(false, 'for a usage that the site no longer has');
  report.expect((await context.cookies()).length === 0, `${where}: a cookie is set`);
  await context.close();

  // Where the browser keeps nothing, there is nothing to offer and nothing goes wrong.
  const strict = await browser.newContext();
  const strictUrl = await site.servedOver('https', strict);
  await strict.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  const closed = await strict.newPage();
  const errors = [];
  closed.on('pageerror', (error) => errors.push(String(error)));
  await closed.goto(strictUrl(path));
  await closed.locator('.usage-switch > summary').click();
  await closed.locator(`.switch-list a[data-usage="${usage}"]`).click();
  await closed.waitForURL((now) => now.href !== strictUrl(path), { waitUntil: 'load' });
  report.expect(closed.url() === strictUrl(view) && errors.length === 0, `${where}: without storage: ${closed.url()} ${errors.join()}`);
  report.expect((await closed.locator(keepBox).count()) === 0, `${where}: without storage there is a box to tick that does nothing`);
  await strict.close();
}
