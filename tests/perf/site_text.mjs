// What stands in the articles of the generated site. The outline of each article depends on the seed and its number alone, so that any
// article can link to a heading of any other.

import { Random } from './random.mjs';
import { capital, paragraph, sentence, words } from './words.mjs';

const sectionSize = 100;
const groupSize = 10 * sectionSize;

const two = (number) => String(number + 1).padStart(2, '0');
const slugOf = (heading) => heading.toLowerCase().replaceAll(' ', '-');

export function folderOf(article) {
  return `group-${two(Math.floor(article / groupSize))}/section-${two(Math.floor((article % groupSize) / sectionSize))}`;
}

// Path, title and the nine headings below it. An article of the same words twice would have two anchors of one name: such a heading is
// drawn again.
export function outlineOf(seed, article) {
  const random = new Random(seed * 1000003 + article * 2);
  const headings = new Set();
  while (headings.size < 10) headings.add(capital(words(random, random.between(3, 6))));
  const [title, ...sections] = headings;
  const name = article % sectionSize === 0 ? 'index' : `article-${String(article % sectionSize).padStart(2, '0')}`;
  return { path: `${folderOf(article)}/${name}`, title: `${title} ${article + 1}`, sections };
}

function linksOf(random, article, outlines, broken) {
  return Array.from({ length: 8 }, (_, index) => {
    const target = outlines[random.below(outlines.length)];
    const anchor = slugOf(target.sections[random.below(target.sections.length)]);
    let path = `../../${target.path}.md`;
    let end = index < 5 ? `#${anchor}` : '';
    if (index === 0 && broken === 'page') path = `../../${target.path}-gone.md`;
    if (index === 0 && broken === 'anchor') end = '#no-such-section-here';
    return `[${words(random, 3)}](${path}${end})`;
  });
}

function table(random) {
  const row = (size) => `| ${Array.from({ length: 4 }, () => words(random, size)).join(' | ')} |`;
  return [row(1), '| --- | --- | --- | --- |', ...Array.from({ length: 7 }, () => row(3))].join('\n');
}

function codeBlock(random) {
  const lines = Array.from({ length: 6 }, () => `Set-${words(random, 2).replaceAll(' ', '')} -${words(random, 1)} ${random.below(10000)}`);
  return ['```powershell', ...lines, '```'].join('\n');
}

// `broken` is null, "page" or "anchor": what is wrong with the first link.
export function articleText(seed, article, outlines, broken) {
  const random = new Random(seed * 1000003 + article * 2 + 1);
  const { title, sections } = outlines[article];
  const links = linksOf(random, article, outlines, broken);
  const picture = `media/picture-${article - (article % 10)}.png`;
  const items = (mark) => Array.from({ length: 5 }, (_, index) => `${mark(index)} ${sentence(random)}`).join('\n');
  const withLinks = (...some) => `${paragraph(random, 2)} See ${some.join(' and ')}.`;
  const day = String(random.between(1, 28)).padStart(2, '0');
  const parts = [
    `---\ntitle: ${title}\ndescription: ${sentence(random)}\nkeywords: ${words(random, 2)}, ${words(random, 1)}\nauthor: help-team\n` +
      `ms.topic: article\nms.date: 03/${day}/2026\nms.service: help\n---`,
    `# ${title}`,
    paragraph(random, 4),
    `![${capital(words(random, 5))}](${picture})`,
    `## ${sections[0]}`,
    paragraph(random, 7),
    withLinks(links[0], links[1]),
    `### ${sections[1]}`,
    items(() => '-'),
    `## ${sections[2]}`,
    withLinks(links[2], links[3]),
    `### ${sections[3]}`,
    items((index) => `${index + 1}.`),
    paragraph(random, 6),
    `## ${sections[4]}`,
    table(random),
    `### ${sections[5]}`,
    `> [!NOTE]\n> ${paragraph(random, 2)}`,
    withLinks(links[4], links[5]),
    `## ${sections[6]}`,
    `![${capital(words(random, 5))}](${picture})`,
    paragraph(random, 8),
    `### ${sections[7]}`,
    withLinks(links[6], links[7]),
    ...(article % 2 === 0 ? [codeBlock(random)] : [paragraph(random, 3)]),
    `## ${sections[8]}`,
    paragraph(random, 10),
  ];
  return `${parts.join('\n\n')}\n`;
}
