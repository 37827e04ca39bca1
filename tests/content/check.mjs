// node check.mjs PROGRAM WORDS FOLDER: reads every article below FOLDER, which is named for its locale, as PROGRAM renders it, prints
// how easy each is to read, and fails where one is hard to read, misspelt (hunspell, with the names and terms of the file WORDS, and
// of WORDS.de.txt for German), has a long sentence, a procedure that does not say where to go, or a term of its folder's glossary that is
// no link where it is used first.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { alternativeTexts, readBlocks } from './blocks.mjs';
import { languages } from './languages.mjs';
import { readingEase } from './measure.mjs';
import { glossaryTerms, longSentences, proceduresWithoutPlace, readability, unlinkedTerms } from './rules.mjs';

const [program, wordList, folder] = process.argv.slice(2);
if (!folder) {
  console.error('usage: node check.mjs PROGRAM WORDS FOLDER');
  process.exit(2);
}

const tag = basename(folder).split('-')[0];
const language = languages[tag];
if (!language) {
  console.error(`${folder}: nothing is known of the language "${tag}"; tests/content/languages.mjs has what is`);
  process.exit(2);
}
const wordLists = [wordList, wordList.replace(/\.txt$/, `.${tag}.txt`)].filter(existsSync);

const render = path => execFileSync(program, ['render', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

// Texts that readers see though they stand in no block: title and description, as YAML or as attributes of 2015.
const frontMatterTexts = source =>
  [...source.matchAll(/^\s*(?:title:\s*|description:\s*|pageTitle=|description=)"?(.*?)"?(?:\/>)?\s*$/gm)].map(([, text]) => text);

// A word in Latin letters in an Arabic text is an English one, and so may be any in a label: not all labels of a page are translated.
const isEnglish = (word, label) => language !== languages.en && (label || (language === languages.ar && /^\p{Script=Latin}/u.test(word)));

const unknownTo = (dictionary, texts) => new Set(
  execFileSync('hunspell', ['-l', '-i', 'utf-8', '-d', dictionary], { input: texts.join('\n'), encoding: 'utf8' }).split('\n').filter(Boolean));
const withoutAddresses = text => text.replace(/\b[\w-]+(?:\.[\w-]+)+(?:\/\S*)?/g, ' ').replace(/[’]/g, "'");

const partsOf = word => word.split(/[-/]/);

// Misspelt words of all articles at once: hunspell takes a second to start.
function misspelt(articles) {
  const texts = articles.flatMap(article => article.texts);
  const unknown = [...unknownTo(language.dictionary, texts.map(({ text }) => text))].map(word => word.replace(/\.+$/, ''));
  const known = new Set(wordLists.flatMap(path => readFileSync(path, 'utf8').split('\n')).filter(Boolean).map(word => word.toLowerCase()));
  const unlisted = [...new Set(unknown)].filter(word => /\p{L}/u.test(word) && !known.has(word.toLowerCase()));
  // "Azure-Portal", "werk-": names and words that are joined, or that go on in another word.
  const unknownParts = unknownTo(language.dictionary, unlisted.flatMap(partsOf));
  const wrong = unlisted.filter(word => partsOf(word).length === 1 ||
    partsOf(word).some(part => unknownParts.has(part) && !known.has(part.toLowerCase())));
  const alsoInEnglish = unknownTo(languages.en.dictionary, wrong);
  return article => wrong
    .filter(word => article.texts.some(({ text, label }) =>
      new RegExp(`(?<![\\p{L}])${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'u').test(text) &&
      (alsoInEnglish.has(word) || !isEnglish(word, label))))
    .map(word => `not in the dictionary: "${word}"; correct it, or add it to ${wordLists.at(-1)}`);
}

const articles = readdirSync(folder, { recursive: true }).filter(path => path.endsWith('.md')).sort().map(path => {
  const file = join(folder, path);
  const html = render(file);
  const blocks = readBlocks(html);
  const textOf = (block, label) => block.runs.filter(run => !run.code && run.label === label).map(run => run.text).join(label ? ' ' : '');
  const own = blocks.filter(block => !block.named);
  const texts = [
    ...own.map(block => ({ text: textOf(block, false), label: false })),
    ...own.map(block => ({ text: textOf(block, true), label: true })),
    ...[...alternativeTexts(html), ...frontMatterTexts(readFileSync(file, 'utf8'))].map(text => ({ text, label: false })),
  ].map(({ text, label }) => ({ text: withoutAddresses(text), label }));
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
  const figures = readingEase(article.blocks, language);
  const glossary = join(dirname(article.file), 'glossary.md');
  const terms = existsSync(glossary) && glossary !== article.file ? glossaryTerms(readBlocks(render(glossary))) : [];
  const found = [
    ...readability(article.blocks, language),
    ...longSentences(article.blocks),
    ...proceduresWithoutPlace(article.blocks, language),
    ...unlinkedTerms(article.blocks, terms, language),
    ...spellingOf(article),
  ];
  const column = (number, width, digits = 1) => (number?.toFixed(digits) ?? '-').padStart(width);
  console.log(figures
    ? `${column(figures.ease, 4, 0)}  ${column(figures.grade, 5)}  ${column(figures.perSentence, 16)}  ${column(figures.words, 5, 0)}  ${article.path}`
    : `   -      -                 -      0  ${article.path}`);
  for (const sentence of found) console.log(`      ${article.file}: ${sentence}`);
  bad += found.length;
}
console.log(`${articles.length} articles, ${bad} ${bad === 1 ? 'thing' : 'things'} to correct`);
process.exit(bad === 0 ? 0 : 1);
