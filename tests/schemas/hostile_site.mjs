// Writes a site whose files have all that a form of report could stumble over: names with line ends, commas and controls; CRLF, a byte order
// mark, surrogate pairs, one long line, a place at the end of the file; texts that are commands of GitHub, end CDATA or close tags.

import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const front = (title) => `---\ntitle: "${title}"\ndescription: "About ${title}."\n---\n\n# ${title}\n\n`;
const bom = '\ufeff';

const files = {
  'site/one/site.yml': 'title: One\ncontent: ../../content/one\nlocales: [en-us]\n',
  // Findings point into this file, too.
  'site/two/site.yml': 'title: Two 😀\ncontent: ../../content/two\nlocales: [en-us]\nunknwon: "]]>"\n',
  'content/one/commands.md':
    front('Commands') + '::error file=x::boo [a](]]>.md) ##[error]b\n\n::stop-commands::x\n\n[b](%0A::error::c.md) [c](</failure>.md) [d](a&b"c.md)\n\n[{0} [e](f.md)](</{1}](g).md>)\n',
  'content/one/crlf.md': bom + (front('CRLF') + '😀😀 [a](missing-😀.md) 😀 [b](commands.md#nope)\n\n##No space\n').replaceAll('\n', '\r\n'),
  'content/one/bom.md': `${bom}[a](missing.md)`,
  'content/one/long.md': front('Long') + Array.from({ length: 400 }, (_, i) => `😀é [${i}](gone-${i % 7}.md)`).join(' ') + '\n',
  'content/one/end.md': front('End') + 'The end: [a](missing.md)',
  'content/one/lines\nand 100%:a,b \u0001\u001b[2J`|é<b>&"\'.md': front('Odd') + '[a](missing.md)\n',
  'content/one/-rf "$(x)".md': front('Shell') + '[a](missing.md)\n',
  'content/one/ünï/日本 語.md': front('Unicode') + '| a |\n|---|\n| [x](../missing.md) |\n',
  'content/two/start.md': front('Start') + '[a](start.md#Start) [b](start.md#nope)\n',
};

export function writeHostileSite(folder) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
