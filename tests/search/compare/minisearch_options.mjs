// The weights are those of Waymark's index. Prefixes and typos are searched as MiniSearch's guide shows it. Of a result only
// the headings are stored, so that the index is as small as it can be; excerpts would have to come from somewhere else.

export const options = {
  fields: ['heading', 'article', 'keywords', 'description', 'text'],
  storeFields: ['page', 'anchor', 'heading', 'article'],
  searchOptions: { boost: { heading: 5, article: 1.5, keywords: 4, description: 2 }, prefix: true, fuzzy: 0.2 },
};
