// The picture of the help that README.md shows. UPDATE_EXPECTED=1 takes it anew, with a list of what can be read in it; else the picture
// must have its size, and what it shows must still be what readers see there. Pixels are not compared: fonts differ between machines.

import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
const picture = 'content/manual/media/mfa-help.png';
const list = join(root, 'tests/browser/picture.json');
const size = { width: 1200, height: 680 };
const mostBytes = 100_000;

export async function takePicture(site, pages, report, browser) {
  if (site.name !== 'mfa-help') return;
  const window = await browser.newPage({ viewport: size, colorScheme: 'light', reducedMotion: 'reduce' });
  await window.goto(site.url('index.html'), { waitUntil: 'load' });
  const texts = await window.evaluate(() =>
    [...document.querySelectorAll('h1, h2, h3, main p, main a')]
      .filter((element) => {
        const box = element.getBoundingClientRect();
        return element.checkVisibility() && box.top >= 0 && box.bottom <= innerHeight;
      })
      .map((element) => element.innerText.trim().split('\n')[0])
      .filter((text, place, all) => text !== '' && all.indexOf(text) === place),
  );
  if (process.env.UPDATE_EXPECTED === '1') {
    writeFileSync(join(root, picture), await window.screenshot());
    writeFileSync(list, JSON.stringify({ picture, page: 'index.html', ...size, texts }, null, 2) + '\n');
  }
  await window.close();

  const expected = JSON.parse(readFileSync(list, 'utf8'));
  const bytes = readFileSync(join(root, expected.picture));
  const anew = 'UPDATE_EXPECTED=1 takes the picture anew';
  // A PNG begins with eight bytes of its own and the header's length and name; then come width and height.
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  report.expect(width === size.width && height === size.height, `${picture} is ${width} × ${height}: ${anew}`);
  report.expect(bytes.length <= mostBytes, `${picture} has ${bytes.length} bytes, more than ${mostBytes}`);
  report.expect(expected.texts.length > 0, `nothing can be read in ${picture}: ${anew}`);
  for (const text of expected.texts) report.expect(texts.includes(text), `${picture} shows "${text}", the page does not: ${anew}`);
  const readme = readFileSync(join(root, 'README.md'), 'utf8');
  report.expect(readme.includes(`](${expected.picture})`), `README.md does not show ${expected.picture}`);
}
