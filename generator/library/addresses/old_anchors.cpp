#include "library/addresses/old_anchors.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "library/addresses/retirements.h"
#include "library/library.h"

namespace waymark {
namespace {

struct Named {
  std::string_view id;
  HistoryIndex history = 0;
  friend bool operator==(const Named&, const Named&) = default;
};

struct NamedHash {
  std::size_t operator()(const Named& named) const {
    return std::hash<std::string_view>()(named.id) * 31 + named.history;
  }
};

// The anchors of one article in one locale, text by text, oldest first.
class AnchorCollector {
 public:
  explicit AnchorCollector(const Library& library) : library_(library) {}

  void add(VariantId id) {
    const Variant& variant = library_.variant(id);
    const std::vector<Anchor>& anchors = variant.compiled.anchors;
    std::unordered_set<std::string_view> in_text;
    for (std::uint32_t i = 0; i < anchors.size(); ++i) {
      // Of two places with one id, browsers go to the first.
      if (!in_text.insert(anchors[i].id).second) continue;
      const SectionIndex section = section_around(variant.compiled, anchors[i].section);
      const HistoryIndex history = library_.history_of[id.index()][section];
      if (history >= library_.histories.size()) continue;
      const auto [known, added] = known_.try_emplace({anchors[i].id, history}, found_.size());
      if (added) {
        found_.push_back({.variant = id, .anchor = i, .since = variant.version, .history = history});
      } else {
        found_[known->second].variant = id;
        found_[known->second].anchor = i;
      }
    }
  }

  void move_to(std::vector<OldAnchor>& all) {
    all.insert(all.end(), found_.begin(), found_.end());
    found_.clear();
    known_.clear();
  }

 private:
  const Library& library_;
  std::vector<OldAnchor> found_;
  std::unordered_map<Named, std::size_t, NamedHash> known_;
};

std::vector<std::uint32_t> sorted_by_id(const Library& library, const std::vector<OldAnchor>& anchors) {
  std::vector<std::uint32_t> order(anchors.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, {}, [&](std::uint32_t i) -> const std::string& {
    return library.article(anchors[i].variant).anchors[anchors[i].anchor].id;
  });
  return order;
}

}  // namespace

SectionIndex section_around(const Article& article, SectionIndex section) {
  while (section > 0 && !article.sections[section].in_outline) --section;
  return section;
}

void build_old_anchors(Library& library) {
  library.old_anchors.resize(library.articles.size());
  library.old_anchors_by_id.resize(library.articles.size());
  library.merged_into.resize(library.articles.size());
  for (std::size_t i = 0; i < library.articles.size(); ++i) {
    const ArticleEntry& entry = library.articles[i];
    AnchorCollector collector(library);
    std::optional<LocaleId> locale;
    for (const VariantId id : entry.variants) {
      if (locale && locale != library.variant(id).locale) collector.move_to(library.old_anchors[i]);
      locale = library.variant(id).locale;
      collector.add(id);
    }
    collector.move_to(library.old_anchors[i]);
    library.old_anchors_by_id[i] = sorted_by_id(library, library.old_anchors[i]);
    if (!entry.retired) continue;
    const auto successor = successor_article(library, entry.successor);
    if (successor && *successor != ArticleId{i}) library.merged_into[successor->index()].emplace_back(i);
  }
}

}  // namespace waymark
