#include "library/history/pair_by_names.h"

#include <algorithm>
#include <fmt/format.h>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "base/text.h"
#include "library/fold_text.h"

namespace waymark {
namespace {

class NamePairs {
 public:
  NamePairs(SectionPairs& pairs, const CommonTitles& common) : pairs_(pairs), common_(common) {}

  std::vector<WrittenAnchor> run() {
    pair_beginnings();
    pair_anchors();
    pair_unchanged();
    pair_under_parents();
    return std::move(written_);
  }

 private:
  using Likeness = SectionSimilarity::Likeness;

  // What stands before the first heading, and the top heading: they are the article's own, whatever it is called now.
  void pair_beginnings() {
    if (pairs_.now_of().empty() || pairs_.old_of().empty()) return;
    const std::string& id = pairs_.old.article.front_matter.asset_id;
    const bool same_id = !id.empty() && id == pairs_.now.article.front_matter.asset_id;
    const auto pair = [&](SectionIndex old, SectionIndex now) {
      if (!pairs_.is_free(old, now)) return;
      const Section& before = pairs_.old.article.sections[old];
      const Section& after = pairs_.now.article.sections[now];
      const bool same_anchor = !before.anchor.empty() && before.anchor == after.anchor;
      if (same_anchor || old == 0) {
        pairs_.accept(old, now, Evidence::same_anchor, 1);
      } else if (same_id) {
        pairs_.accept(old, now, Evidence::same_asset_id, 1);
      } else {
        const Likeness likeness = pairs_.similarity.compare(old, now);
        pairs_.accept(old, now, Evidence::similar, 0.5 + likeness.title / 4 + likeness.body / 4);
      }
    };
    pair(0, 0);
    const auto top = [](const AlignedText& text, const TextOutline& outline) {
      for (const SectionIndex i : outline.order) {
        if (i > 0) return text.article.sections[i].level == 1 ? i : no_index;
      }
      return no_index;
    };
    const SectionIndex old = top(pairs_.old, pairs_.old_outline);
    const SectionIndex now = top(pairs_.now, pairs_.now_outline);
    if (old != no_index && now != no_index) pair(old, now);
  }

  // "step-2", "next-steps", "to-create-a-password-1": an id that says little of what its section is about.
  bool says_little(const AlignedText& text, const Anchor& anchor) const {
    if (anchor.kind == AnchorKind::written || anchor.kind == AnchorKind::lifted) return false;
    const Section& section = text.article.sections[anchor.section];
    const std::size_t dash = anchor.id.find_last_of('-');
    const std::string_view last = std::string_view(anchor.id).substr(dash == std::string::npos ? 0 : dash + 1);
    const bool numbered = !last.empty() && std::ranges::all_of(last, is_ascii_digit);
    return numbered || text.texts[anchor.section].title_words.size() < 2 || common_.contains(fold_text(section.title));
  }

  struct AnchorPair {
    SectionIndex old = 0;
    SectionIndex now = 0;
    bool own = false;      // both call themselves so
    bool written = false;  // at least one by hand
    bool weak = false;
    Likeness likeness;
  };

  void pair_anchors() {
    std::unordered_map<std::string_view, const Anchor*> before;
    for (const Anchor& anchor : pairs_.old.article.anchors) before.emplace(anchor.id, &anchor);
    std::vector<AnchorPair> pairs;
    for (const Anchor& anchor : pairs_.now.article.anchors) {
      const auto found = before.find(anchor.id);
      if (found == before.end()) continue;
      const Anchor& other = *found->second;
      const SectionIndex old = section_around(pairs_.old.article, other.section);
      const SectionIndex now = section_around(pairs_.now.article, anchor.section);
      if (old >= pairs_.now_of().size() || now >= pairs_.old_of().size()) continue;
      AnchorPair pair{.old = old,
                      .now = now,
                      .own = pairs_.old.article.sections[old].anchor == anchor.id &&
                             pairs_.now.article.sections[now].anchor == anchor.id,
                      .written = anchor.kind == AnchorKind::written || anchor.kind == AnchorKind::lifted ||
                                 other.kind == AnchorKind::written || other.kind == AnchorKind::lifted,
                      .weak = says_little(pairs_.old, other) || says_little(pairs_.now, anchor)};
      pairs.push_back(pair);
    }
    for (AnchorPair& pair : pairs) {
      if (pairs_.is_free(pair.old, pair.now)) pair.likeness = likeness_of(pair);
    }
    // Headings call a section by name; ids somewhere in its text may have been put there from another.
    std::ranges::stable_sort(pairs, [](const AnchorPair& a, const AnchorPair& b) { return a.own > b.own; });
    for (const AnchorPair& pair : pairs) {
      if (!pairs_.is_free(pair.old, pair.now)) continue;
      const bool shares_nothing = pair.likeness.matter >= least_matter && pair.likeness.body < nothing_shared;
      if (shares_nothing && (pair.weak || !pair.own)) continue;
      if (is_one_of_many(pair)) continue;
      pairs_.accept(pair.old, pair.now, Evidence::same_anchor,
                    0.7 + 0.3 * std::max(pair.likeness.body, pair.likeness.title / 2));
    }
    keep_anchors(pairs);
  }

  // Most sections of a new version say what they said before; of these nothing needs to be counted.
  Likeness likeness_of(const AnchorPair& pair) const {
    const Features& old = pairs_.old.texts[pair.old].content;
    const Features& now = pairs_.now.texts[pair.now].content;
    if (old.hashes.empty() || old.hashes != now.hashes || old.times != now.times)
      return pairs_.similarity.compare(pair.old, pair.now);
    return {.body = 1, .kept = 1, .kept_by_own = 1, .given = 1, .matter = old.hashes.size()};
  }

  // "To create an app password" three times over, in which case "…-1" need not be the second of then: which is which is
  // for the texts to say.
  bool is_one_of_many(const AnchorPair& pair) const {
    if (pair.written) return false;
    return old_titles().at(folded_title(pairs_.old, pair.old)) > 1 ||
           now_titles().at(folded_title(pairs_.now, pair.now)) > 1;
  }

  static std::uint64_t hash_of_all(const SectionText& text) {
    std::uint64_t hash = text.title_words.size();
    for (const auto* list : {&text.title_words, &text.words, &text.images, &text.links}) {
      for (const WordHash word : *list) hash = (hash ^ word) * 0x9E3779B97F4A7C15 + (hash >> 32);
      hash = hash * 31 + 7;
    }
    return hash;
  }

  // Sections that say word for word the same, as often in both texts: in order.
  void pair_unchanged() {
    struct Same {
      std::vector<SectionIndex> old;
      std::vector<SectionIndex> now;
    };
    std::unordered_map<std::uint64_t, Same> groups;
    for (const SectionIndex i : pairs_.old_outline.order) {
      if (pairs_.now_of()[i] == no_index) groups[hash_of_all(pairs_.old.texts[i])].old.push_back(i);
    }
    for (const SectionIndex i : pairs_.now_outline.order) {
      if (pairs_.old_of()[i] == no_index) groups[hash_of_all(pairs_.now.texts[i])].now.push_back(i);
    }
    std::vector<std::pair<SectionIndex, SectionIndex>> pairs;
    for (const auto& [hash, same] : groups) {
      if (same.old.size() != same.now.size()) continue;
      for (std::size_t i = 0; i < same.old.size(); ++i) pairs.emplace_back(same.old[i], same.now[i]);
    }
    std::ranges::sort(pairs);
    for (const auto& [old, now] : pairs) pairs_.accept(old, now, evidence_of(old, now), 1);
  }

  Evidence evidence_of(SectionIndex old, SectionIndex now) const {
    const std::string& anchor = pairs_.old.article.sections[old].anchor;
    return !anchor.empty() && anchor == pairs_.now.article.sections[now].anchor ? Evidence::same_anchor
                                                                                : Evidence::similar;
  }

  // The only section of its title within the same section: which of many "Next steps" it is.
  void pair_under_parents() {
    struct Only {
      SectionIndex old = no_index;
      SectionIndex now = no_index;
      bool many = false;
    };
    std::unordered_map<std::string, Only> by_place;
    const auto key = [](SectionIndex parent, const std::string& title) { return fmt::format("{} {}", parent, title); };
    const auto note = [](Only& only, SectionIndex Only::*side, SectionIndex section) {
      only.many |= only.*side != no_index;
      only.*side = section;
    };
    for (const SectionIndex i : pairs_.old_outline.order) {
      const SectionIndex parent = pairs_.old.article.sections[i].parent;
      const SectionIndex parent_now = parent == no_index ? no_index : pairs_.now_of()[parent];
      if (pairs_.now_of()[i] != no_index || (parent != no_index && parent_now == no_index)) continue;
      note(by_place[key(parent_now, folded_title(pairs_.old, i))], &Only::old, i);
    }
    for (const SectionIndex i : pairs_.now_outline.order) {
      if (pairs_.old_of()[i] != no_index) continue;
      note(by_place[key(pairs_.now.article.sections[i].parent, folded_title(pairs_.now, i))], &Only::now, i);
    }
    std::vector<std::pair<SectionIndex, SectionIndex>> pairs;
    for (const auto& [place, only] : by_place) {
      if (!only.many && only.old != no_index && only.now != no_index) pairs.emplace_back(only.old, only.now);
    }
    std::ranges::sort(pairs);
    for (const auto& [old, now] : pairs) {
      const Likeness likeness = pairs_.similarity.compare(old, now);
      if (likeness.matter >= least_matter && likeness.body < nothing_shared) continue;
      pairs_.accept(old, now, evidence_of(old, now), 0.7 + 0.3 * likeness.body);
    }
  }

  // An id written for a section that went into another stands in that other now.
  void keep_anchors(const std::vector<AnchorPair>& pairs) {
    for (const AnchorPair& pair : pairs) {
      if (pair.written && pairs_.now_of()[pair.old] != pair.now) written_.push_back({.old = pair.old, .now = pair.now});
    }
  }

  static SectionIndex section_around(const Article& article, SectionIndex section) {
    while (section > 0 && section < article.sections.size() && !article.sections[section].in_outline) --section;
    return section;
  }

  using TitleCounts = std::unordered_map<std::string, std::size_t>;

  static TitleCounts count_titles(const AlignedText& text, const TextOutline& outline) {
    TitleCounts counts;
    for (const SectionIndex i : outline.order) ++counts[folded_title(text, i)];
    return counts;
  }

  const TitleCounts& old_titles() const {
    if (old_titles_.empty()) old_titles_ = count_titles(pairs_.old, pairs_.old_outline);
    return old_titles_;
  }

  const TitleCounts& now_titles() const {
    if (now_titles_.empty()) now_titles_ = count_titles(pairs_.now, pairs_.now_outline);
    return now_titles_;
  }

  SectionPairs& pairs_;
  const CommonTitles& common_;
  mutable TitleCounts old_titles_;
  mutable TitleCounts now_titles_;
  std::vector<WrittenAnchor> written_;
};

}  // namespace

std::vector<WrittenAnchor> pair_by_names(SectionPairs& pairs, const CommonTitles& common) {
  return NamePairs(pairs, common).run();
}

}  // namespace waymark
