// node serve.mjs WAYMARK SITE: `waymark serve` over a copy of a site, while Chromium looks at it and files are saved in every way.

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

import { axe } from './accessibility.mjs';
import { Report } from './report.mjs';

const [program, source] = process.argv.slice(2).map((path) => resolve(path));
const report = new Report();
const folder = mkdtempSync(join(tmpdir(), 'waymark-serve-'));
const at = (path) => join(folder, path);
const read = (path) => readFileSync(at(path), 'utf8');
const save = (path, text) => writeFileSync(at(path), text);

const paragraphs = Array.from({ length: 60 }, (_, i) => `Paragraph ${i} of a page that is long enough to be scrolled.`);
const longArticle = (changes = {}) => [
  '---\ntitle: Long\ndescription: A long page.\n---\n\n# Long\n',
  '<details>\n<summary>More</summary>\n\nHidden words.\n\n</details>\n',
  ...paragraphs.map((words, i) => `${changes[i] ?? words}\n`),
  changes.end ?? '',
].join('\n');
const long = 'content/en/3/long.md';

// The address that the program prints, and its end.
class Server {
  #process;
  lines = '';

  async start(...flags) {
    this.#process = spawn(program, ['serve', '--site', '.', '--port', '0', ...flags], { cwd: folder });
    this.ended = new Promise((done) => this.#process.on('exit', (code, signal) => done(code ?? signal)));
    this.#process.stderr.on('data', (data) => { this.lines += data; });
    return new Promise((found, failed) => {
      this.ended.then((code) => failed(new Error(`serve ended with ${code}: ${this.lines}`)));
      this.#process.stdout.on('data', (data) => {
        this.lines += data;
        const url = this.lines.match(/http:\S+/);
        if (url && this.lines.includes('Ctrl+C')) found(url[0]);
      });
    });
  }

  stop(signal) {
    this.#process.kill(signal);
    return this.ended;
  }
}

// In good time, on a machine that is loaded, too.
const patience = 60000;
const pause = () => new Promise((done) => setTimeout(done, 20));
async function becomes(holds) {
  for (const end = Date.now() + patience; Date.now() < end; await pause()) {
    if (await holds()) return true;
  }
  return false;
}

// Whether `condition` comes true in the page.
const comes = (page, condition, value) => page.waitForFunction(condition, value, { timeout: patience }).then(() => true, () => false);
const shows = (page, words) => comes(page, (text) => document.querySelector('main')?.textContent.includes(text), words);

// Until all that was saved before is served, and the page shows it: nothing swaps or reloads it any more.
let marks = 0;
async function settled(page, url) {
  const name = `mark-${++marks}.txt`;
  save(`static/${name}`, name);
  const served = await becomes(async () => (await page.request.get(`${url}${name}`)).status() === 200);
  const shown = await becomes(async () => {
    const { pathname } = new URL(page.url());
    const { state } = await (await page.request.get(`${new URL('/', url)}_waymark/report?path=${encodeURIComponent(pathname)}`)).json();
    return page.evaluate((now) => document.readyState === 'complete' && document.querySelector('meta[name="waymark-state"]')?.content === now, state).catch(() => false);
  });
  report.expect(served && shown, 'the page comes to rest');
}

// What the page's console says is an error. The rules of axe put styles of their own into the page, which its policy refuses.
const said = [];
async function looked(page, where) {
  const before = said.length;
  await axe(page, where, report);
  said.length = before;
}

// Marks the page, so that one that was loaded anew is known.
const mark = (page) => page.evaluate(() => { window.sameAsBefore = true; });
const isSame = (page) => page.evaluate(() => window.sameAsBefore === true);

async function waysOfSaving(page, url) {
  await page.goto(`${url}long.html`);
  await shows(page, 'Paragraph 59');
  const ways = {
    'written in place': (text) => save(long, text),
    'put in its place': (text) => {
      save('content/en/3/.long.md.new', text);
      renameSync(at('content/en/3/.long.md.new'), at(long));
    },
    'written as vim does': (text) => {
      save('content/en/3/4913', '');
      unlinkSync(at('content/en/3/4913'));
      renameSync(at(long), at(`${long}~`));
      save(long, text);
      unlinkSync(at(`${long}~`));
    },
    'cut off and written': (text) => {
      save(long, '');
      save(long, text);
    },
  };
  for (const [how, write] of Object.entries(ways)) {
    write(longArticle({ 3: `Now ${how}.` }));
    report.expect(await shows(page, `Now ${how}.`), `a file ${how} is shown`);
  }
}

async function placeIsKept(page, url) {
  save(long, longArticle());
  await page.goto(`${url}long.html`);
  await settled(page, url);
  await page.evaluate(() => {
    [...document.querySelectorAll('main p')].find((p) => p.textContent.includes('Paragraph 40')).scrollIntoView();
  });
  const top = () => page.evaluate(() => [...document.querySelectorAll('main p')].find((p) => p.textContent.includes('Paragraph 41')).getBoundingClientRect().top);
  const opened = () => page.evaluate(() => [...document.querySelectorAll('main details')].find((one) => one.textContent.includes('Hidden words')).open);
  await page.evaluate(() => { [...document.querySelectorAll('main details')].find((one) => one.textContent.includes('Hidden words')).open = true; });
  const before = await top();
  await mark(page);
  save(long, longArticle({ 45: 'Changed below.', 5: 'Changed above, in many more words. '.repeat(40) }));
  report.expect(await shows(page, 'Changed below.'), 'a change in place is shown');
  await settled(page, url);
  report.expect(await isSame(page), 'a change of words loads nothing again');
  report.expect(Math.abs((await top()) - before) < 2, `what is read stays where it is: ${before}, then ${await top()}`);
  report.expect(await opened(), 'what was opened stays open');
  const scrolled = await page.evaluate(() => scrollY);
  save(long, longArticle({ 45: 'Changed below.', 5: 'Changed above, in many more words. '.repeat(40), end: '\n## A new heading\n\nIts text.\n' }));
  report.expect(await shows(page, 'A new heading'), 'a new heading is shown');
  report.expect(await comes(page, () => [...document.querySelectorAll('main details')].find((one) => one.textContent.includes('Hidden words')).open), 'what was opened is open after a whole load, too');
  report.expect(await comes(page, (y) => Math.abs(scrollY - y) < 5, scrolled), 'a whole load keeps the place');
}

// What the panel shows is in a tree of its own, which locators look into.
async function panelTells(page, url) {
  save(long, longArticle({ 2: 'See [nowhere](nowhere-at-all.md).', 4: '##No space' }));
  await page.goto(`${url}long.html`);
  const toggle = page.getByRole('button', { name: /^Waymark: / });
  await toggle.waitFor();
  report.expect(await comes(page, () => document.documentElement.lastElementChild.shadowRoot?.querySelector('.toggle').textContent.includes('new')), 'the button tells of new findings');
  await toggle.focus();
  await page.keyboard.press('Enter');
  const panel = page.getByRole('complementary', { name: 'Waymark' });
  await panel.getByRole('heading', { name: /^On this page: / }).waitFor();
  const first = panel.locator('.findings').first();
  report.expect(await first.getByText('nowhere-at-all.md').first().isVisible(), 'the panel has the finding of this page');
  await looked(page, 'the open panel');
  await page.setViewportSize({ width: 320, height: 640 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  report.expect(wide <= 320, `the panel makes a narrow window ${wide} pixels wide`);
  await page.setViewportSize({ width: 1280, height: 800 });
  const place = first.getByRole('button', { name: new RegExp(`${long}:\\d+:\\d+`) }).first();
  await place.waitFor();
  await place.click();
  report.expect(await waitForFile('opened.txt', (text) => text.includes(at(long))), 'a place opens the editor');
  const fix = panel.getByRole('button', { name: /^Fix: / }).first();
  await fix.click();
  report.expect(await waitForFile(long, (text) => text.includes('## No space')), 'the fix is in the file');
  report.expect(await comes(page, () => [...document.querySelectorAll('main h2')].some((one) => one.textContent.includes('No space'))), 'the page shows the fixed text');
  await settled(page, url);
  await panel.getByText(/^Its blocks/).click();
  report.expect(await panel.getByRole('button', { name: /^8: / }).or(panel.getByRole('button', { name: /Paragraph 7 / })).first().isVisible(), 'blocks are listed with their lines');
  const focused = () => page.evaluate(() => document.documentElement.lastElementChild.shadowRoot.activeElement?.textContent);
  save(long, longArticle({ 9: 'Other words, put in.' }));
  await shows(page, 'Other words, put in.');
  await settled(page, url);
  report.expect(/^Its blocks/.test(await focused()), `the focus stays where the page is mended: ${await focused()}`);
  save(long, longArticle({ end: '\n## A heading that takes a load\n\nIts text.\n' }));
  await shows(page, 'A heading that takes a load');
  await settled(page, url);
  report.expect(await becomes(async () => /^Its blocks/.test(await focused())), `the focus stays over a whole load: ${await focused()}`);
  save(long, longArticle({ 6: '####Too deep' }));
  const other = panel.getByRole('button', { name: /^Fix: / }).first();
  await other.waitFor({ timeout: patience });
  await settled(page, url);
  await other.click();
  const refused = panel.getByRole('status').getByText(/^Not fixed, because that would bring a new finding: /);
  report.expect(await refused.waitFor({ timeout: patience }).then(() => true, () => false), 'a fix that would bring a new finding is refused');
  report.expect(read(long).includes('####Too deep'), 'a fix that is refused changes no file');
  await page.keyboard.press('Escape');
  report.expect(await toggle.waitFor({ timeout: patience }).then(() => true, () => false), 'Escape closes the panel');
  save(long, longArticle());
}

const waitForFile = (path, holds) => becomes(() => {
  try {
    return holds(read(path));
  } catch {
    return false;
  }
});

async function otherReaders(page, url) {
  await page.goto(`${url}settings.html`);
  const toggle = page.getByRole('button', { name: /^Waymark: / });
  await toggle.click();
  const panel = page.getByRole('complementary', { name: 'Waymark' });
  await panel.getByRole('heading', { name: 'This page for other readers' }).waitFor();
  const links = await panel.getByRole('link').evaluateAll((all) => all.map((link) => link.href));
  report.expect(links.length > 3, `the page is there for other readers: ${links.length}`);
  for (const link of links) {
    const response = await page.request.get(link);
    report.expect(response.status() === 200, `${link} is there`);
  }
  await panel.getByRole('button', { name: 'Close' }).click();
}

async function mistakesHeal(page, url) {
  const config = read('site.yml');
  await page.goto(`${url}long.html`);
  await shows(page, 'Paragraph 3 ');
  save('site.yml', `${config}\nno_such_key: 1\n`);
  report.expect(await shows(page, 'site.yml:'), 'a mistake in site.yml is shown with its place');
  await looked(page, 'the page of a mistake');
  save('site.yml', config);
  report.expect(await shows(page, 'Paragraph 3 '), 'the page comes back when the mistake is mended');
}

async function manyFiles(page, url, server) {
  mkdirSync(at('content/en/3/many'), { recursive: true });
  const begun = Date.now();
  for (let i = 0; i < 500; ++i) save(`content/en/3/many/${i}.md`, `---\ntitle: Number ${i}\ndescription: One of many.\n---\n\n# Number ${i}\n`);
  const answers = (path, status) => becomes(async () => (await page.request.get(`${url}${path}`)).status() === status);
  report.expect(await answers('many/499.html', 200), 'a folder that comes with 500 files is served');
  const batches = server.lines.split('\n').filter((line) => /\d+ files: /.test(line)).length;
  report.expect(batches <= Math.max(6, (Date.now() - begun) / 100), `500 files are a few changes, not ${batches}`);
  renameSync(at('content/en/3/many'), at('content/en/3/moved'));
  report.expect(await answers('moved/7.html', 200), 'a folder that was moved is served at its new place');
  report.expect(await answers('many/7.html', 404), 'a folder that was moved is gone from its place');
  rmSync(at('content/en/3/moved'), { recursive: true });
}

async function withoutScript(browser, url) {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${url}long.html`);
  report.expect(await page.getByText('Paragraph 3 of').isVisible(), 'a page is whole without JavaScript');
  await context.close();
}

// How long from the end of a save until the page shows it, as the reader's clock has it.
async function saveToPage(page, url) {
  save(long, longArticle());
  await page.goto(`${url}long.html`);
  await settled(page, url);
  const times = [];
  for (let i = 0; i < 7; ++i) {
    const words = `Saved for the ${i}th time.`;
    const seen = page.evaluate((text) => new Promise((done) => {
      const look = () => (document.querySelector('main').textContent.includes(text) ? done(Date.now()) : setTimeout(look, 1));
      look();
    }), words);
    await page.waitForTimeout(50);
    save(long, longArticle({ 20: words }));
    const start = Date.now();
    times.push((await seen) - start);
    await page.waitForTimeout(300);
  }
  times.sort((a, b) => a - b);
  console.log(`save to page: ${times.join(', ')} ms`);
}

const server = new Server();
let browser;
try {
  cpSync(source, folder, { recursive: true });
  save('site.yml', `${read('site.yml')}\nstatic: static\n`);
  mkdirSync(at('static'));
  save(long, longArticle());
  const url = await server.start('--editor', `sh -c 'echo "$1" >opened.txt' sh {file}:{line}:{column}`);
  browser = await chromium.launch({
    executablePath: process.env.WAYMARK_CHROMIUM ?? '/usr/bin/chromium-headless-shell',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  for (const check of [waysOfSaving, placeIsKept, panelTells, otherReaders, mistakesHeal, manyFiles, saveToPage]) {
    // A page of its own: what an earlier check saved may still reload the page that it looked at.
    const page = await context.newPage();
    page.on('pageerror', (error) => said.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && !/status of (409|500)/.test(message.text()) && said.push(message.text()));
    await check(page, url, server).catch((error) => report.expect(false, `${check.name}: ${error}`));
    await page.close();
  }
  report.expect(said.length === 0, `the console is quiet: ${said.join(' | ')}`);
  await withoutScript(browser, url);
  const started = Date.now();
  const code = await server.stop('SIGINT');
  report.expect(code === 0, `Ctrl+C ends it with 0, not ${code}`);
  report.expect(Date.now() - started < 15000, 'it ends at once, though pages are open');
} finally {
  await browser?.close();
  await server.stop('SIGKILL');
  rmSync(folder, { recursive: true });
}
if (process.env.WAYMARK_TELL) console.log(server.lines);
process.exitCode = report.finish() ? 0 : 1;
