// What scripts add moves nothing that the reader already sees, however late they come.

export async function steadyPage(site, path, browser, report) {
  for (const width of [360, 1280]) {
    const context = await browser.newContext({ viewport: { width, height: 1600 } });
    const url = await site.servedOver('https', context);
    let release;
    const released = new Promise((resolve) => { release = resolve; });
    await context.route('**/*.js', async (route) => {
      await released;
      await route.fallback();
    });
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shifts.push(...entry.sources.map(({ node }) => node?.className || node?.nodeName));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(url(path), { waitUntil: 'commit' });
    await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
    release();
    await page.waitForLoadState('load');
    const shifts = await page.evaluate(() => new Promise((done) => {
      requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => done(window.shifts))));
    }));
    report.expect(shifts.length === 0, `${site.name}: ${path}, ${width} pixels: late scripts move ${shifts.join()}`);
    await context.close();
  }
}
