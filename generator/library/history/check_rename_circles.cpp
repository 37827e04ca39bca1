#include "library/history/check_rename_circles.h"

#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "library/addresses/retirements.h"
#include "library/library.h"

namespace waymark {
namespace {

// Entries that lead from one to the next and back. A section may get an old name back, at another version: only where
// versions do not tell which entry came first, readers would be led in a circle.
class CircleFinder {
 public:
  explicit CircleFinder(const Library& library) : renames_(library.config->section_renames) {
    for (std::size_t i = 0; i < renames_.size(); ++i) {
      const auto article = successor_article(library, renames_[i].article);
      if (!article) continue;
      from_.emplace(Place{*article, renames_[i].from}, i);
      const std::string& to = renames_[i].to;
      const std::size_t hash = to.find('#');
      if (hash == std::string::npos) {
        to_.emplace(i, Place{*article, to});
      } else if (const auto other = hash == 0 ? article : successor_article(library, to.substr(0, hash))) {
        to_.emplace(i, Place{*other, to.substr(hash + 1)});
      }
    }
  }

  bool in_circle(std::size_t start) const {
    std::set<VersionId> versions;
    bool in_order = true;
    std::size_t at = start;
    for (std::size_t step = 0; step < most_steps; ++step) {
      in_order = in_order && renames_[at].since && versions.insert(*renames_[at].since).second;
      const auto to = to_.find(at);
      const auto next = to == to_.end() ? from_.end() : from_.find(to->second);
      if (next == from_.end()) return false;
      at = next->second;
      if (at == start) return !in_order;
    }
    return false;
  }

 private:
  using Place = std::pair<ArticleId, std::string>;
  // Nobody renames a section more often.
  static constexpr std::size_t most_steps = 64;

  const std::vector<SectionRename>& renames_;
  std::map<Place, std::size_t> from_;  // the first entry of each
  std::unordered_map<std::size_t, Place> to_;
};

}  // namespace

void check_rename_circles(const Library& library, Diagnostics& diagnostics) {
  const CircleFinder circles(library);
  const std::vector<SectionRename>& renames = library.config->section_renames;
  for (std::size_t i = 0; i < renames.size(); ++i) {
    if (!circles.in_circle(i)) continue;
    diagnostics.push_back({.rule = Rule::redirect_loop,
                           .source = renames[i].source,
                           .span = renames[i].from_span,
                           .message = fmt::format("\"{}\" of \"{}\" leads to \"{}\", and from there in a circle",
                                                  renames[i].from, renames[i].article, renames[i].to),
                           .advice = "Give each entry the version in which it happened as since, or take one out",
                           .reference = renames[i].to});
  }
}

}  // namespace waymark
