// What differs from language to language: how syllables are counted, the formula of reading ease and what is easy enough, hunspell's
// dictionary, the endings of its plurals, and how a step says where to go. Figures of Flesch (English), Amstad (German) and Douma (Dutch); of Arabic none is known
// that needs no dictionary of its own, since short vowels are not written.
import { englishSyllables } from './measure.mjs';

// Vowels that are spoken as one. Two others side by side are two syllables: "Situ-ation", "Kli-ent".
const syllablesBy = (together, before = word => word) => word => {
  const letters = before(word.toLowerCase()).replace(/[^\p{L}]/gu, '');
  return Math.max(1, (letters.match(together) ?? []).length);
};
const german = syllablesBy(/a[aiuy]|äu|e[eiuy]|ie|o[oi]|[aeiouyäöü]/g, word => word.replace(/qu/g, 'q'));
const dutch = syllablesBy(/aai|ooi|oei|eeu|ieu|a[aiu]|e[eiu]|i[ej]|o[oeu]|u[ui]|[aeiouyáéëïóöü]/g, word => word.replace(/qu/g, 'q'));

export const languages = {
  en: {
    dictionary: 'en_US',
    endings: 's',
    syllables: englishSyllables,
    ease: (perSentence, perWord) => 206.835 - 1.015 * perSentence - 84.6 * perWord,
    grade: (perSentence, perWord) => 0.39 * perSentence + 11.8 * perWord - 15.59,
    // "Go to …", "On your phone, …", "In the app, …", "Open …": readers know where they are before they are told what to do there.
    place: /^(?:(?:go|sign in) (?:back )?to|open|on|in|at)\b|,\s+(?:go to|open)\b/i,
  },
  de: {
    dictionary: 'de_DE',
    syllables: german,
    ease: (perSentence, perWord) => 180 - perSentence - 58.5 * perWord,
    leastEase: 55,
    place: /^(?:gehen sie|öffnen sie)\b|\b(?:auf|in|an|bei|mit) (?:der|dem|den|einem|einer|ihrem|ihrer|ihren)\b|\b(?:im|am)\b/i,
  },
  nl: {
    dictionary: 'nl',
    endings: 's|en',
    syllables: dutch,
    ease: (perSentence, perWord) => 206.84 - 0.93 * perSentence - 77 * perWord,
    leastEase: 55,
    place: /^(?:ga|open)\b|\b(?:op|in|bij|van|met) (?:uw|de|het|een)\b/i,
  },
  ar: {
    dictionary: 'ar',
    place: /^(?:انتقل|افتح|اذهب)(?!\p{L})|(?<!\p{L})(?:في|على|من)(?!\p{L})/u,
  },
};
