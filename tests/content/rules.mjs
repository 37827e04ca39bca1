// What an article of the help must keep to. Each rule returns the sentences that tell what is wrong, none where nothing is.
import { readingEase, sentences, words } from './measure.mjs';

export const limits = { grade: 6, stepWords: 25, sentenceWords: 30 };

export function readingGrade(blocks) {
  const figures = readingEase(blocks);
  if (!figures || figures.grade <= limits.grade) return [];
  return [`reading grade ${figures.grade.toFixed(1)}; at most ${limits.grade} can be read at the age of twelve`];
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

// "Go to …", "On your phone, …", "In the app, …", "Open …": readers know where they are before they are told what to do there.
const place = /^(?:(?:go|sign in) (?:back )?to|open|on|in|at)\b|,\s+(?:go to|open)\b/i;

export const proceduresWithoutPlace = blocks =>
  blocks.filter(block => block.first && !place.test(sentences(block.text)[0] ?? ''))
    .map(block => `a procedure does not begin with where to go: "${block.text}"`);

// Every term of the glossary is linked where an article uses it first. Headings, labels, quoted texts and links to other pages do not
// count.
export function unlinkedTerms(blocks, terms) {
  const found = [];
  for (const term of terms) {
    const use = new RegExp(`(?<![\\p{L}-])${term.words}s?(?![\\p{L}-])`, 'iu');
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
