// Queries as readers type them, made from the headings of a site.

import { articlesOf, sectionsOf } from './pages.mjs';

const withTwoLettersChanged = (word) => (word.length < 6 ? word : word.slice(0, 3) + word[4] + word[3] + word.slice(5));

// Up to three words of a heading, from all over the site; in every fourth query two letters of the longest word have changed places.
export function queriesOf(edition, count) {
  const headings = [...articlesOf(edition)]
    .map((article) => sectionsOf(article).slice(0, 5).at(-1).heading.split(' ').slice(0, 3))
    .filter(([first]) => first);
  return Array.from({ length: count }, (_, n) => {
    const words = headings[Math.floor((n * headings.length) / count)];
    const longest = words.reduce((best, word) => (word.length > best.length ? word : best));
    return words.map((word) => (n % 4 === 3 && word === longest ? withTwoLettersChanged(word) : word)).join(' ').toLowerCase();
  });
}
