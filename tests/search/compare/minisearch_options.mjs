// The weights are those of Waymark's index. Prefixes and typos are searched as MiniSearch's guide shows it. What is shown of a result has to
// be loaded with the index, since MiniSearch has one file only.

export const options = {
  fields: ['heading', 'article', 'keywords', 'description', 'text'],
  storeFields: ['page', 'anchor', 'heading', 'article', 'text'],
  searchOptions: { boost: { heading: 5, article: 1.5, keywords: 4, description: 2 }, prefix: true, fuzzy: 0.2 },
};
