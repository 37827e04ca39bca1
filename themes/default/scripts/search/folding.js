// One spelling for what readers take for the same: upper and lower case, accents and vowel marks, widths and ligatures. The index was
// folded by the same rules when the site was built; tests/search/folding.json holds both to them.

const invisible = /[\u00ad\u061c\u200b-\u200f\u2060\ufeff]/g;
const marks = /[\u0300-\u036f\u0591-\u05c7\u0640\u064b-\u065f\u0670]/g;
const letters = {
  ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ς: 'σ',
  أ: 'ا', إ: 'ا', آ: 'ا', ٱ: 'ا', ى: 'ي', ة: 'ه', '’': "'", '‘': "'", ʼ: "'",
};
const lettersOf = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

export const fold = (text, lang) => {
  const turkic = /^(tr|az)\b/.test(lang);
  if (/^[\0-\x7f]*$/.test(text) && !turkic) return text.toLowerCase();
  const wide = text.replace(invisible, '').normalize('NFKC');
  const lower = turkic ? wide.toLocaleLowerCase('tr') : wide.toLowerCase();
  return lower.normalize('NFD').replace(marks, '').normalize('NFC').replace(lettersOf, (letter) => letters[letter]);
};
