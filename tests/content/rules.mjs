// What an article of the help must keep to. Each rule returns the sentences that tell what is wrong, none where nothing is.
import { readingEase, sentences, words } from './measure.mjs';

export const limits = { grade: 6, stepWords: 25, sentenceWords: 30 };

export function readability(blocks, language) {
  const figures = readingEase(blocks, language);
  if (figures?.grade > limits.grade)
    return [`reading grade ${figures.grade.toFixed(1)}; at most ${limits.grade} can be read at the age of twelve`];
  if (figures?.ease < language.leastEase)
    return [`reading ease ${figures.ease.toFixed(0)}; at least ${language.leastEase} can be read at the age of twelve`];
  return [];
}

export function longSentences(blocks) {
  const found = [];
  for (const block of blocks.filter(block => block.kind !== 'heading')) {
    const limit = block.step ? limits.stepWords : limits.sentenceWords;
    for (const sentence of sentences(block.text)) {
      const count = words(sentence).length;
      if (count > limit) found.push(`${count} words in a sentence${block.step ? ' of a step' : ''}, at most ${limit}: "${sentence}"`);
    }
  }
  return found;
}

export const proceduresWithoutPlace = (blocks, language) =>
  blocks.filter(block => block.first && !language.place.test(sentences(block.text)[0] ?? ''))
    .map(block => `a procedure does not begin with where to go: "${block.text}"`);

// Every term of the glossary is linked where an article uses it first. Headings, labels, quoted texts and links to other pages do not
// count. Not in languages whose words change too much to be found by an ending.
export function unlinkedTerms(blocks, terms, language) {
  const found = [];
  if (!language.endings) return found;
  for (const term of terms) {
    const use = new RegExp(`(?<![\\p{L}-])${term.words}(?:${language.endings})?(?![\\p{L}-])`, 'iu');
    for (const block of blocks.filter(block => block.kind !== 'heading' && !block.quoted)) {
      const run = block.runs.find(run => !run.label && use.test(run.text) && (!run.href || run.href.includes('glossary')));
      if (!run) continue;
      if (!run.href) found.push(`the first "${term.title}" is no link to the glossary: "${block.text}"`);
      break;
    }
  }
  return found;
}

export const glossaryTerms = blocks =>
  blocks.filter(block => block.kind === 'heading').slice(1)
    .map(({ text }) => ({ title: text, words: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') }));
