// How easy a text is to read: the figures of Flesch and of Kincaid, which count words a sentence and syllables a word.

// A sentence ends at a full stop, a question mark, an exclamation mark or a colon that a blank follows. "6.0.0" and "aka.ms" go on.
export const sentences = text =>
  text.split(/(?<=[.!?:؟]["“”»')]*)\s+/).map(sentence => sentence.trim()).filter(sentence => words(sentence).length > 0);

export const words = text => text.match(/[\p{L}\p{N}#][\p{L}\p{M}\p{N}'’.\-/]*/gu) ?? [];

// Groups of vowels, without an "e" that is not spoken and with two vowels that are spoken apart. Right for nineteen words in twenty,
// which is enough for an average.
export function englishSyllables(word) {
  const letters = word.toLowerCase().replace(/[^a-z]/g, '');
  if (letters.length <= 3) return 1;
  const spoken = letters
    .replace(/(?<=[aeiouy][^aeiouy])e(?=(?:ful|less|ly|ment|times?|thing|where|one)$)/, '')  // useful, sometimes
    .replace(/(?<![^aeiouy]l)e$/, '')                                     // phone, not: table
    .replace(/(?<![cgsxz]|[cs]h)es$/, 's')                                // phones, not: boxes
    .replace(/(?<![dt])ed$/, 'd');                                        // typed, not: added
  const groups = (spoken.match(/[aeiouy]+/g) ?? []).length;
  const apart = (letters.match(/(?<![ctgs])i[ao]|(?<!p)eo|[^gq]ua(?!r)|creat|ea$|(?<!fr|[ct])ie[nt]|eing$/g) ?? []).length;
  return Math.max(1, groups + apart);
}

// Of paragraphs and items of lists: headings and cells of tables are no sentences and would flatter the figure. `ease` and `grade` only
// where the language has a formula.
export function readingEase(blocks, language) {
  const spoken = blocks.filter(block => block.kind === 'paragraph' || block.kind === 'item').flatMap(block => sentences(block.text));
  const spokenWords = spoken.flatMap(words);
  if (spokenWords.length === 0) return null;
  const perSentence = spokenWords.length / spoken.length;
  const figures = { words: spokenWords.length, perSentence };
  if (!language.ease) return figures;
  const perWord = spokenWords.reduce((sum, word) => sum + language.syllables(word), 0) / spokenWords.length;
  return { ...figures, ease: language.ease(perSentence, perWord), grade: language.grade?.(perSentence, perWord) };
}
