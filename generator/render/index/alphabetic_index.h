#pragma once
// All articles and sections of an edition in the order of its language's alphabet, under its letters.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/usage_set.h"
#include "library/library.h"

namespace waymark {

struct IndexEntry {
  PageIndex page = 0;
  std::optional<SectionId> section;  // null: the article
  UsageSet readers;
};

// Entries under one letter that stand on one page.
struct IndexLetter {
  std::size_t letter = 0;  // in AlphabeticIndex::labels
  std::vector<std::uint32_t> entries;
};
using IndexPage = std::vector<IndexLetter>;

class AlphabeticIndex {
 public:
  // Of the pages that `edition`, a complete one, has. `tag`: the edition's language, whose order it is.
  AlphabeticIndex(const Library& library, Edition edition, std::string_view tag);

  const std::vector<std::string>& labels() const { return labels_; }  // "0–9", "A", "B" …, "あ" …
  const IndexEntry& entry(std::size_t index) const { return entries_[index]; }
  std::string title(std::size_t entry) const;

  // What stands for `view`, or for everybody, page by page; at least one. A page has at most 1,500 entries, 200 KB; a
  // longer letter goes over several.
  const std::vector<IndexPage>& pages(std::optional<UsageId> view) const {
    return pages_[view ? view->index() + 1 : 0];
  }
  // The most pages that a view has.
  std::size_t most_pages() const;

 private:
  void sort(std::string_view tag);
  std::vector<IndexPage> make_pages(std::optional<UsageId> view) const;

  const Library& library_;
  std::vector<IndexEntry> entries_;   // in the order of the alphabet
  std::vector<std::size_t> letters_;  // by entry, in labels_
  std::vector<std::string> labels_;
  std::vector<std::vector<IndexPage>> pages_;  // for everybody, then by usage
};

}  // namespace waymark
