#include "refactor/site_snapshot.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <tuple>

#include "diagnostics/policy/finding_ids.h"
#include "refactor/links.h"

namespace waymark {
namespace {

using Found = SiteSnapshot::Found;

// Findings of both sides that are one and the same: first by exact place, then by file, then, for what is told once of
// several files, by rule alone.
class FindingMatcher {
 public:
  FindingMatcher(const SiteSnapshot& before, const SiteSnapshot& after, const MovedText& moved)
      : before_(before.findings),
        after_(after.findings),
        moved_(moved),
        taken_(before_.size()),
        partner_(after_.size(), none) {}

  void match() {
    pass(
        [&](const Found& one) {
          return Key{one.rule, moved_.path(one.path), moved_.offset(one.path, one.begin)};
        },
        [&](const Found& one) {
          return Key{one.rule, one.path, moved_.settled(one.path, one.begin)};
        });
    pass(
        [&](const Found& one) {
          return Key{one.rule, moved_.path(one.path), 0};
        },
        [&](const Found& one) {
          return Key{one.rule, one.path, 0};
        });
    pass(
        [&](const Found& one) {
          return Key{one.rule, "", 0};
        },
        [&](const Found& one) {
          return Key{one.rule, "", 0};
        });
  }

  void tell(Worsening& result) const {
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (partner_[i] == none) {
        // What an article leaves behind when it ends is told in words, and breaks nothing.
        if (after_[i].rule == Rule::asset_unused) continue;
        result.findings.push_back(after_[i].line);
      } else {
        result.ids.emplace_back(before_[partner_[i]].id, after_[i].id);
      }
    }
  }

 private:
  using Key = std::tuple<Rule, std::string, std::uint32_t>;
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  template <class KeyBefore, class KeyAfter>
  void pass(const KeyBefore& key_before, const KeyAfter& key_after) {
    std::map<Key, std::vector<std::size_t>> free;
    for (std::size_t i = before_.size(); i-- > 0;) {
      if (!taken_[i]) free[key_before(before_[i])].push_back(i);
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (partner_[i] != none) continue;
      const auto found = free.find(key_after(after_[i]));
      if (found == free.end() || found->second.empty()) continue;
      partner_[i] = found->second.back();
      found->second.pop_back();
      taken_[partner_[i]] = true;
    }
  }

  const std::vector<Found>& before_;
  const std::vector<Found>& after_;
  const MovedText& moved_;
  std::vector<bool> taken_;
  std::vector<std::size_t> partner_;
};

// Of a file that is known to exist elsewhere, perhaps under the article's old name.
constexpr std::string_view elsewhere = "*";

std::string names_of(const Library& library, const Destination& to) {
  if (to.kind == Destination::Kind::elsewhere) return std::string(elsewhere);
  return to.kind == Destination::Kind::article ? library.entry(to.article).name : std::string();
}

bool names_the_same(const std::string& before, const std::string& after, const Refactoring& refactoring) {
  if (before == after) return true;
  const auto renamed = refactoring.renamed.find(before);
  if (renamed == refactoring.renamed.end()) return false;
  return renamed->second.empty() || renamed->second == after || after == elsewhere;
}

void compare_links(const SiteSnapshot& before, const SiteSnapshot& after, const Refactoring& refactoring,
                   const MovedText& moved, Worsening& result) {
  std::set<std::string> told;
  for (const auto& [path, links] : before.links) {
    const auto there = after.links.find(moved.path(path));
    if (there == after.links.end()) continue;
    const bool comparable = there->second.size() == links.size();
    for (std::size_t i = 0; i < links.size(); ++i) {
      if (comparable && names_the_same(links[i].names, there->second[i].names, refactoring)) continue;
      if (told.insert(links[i].place).second) result.links.push_back(links[i].place);
      if (!comparable) break;
    }
  }
}

void find_dead_addresses(const SiteSnapshot& before, const SiteSnapshot& after, Worsening& result) {
  for (const SiteAddress& address : before.addresses) {
    const SiteAddress* now = find_address(after.addresses, address.path);
    if (now == nullptr) {
      result.addresses.push_back(address.path);
      continue;
    }
    if (now->leaves) continue;
    for (const std::string& anchor : address.anchors) {
      if (!std::ranges::binary_search(now->anchors, anchor)) result.addresses.push_back(address.path + "#" + anchor);
    }
  }
}

}  // namespace

SiteSnapshot snapshot_of(const Library& library, const std::vector<Finding>& findings,
                         const std::vector<SiteAddress>& addresses) {
  SiteSnapshot snapshot{.addresses = addresses};
  const std::vector<std::string> ids = finding_ids(findings, *library.sources);
  for (std::size_t i = 0; i < findings.size(); ++i) {
    const Diagnostic& one = findings[i].diagnostic;
    const SourceFile& file = library.sources->file(one.source);
    snapshot.findings.push_back(
        {.rule = one.rule,
         .path = file.path,
         .begin = one.span.begin,
         .id = ids[i],
         .line = fmt::format("{}: {} [{}]", place_of(file, one.span), one.message, info(one.rule).id)});
  }
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    const Article& article = library.variants[i].compiled;
    std::vector<SiteSnapshot::Link>& links = snapshot.links[library.sources->file(article.source).path];
    for (std::size_t k = 0; k < article.references.size(); ++k) {
      const Destination& to = library.destinations[i][k];
      const Reference& reference = article.references[k];
      links.push_back({.names = names_of(library, to),
                       .place = place_of(library.sources->file(reference.source), reference.target_span)});
    }
  }
  return snapshot;
}

MovedText::MovedText(const Refactoring& refactoring, const SourceSet& sources) {
  for (const FileMove& move : refactoring.moves) paths_[move.from] = move.to;
  std::map<std::string, std::vector<Edit>> edits;
  for (const Edit& edit : refactoring.edits) edits[sources.file(edit.source).path].push_back(edit);
  for (auto& [path, of_file] : edits) {
    std::ranges::sort(of_file, {}, &Edit::span);
    std::int64_t shift = 0;
    for (const Edit& edit : of_file) {
      const auto begin = static_cast<std::uint32_t>(edit.span.begin + shift);
      const auto size = static_cast<std::uint32_t>(edit.replacement.size());
      changes_[path].push_back({edit.span.begin, edit.span.end, begin, begin + size});
      shift += static_cast<std::int64_t>(size) - (edit.span.end - edit.span.begin);
    }
    changes_after_[this->path(path)] = changes_[path];
  }
}

std::string MovedText::path(const std::string& path) const {
  const auto moved = paths_.find(path);
  return moved == paths_.end() ? path : moved->second;
}

std::uint32_t MovedText::offset(const std::string& path, std::uint32_t before) const {
  const auto changes = changes_.find(path);
  if (changes == changes_.end()) return before;
  std::uint32_t after = before;
  for (const Change& change : changes->second) {
    if (before < change.begin) break;
    if (before < change.end) return change.begin_after;
    after = change.end_after + (before - change.end);
  }
  return after;
}

std::uint32_t MovedText::settled(const std::string& path_after, std::uint32_t after) const {
  const auto changes = changes_after_.find(path_after);
  if (changes == changes_after_.end()) return after;
  for (const Change& change : changes->second) {
    if (after >= change.begin_after && after < change.end_after) return change.begin_after;
  }
  return after;
}

Worsening worsening(const SiteSnapshot& before, const SiteSnapshot& after, const Refactoring& refactoring,
                    const MovedText& moved, bool compare_addresses) {
  Worsening result;
  FindingMatcher findings(before, after, moved);
  findings.match();
  findings.tell(result);
  compare_links(before, after, refactoring, moved, result);
  if (compare_addresses) find_dead_addresses(before, after, result);
  return result;
}

}  // namespace waymark
