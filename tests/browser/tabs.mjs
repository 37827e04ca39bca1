// Groups of tabs: by keyboard and by pointer, all with the same choice, opened by addresses that end inside one, and whole without script
// and on paper.

const shown = (page, group) =>
  page.locator('.tabs').nth(group).locator(':scope > .tab').evaluateAll((all) => all.filter((panel) => panel.checkVisibility({ contentVisibilityAuto: true }) && panel.getBoundingClientRect().height > 0).map((panel) => panel.dataset.tab).join());

const focused = (page) => page.evaluate(() => document.activeElement.textContent);

export async function tabs(site, path, browser, report) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 600 } });
  const page = await context.newPage();
  const where = `${site.name}: ${path}`;
  const expectShown = async (first, second, when) => {
    const now = [await shown(page, 0), await shown(page, 1)].join(' and ');
    report.expect(now === `${first} and ${second}`, `${where}: ${when} the tabs ${now} are shown instead of ${first} and ${second}`);
  };
  await page.goto(site.url(path));
  await expectShown('phone', 'tablet', 'at first');

  // A group is one stop; arrows go round in it.
  await page.locator('.tabs').first().getByRole('tab', { name: 'Phone' }).focus();
  for (const [key, name, first, second] of [
    ['ArrowRight', 'Tablet', 'tablet', 'tablet'],
    ['ArrowRight', 'Phone', 'phone', 'phone'],
    ['ArrowLeft', 'Tablet', 'tablet', 'tablet'],
    ['Home', 'Phone', 'phone', 'phone'],
    ['End', 'Tablet', 'tablet', 'tablet'],
  ]) {
    await page.keyboard.press(key);
    report.expect((await focused(page)) === name, `${where}: ${key} leads to the tab ${await focused(page)} instead of ${name}`);
    await expectShown(first, second, `after ${key}`);
  }
  await page.keyboard.press('Tab');
  const role = await page.evaluate(() => document.activeElement.getAttribute('role'));
  report.expect(role === 'tabpanel', `${where}: behind its tabs a group has no Tab stop at what they show, but ${role}`);

  // What only one group has changes that group; what is pressed stays under the pointer.
  const watch = page.getByRole('tab', { name: 'Watch' });
  await watch.scrollIntoViewIfNeeded();
  const before = (await watch.boundingBox()).y;
  await watch.click();
  await expectShown('tablet', 'watch', 'after "Watch"');
  const phone = page.locator('.tabs').nth(1).getByRole('tab', { name: 'Phone' });
  await phone.click();
  const after = (await phone.boundingBox()).y;
  report.expect(Math.abs(after - before) < 2, `${where}: the pressed tab moves from ${before} to ${after}`);
  await expectShown('phone', 'phone', 'after "Phone"');
  await page.reload();
  await expectShown('phone', 'phone', 'when the page is opened again');

  for (const [hash, first] of [['#tablets-without-a-shop', 'tablet'], ['#phones-without-a-shop', 'phone'], ['#tab/tablet', 'tablet']]) {
    await page.goto('about:blank');
    await page.goto(site.url(path) + hash);
    report.expect((await shown(page, 0)) === first, `${where}: ${hash} does not open its tab`);
  }
  await page.evaluate(() => { location.hash = '#phones-without-a-shop'; });
  const opened = page.waitForFunction(() => document.getElementById('phones-without-a-shop').checkVisibility({ contentVisibilityAuto: true }), null, { timeout: 5000 });
  report.expect(await opened.then(() => true, () => false), `${where}: a link on the page does not open the tab that it leads into`);

  await page.emulateMedia({ media: 'print' });
  await expectShown('phone,tablet', 'tablet,phone,watch', 'on paper');
  await context.close();

  const plain = await browser.newContext({ javaScriptEnabled: false });
  const without = await plain.newPage();
  await without.goto(site.url(path));
  report.expect((await shown(without, 0)) === 'phone,tablet', `${where}: without JavaScript not every tab can be read`);
  report.expect((await without.locator('.tab-title').count()) === 5, `${where}: without JavaScript a tab has no title`);
  await plain.close();
}
