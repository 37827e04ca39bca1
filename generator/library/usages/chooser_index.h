#pragma once
// The choosers of an edition by where they lead, so that what each usage has in place of something is found.

#include <unordered_map>
#include <utility>
#include <vector>

#include "library/usages/chosen_places.h"

namespace waymark {

class ChooserIndex {
 public:
  ChooserIndex(const Library& library, Edition edition);

  const std::vector<ChooserInForce>& all() const { return choosers_; }
  // By its place in Library::choosers; null for one whose text is not in force.
  const ChooserInForce* find(std::uint32_t chooser) const;

  // Where a chooser sends `usage` that sends others to `section` of the text of `article` in force, to a section around
  // it or to the whole article. `section` null: to any place of the article.
  std::optional<ChosenPlace> counterpart(ArticleId article, std::optional<SectionIndex> section, UsageId usage) const;

 private:
  struct Way {
    SectionIndex section = no_index;  // no_index: to the whole article
    std::uint32_t chooser = 0;        // in choosers_
  };

  std::optional<ChosenPlace> sibling(std::uint32_t chooser, ArticleId article, UsageId usage) const;

  const Library& library_;
  Edition edition_;
  std::vector<ChooserInForce> choosers_;
  std::vector<std::vector<std::pair<UsageId, std::uint32_t>>> first_rows_;  // per chooser, by usage
  std::unordered_map<ArticleId, std::vector<Way>> ways_;                    // by section
};

}  // namespace waymark
