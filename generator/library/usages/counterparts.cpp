#include "library/usages/counterparts.h"

#include <algorithm>
#include <array>
#include <map>

#include "article/markdown/slug.h"

namespace waymark {
namespace {

using Group = std::uint32_t;

// Sections with one title: below parents of one title and so on up to the top; or anywhere.
struct Namesakes {
  std::vector<std::vector<SectionIndex>> members;  // by group, in order
  std::vector<Group> group_of;                     // by section
};

Namesakes group_sections(const Article& article, const std::vector<std::string>& slugs, bool by_place) {
  Namesakes found;
  std::map<std::pair<Group, std::string>, Group> groups;
  for (SectionIndex i = 0; i < article.sections.size(); ++i) {
    const Section& section = article.sections[i];
    const Group parent = by_place && section.parent != no_index ? found.group_of[section.parent] : no_index;
    const auto [place, added] = groups.try_emplace({parent, slugs[i]}, static_cast<Group>(found.members.size()));
    if (added) found.members.emplace_back();
    found.group_of.push_back(place->second);
    if (section.in_outline && section.level > 0 && !slugs[i].empty()) found.members[place->second].push_back(i);
  }
  return found;
}

// The first usage of a set; there is one.
UsageId first_of(UsageSet set, std::size_t usages) {
  std::size_t i = 0;
  while (i + 1 < usages && !set.contains(UsageId{i})) ++i;
  return UsageId{i};
}

class CounterpartFinder {
 public:
  CounterpartFinder(const Article& article, const std::vector<UsageSet>& readers, std::size_t usages)
      : article_(article), readers_(readers), usages_(usages) {
    for (const Section& section : article.sections) slugs_.push_back(slug_of(section.title));
  }

  std::vector<Counterpart> find() {
    const Namesakes by_place = group_sections(article_, slugs_, true);
    for (const std::vector<SectionIndex>& members : by_place.members) match_in_order(members);
    std::ranges::sort(found_, {}, key);
    const std::size_t matched = found_.size();
    const Namesakes anywhere = group_sections(article_, slugs_, false);
    for (const std::vector<SectionIndex>& members : anywhere.members) match_plain(members, matched);
    std::ranges::sort(found_, {}, key);
    return std::move(found_);
  }

 private:
  static std::pair<SectionIndex, std::uint32_t> key(const Counterpart& one) { return {one.hidden, one.usage.value}; }

  void match_in_order(const std::vector<SectionIndex>& members) {
    if (members.size() < 2) return;
    std::array<std::vector<SectionIndex>, UsageSet::most> shown;  // to each usage
    std::vector<std::size_t> ranks;                               // of each among those of its first usage
    for (const SectionIndex section : members) {
      ranks.push_back(shown[first_of(readers_[section], usages_).index()].size());
      for (std::size_t u = 0; u < usages_; ++u) {
        if (readers_[section].contains(UsageId{u})) shown[u].push_back(section);
      }
    }
    for (std::size_t m = 0; m < members.size(); ++m) {
      for (std::size_t u = 0; u < usages_; ++u) {
        const UsageId usage{u};
        if (readers_[members[m]].contains(usage) || ranks[m] >= shown[u].size()) continue;
        found_.push_back({.hidden = members[m], .usage = usage, .shown = shown[u][ranks[m]]});
      }
    }
  }

  void match_plain(const std::vector<SectionIndex>& members, std::size_t matched) {
    if (members.size() < 2 || article_.sections[members.front()].anchor != slugs_[members.front()]) return;
    const SectionIndex plain = members.front();
    for (std::size_t u = 0; u < usages_; ++u) {
      const UsageId usage{u};
      if (readers_[plain].contains(usage)) continue;
      const auto first =
          std::ranges::find_if(members, [&](SectionIndex section) { return readers_[section].contains(usage); });
      const auto known = found_.begin() + static_cast<std::ptrdiff_t>(matched);
      const bool has_one =
          std::binary_search(found_.begin(), known, Counterpart{.hidden = plain, .usage = usage},
                             [](const Counterpart& a, const Counterpart& b) { return key(a) < key(b); });
      if (first != members.end() && !has_one) found_.push_back({.hidden = plain, .usage = usage, .shown = *first});
    }
  }

  const Article& article_;
  const std::vector<UsageSet>& readers_;
  std::size_t usages_;
  std::vector<std::string> slugs_;
  std::vector<Counterpart> found_;
};

}  // namespace

std::vector<Counterpart> find_counterparts(const Article& article, const std::vector<UsageSet>& readers,
                                           std::size_t usages) {
  return CounterpartFinder(article, readers, usages).find();
}

std::optional<SectionIndex> counterpart_of(const PageScopes& scopes, SectionIndex hidden, UsageId usage) {
  const auto found =
      std::ranges::lower_bound(scopes.counterparts, std::pair(hidden, usage.value), {},
                               [](const Counterpart& one) { return std::pair(one.hidden, one.usage.value); });
  if (found == scopes.counterparts.end() || found->hidden != hidden || found->usage != usage) return std::nullopt;
  return found->shown;
}

}  // namespace waymark
