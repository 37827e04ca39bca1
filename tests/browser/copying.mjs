// Code and the addresses of sections are copied, in safe contexts by the clipboard and in others by what is selected, and it is said.

export async function copying(site, path, browser, report) {
  for (const protocol of ['https', 'http']) {
    const context = await browser.newContext({ permissions: protocol === 'https' ? ['clipboard-read', 'clipboard-write'] : [] });
    const url = await site.servedOver(protocol, context);
    const page = await context.newPage();
    const where = `${site.name}: ${path} over ${protocol}`;
    await page.goto(url(path));
    const status = page.locator('[id="page.status"]');
    const paste = async () => {
      await page.evaluate(() => document.body.append(document.createElement('textarea')));
      await page.locator('textarea').focus();
      await page.keyboard.press('Control+V');
      return page.locator('textarea').inputValue();
    };

    // Reached by the keyboard behind the code that it copies, and seen then.
    const block = page.locator('.prose pre').first();
    await block.focus();
    await page.keyboard.press('Tab');
    const button = page.locator('.copy-button').first();
    report.expect(await button.evaluate((element) => element === document.activeElement), `${where}: behind a block of code Tab does not reach its button`);
    report.expect((await button.evaluate((element) => getComputedStyle(element).opacity)) === '1', `${where}: the button that has the focus cannot be seen`);
    await page.keyboard.press('Enter');
    const told = () => status.filter({ hasText: /./ }).waitFor({ state: 'attached', timeout: 5000 }).then(() => true, () => false);
    report.expect(await told(), `${where}: it is not said that code was copied`);
    const code = (await block.textContent()).replace(/\n$/, '');
    const pasted = await paste();
    report.expect(pasted.trimEnd() === code.trimEnd(), `${where}: "${pasted}" was copied instead of "${code}"`);

    await page.goto(url(path));
    const heading = page.locator('.prose h2[id]').last();
    const words = await page.evaluate((id) => {
      const title = document.getElementById(id).cloneNode(true);
      title.querySelector('.heading-link').remove();
      return title.textContent.trim();
    }, await heading.getAttribute('id'));
    report.expect((await page.getByRole('heading', { name: words, exact: true }).count()) === 1, `${where}: the heading "${words}" is not named by its words alone`);
    const link = heading.locator('.heading-link');
    report.expect((await link.getAttribute('aria-label')).includes(words), `${where}: the link of "${words}" does not name it`);
    await link.focus();
    await page.keyboard.press('Enter');
    const address = `${url(path)}#${encodeURIComponent(await heading.getAttribute('id'))}`;
    report.expect(page.url() === address, `${where}: the link of "${words}" leads to ${page.url()}`);
    if (protocol === 'https') {
      report.expect(await told(), `${where}: it is not said that the address of "${words}" was copied`);
      const copied = await page.evaluate(() => navigator.clipboard.readText());
      report.expect(copied === address, `${where}: "${copied}" was copied instead of ${address}`);
    }
    await context.close();
  }
}
