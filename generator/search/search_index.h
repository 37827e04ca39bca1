#pragma once
// The search index: one for each edition that is a complete site, and where there are older wordings one for these.
// Files that a browser loads piece by piece, without a server: content/manual/contributing/search-format.md describes
// them, themes/default/scripts/search reads them.

#include <cstddef>
#include <vector>

#include "library/library.h"
#include "output/output.h"
#include "search/text_files.h"

namespace waymark {

class SearchIndex {
 public:
  // Reads every article of the site; the same for any number of workers. Nothing where site.yml says `search: false`.
  SearchIndex(const Library& library, std::size_t jobs);
  SearchIndex(const SearchIndex&) = delete;
  SearchIndex& operator=(const SearchIndex&) = delete;

  // Everything below search/, once. The files of texts are made when they are written: the index and the library must
  // be there until then.
  std::vector<Output> take_files();

 private:
  const Library& library_;
  std::vector<SearchedTexts> texts_;  // by edition; not changed once files are made of them
  std::vector<Output> files_;
};

}  // namespace waymark
