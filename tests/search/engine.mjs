// The parts of the search that need no browser, for tests.
import { register } from 'node:module';

register('./as_modules.mjs', import.meta.url);
const from = (name) => import(`../../themes/default/scripts/search/${name}.js`);

export const { fold } = await from('folding');
export const { wordsOf } = await from('words');
export const { groups, postings, surfaces, varints } = await from('decoding');
export const { typos } = await from('typos');
export const { parseQuery, segment } = await from('query');
export const { Edition } = await from('edition');
export const { excerpt, marked, occurrences } = await from('excerpts');
export const { search } = await from('search');
