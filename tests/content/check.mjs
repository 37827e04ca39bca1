// node check.mjs PROGRAM WORDS FOLDER: reads every article below FOLDER as PROGRAM renders it, prints how easy each is to read, and
// fails where one is hard to read, misspelt (hunspell, with the names and terms of the file WORDS), has a long sentence, a procedure
// that does not say where to go, or a term of its folder's glossary that is no link where it is used first.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { alternativeTexts, readBlocks } from './blocks.mjs';
import { readingEase } from './measure.mjs';
import { glossaryTerms, longSentences, proceduresWithoutPlace, readingGrade, unlinkedTerms } from './rules.mjs';

const [program, wordList, folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node check.mjs PROGRAM WORDS FOLDER');
  process.exit(2);
}

const render = path => execFileSync(program, ['render', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

// Texts that readers see though they stand in no block: title and description, as YAML or as attributes of 2015.
const frontMatterTexts = source =>
  [...source.matchAll(/^\s*(?:title:\s*|description:\s*|pageTitle=|description=)"?(.*?)"?(?:\/>)?\s*$/gm)].map(([, text]) => text);

// Misspelt words of all articles at once: hunspell takes a second to start.
function misspelt(articles) {
  const isWord = text => text.replace(/\b[\w-]+(?:\.[\w-]+)+(?:\/\S*)?/g, ' ').replace(/[’]/g, "'");
  const all = articles.map(article => article.texts.map(isWord).join('\n')).join('\n');
  const wrong = new Set(execFileSync('hunspell', ['-l', '-i', 'utf-8', '-d', 'en_US', '-p', wordList], { input: all, encoding: 'utf8' })
    .split('\n').filter(Boolean));
  return article => [...wrong].filter(word =>
    article.texts.some(text => new RegExp(`(?<![\\p{L}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'u').test(isWord(text))))
    .map(word => `not in the dictionary: "${word}"; correct it, or add it to ${wordList}`);
}

const articles = readdirSync(folder, { recursive: true }).filter(path => path.endsWith('.md')).sort().map(path => {
  const file = join(folder, path);
  const html = render(file);
  const blocks = readBlocks(html);
  const texts = [
    ...blocks.map(block => block.runs.filter(run => !run.code).map(run => run.text).join('')),
    ...alternativeTexts(html),
    ...frontMatterTexts(readFileSync(file, 'utf8')),
  ];
  return { file, path, blocks, texts };
});
if (articles.length === 0) {
  console.error(`${folder} holds no articles`);
  process.exit(1);
}

const spellingOf = misspelt(articles);
let bad = 0;
console.log('ease  grade  words a sentence  words  article');
for (const article of articles) {
  const figures = readingEase(article.blocks);
  const glossary = join(dirname(article.file), 'glossary.md');
  const terms = existsSync(glossary) && glossary !== article.file ? glossaryTerms(readBlocks(render(glossary))) : [];
  const found = [
    ...readingGrade(article.blocks),
    ...longSentences(article.blocks),
    ...proceduresWithoutPlace(article.blocks),
    ...unlinkedTerms(article.blocks, terms),
    ...spellingOf(article),
  ];
  const column = (number, width, digits = 1) => number.toFixed(digits).padStart(width);
  console.log(figures
    ? `${column(figures.ease, 4, 0)}  ${column(figures.grade, 5)}  ${column(figures.perSentence, 16)}  ${column(figures.words, 5, 0)}  ${article.path}`
    : `   -      -                 -      0  ${article.path}`);
  for (const sentence of found) console.log(`      ${article.file}: ${sentence}`);
  bad += found.length;
}
console.log(`${articles.length} articles, ${bad} ${bad === 1 ? 'thing' : 'things'} to correct`);
process.exit(bad === 0 ? 0 : 1);
