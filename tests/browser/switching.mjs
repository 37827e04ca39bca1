// Changing the usage in the middle of an article leads to the same section; at its beginning, to its beginning.

export async function switching(site, path, usage, browser, report) {
  const context = await browser.newContext({ viewport: { width: 360, height: 700 }, reducedMotion: 'reduce' });
  const page = await context.newPage();
  const link = page.locator(`.switch-list a[data-usage="${usage}"]`);
  const where = `${site.name}: ${path}`;
  await page.goto(site.url(path));
  await page.locator('.usage-switch > summary').click();
  report.expect((await link.getAttribute('href')).endsWith('.html'), `${where}: from its beginning the switch leads to ${await link.getAttribute('href')}`);
  await page.locator('.usage-switch').evaluate((element) => { element.open = false; });
  const asked = await page.locator('.outline > ul > li > a').nth(2).getAttribute('href');
  await page.goto(site.url(path) + asked);
  // The section itself, or one below it that begins soon after.
  const around = page.locator(`.outline li:has(> a[href="${asked}"])`);
  await around.locator('a[aria-current]').first().waitFor({ state: 'attached', timeout: 5000 });
  const anchors = await around.locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  await page.locator('.usage-switch').evaluate((element) => new Promise((opened) => {
    element.addEventListener('toggle', opened, { once: true });
    element.open = true;
  }));
  await link.evaluate((element) => element.click());
  await page.waitForURL(/\/for\//);
  const places = anchors.map((anchor) => site.url(`for/${usage}/${path}`) + anchor);
  report.expect(places.includes(page.url()), `${where}: from "${asked}" the switch leads to ${page.url()}`);
  await context.close();
}
