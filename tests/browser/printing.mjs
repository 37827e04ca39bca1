// A printed view says whose it is and where it came from, spells out its links, and leaves nothing folded away.

export async function printing(site, view, browser, report) {
  const context = await browser.newContext({ colorScheme: 'dark' });
  const url = await site.servedOver('https', context);
  const page = await context.newPage();
  const where = `${site.name}: ${view}, printed`;
  await page.goto(url(view));
  const usage = await page.locator('.usage-switch a[aria-current]').textContent();
  const address = await page.locator('meta[property="og:url"]').getAttribute('content');
  await page.emulateMedia({ media: 'print' });
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const header = await page.locator('.printed-header').innerText();
  report.expect(header.includes(usage) && header.includes(address), `${where}: its header says "${header}"`);
  const version = page.locator('.version-switch a[aria-current]');
  if ((await version.count()) > 0) {
    const label = await version.evaluate((a) => a.firstChild.textContent.trim());
    report.expect(header.includes(label), `${where}: its header does not say "${label}"`);
  }
  const links = await page.locator(':is(.prose, .stops) a[href]:not(.heading-link)').evaluateAll((all) =>
    all.map((a) => ({ inPage: a.getAttribute('href').startsWith('#'), href: a.href, words: a.textContent.trim(), printed: getComputedStyle(a, '::after').content })));
  for (const link of links) {
    if (link.inPage) continue;
    const once = link.words === link.href ? 'none' : `" (${link.href})"`;
    report.expect(link.printed === once, `${where}: "${link.words}" is printed with ${link.printed} instead of ${once}`);
  }
  report.expect(links.some((link) => !link.inPage), `${where}: has no link to print`);
  for (const part of ['.copy-button', '.heading-link', '.tab-bar', '.hidden-sections', '.outline', '.footer', '.usage-offer']) {
    const hidden = await page.locator(part).evaluateAll((all) => all.every((element) => !element.checkVisibility()));
    report.expect(hidden, `${where}: ${part} is printed`);
  }
  const folded = await page.locator('.prose details:not(.outline-folded)').evaluateAll((all) => all.filter((details) => !details.open).length);
  report.expect(folded === 0, `${where}: ${folded} parts stay folded`);
  const ink = await page.evaluate(() => [getComputedStyle(document.body).color, getComputedStyle(document.querySelector(':is(.prose > p:not([class]), .stops h2) > a')).color].join());
  report.expect(ink === 'rgb(0, 0, 0),rgb(0, 0, 0)', `${where}: its ink is ${ink}`);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  const left = await page.locator('.prose details[open]:not(.outline-folded)').count();
  report.expect(left === 0, `${where}: what was unfolded for paper stays open`);
  await context.close();
}
