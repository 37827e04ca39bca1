#include "library/history/align_sections.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <string>
#include <unordered_map>

#include "base/text.h"
#include "library/fold_text.h"
#include "library/history/kept_matter.h"
#include "library/history/section_similarity.h"

namespace waymark {
namespace {

// All measured on the real articles; see content/manual/contributing/decisions/section-alignment.md.
constexpr std::size_t least_matter = 24;     // words and pairs of words; with less, texts say nothing about each other
constexpr double nothing_shared = 0.05;      // two texts of one article about different matter share up to this much
constexpr double least_score = 0.42;         // of a similarity, context included
constexpr double least_title = 0.45;         // a renamed title still has this much of the old one …
constexpr double least_body = 0.12;          // … and its text this much of the old text
constexpr double body_without_title = 0.5;   // so alike that the title need not be
constexpr double title_without_body = 0.85;  // so alike that the text may have been written anew
constexpr double least_margin = 0.06;        // by which the best must lead the second
constexpr double context_bonus = 0.05;       // for the parent, and for a neighbour, that are aligned
constexpr std::size_t most_rivals = 64;
// The only sections left between two neighbours that are aligned, at the same level: with a little in common they are
// one, written anew.
constexpr double least_body_between = 0.2;
constexpr double least_title_between = 0.4;
// Of all that are left, so far ahead of the second that little in common is enough.
constexpr double least_of_favourite = 0.25;
constexpr double least_body_of_favourite = 0.18;
constexpr double lead_of_favourite = 0.1;
constexpr std::size_t most_candidates_of_favourite = 256;

struct Candidate {
  SectionIndex old = 0;
  SectionIndex now = 0;
  SectionSimilarity::Likeness likeness;
  double score = 0;
};

class Aligner {
 public:
  Aligner(AlignedText old, AlignedText now, const CommonTitles& common)
      : old_(old),
        now_(now),
        common_(common),
        similarity_({old.article.sections, old.texts}, {now.article.sections, now.texts}),
        now_of_(old.article.sections.size(), no_index),
        old_of_(now.article.sections.size(), no_index),
        old_outline_(outline_of(old.article)),
        now_outline_(outline_of(now.article)) {}

  Alignment align(std::span<const RecordedPair> recorded) {
    for (const RecordedPair& pair : recorded) {
      if (is_free(pair.old, pair.now)) accept(pair.old, pair.now, Evidence::recorded, 1);
    }
    pair_beginnings();
    pair_anchors();
    pair_unchanged();
    pair_under_parents();
    pair_similar();
    const PairedTexts texts{old_, now_, now_of_, old_of_, similarity_};
    result_.kept = find_kept_matter(texts, written_);
    result_.taken_out = find_taken_out(texts);
    std::ranges::sort(result_.pairs, {}, &AlignedSections::now);
    return std::move(result_);
  }

 private:
  using Likeness = SectionSimilarity::Likeness;

  struct Outline {
    std::vector<SectionIndex> order;  // sections in the outline
    std::vector<std::size_t> place;   // in `order`, per section
  };

  static Outline outline_of(const Article& article) {
    Outline outline{.order = {}, .place = std::vector<std::size_t>(article.sections.size())};
    for (SectionIndex i = 0; i < article.sections.size(); ++i) {
      if (!article.sections[i].in_outline) continue;
      outline.place[i] = outline.order.size();
      outline.order.push_back(i);
    }
    return outline;
  }

  bool is_free(SectionIndex old, SectionIndex now) const {
    return old < now_of_.size() && now < old_of_.size() && now_of_[old] == no_index && old_of_[now] == no_index &&
           old_.article.sections[old].in_outline && now_.article.sections[now].in_outline;
  }

  void accept(SectionIndex old, SectionIndex now, Evidence evidence, double score) {
    now_of_[old] = now;
    old_of_[now] = old;
    result_.pairs.push_back({.old = old, .now = now, .evidence = evidence, .score = std::min(score, 1.0)});
  }

  // What stands before the first heading, and the top heading: they are the article's own, whatever it is called now.
  void pair_beginnings() {
    if (now_of_.empty() || old_of_.empty()) return;
    const std::string& id = old_.article.front_matter.asset_id;
    const bool same_id = !id.empty() && id == now_.article.front_matter.asset_id;
    const auto pair = [&](SectionIndex old, SectionIndex now) {
      if (!is_free(old, now)) return;
      const Section& before = old_.article.sections[old];
      const Section& after = now_.article.sections[now];
      const bool same_anchor = !before.anchor.empty() && before.anchor == after.anchor;
      const Likeness likeness = similarity_.compare(old, now);
      if (same_anchor || old == 0) {
        accept(old, now, Evidence::same_anchor, 1);
      } else if (same_id) {
        accept(old, now, Evidence::same_asset_id, 1);
      } else {
        accept(old, now, Evidence::similar, 0.5 + likeness.title / 4 + likeness.body / 4);
      }
    };
    pair(0, 0);
    const auto top = [](const AlignedText& text, const Outline& outline) {
      for (const SectionIndex i : outline.order) {
        if (i > 0) return text.article.sections[i].level == 1 ? i : no_index;
      }
      return no_index;
    };
    const SectionIndex old = top(old_, old_outline_);
    const SectionIndex now = top(now_, now_outline_);
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
    for (const Anchor& anchor : old_.article.anchors) before.emplace(anchor.id, &anchor);
    std::vector<AnchorPair> pairs;
    for (const Anchor& anchor : now_.article.anchors) {
      const auto found = before.find(anchor.id);
      if (found == before.end()) continue;
      const Anchor& other = *found->second;
      const SectionIndex old = section_around(old_.article, other.section);
      const SectionIndex now = section_around(now_.article, anchor.section);
      if (old >= now_of_.size() || now >= old_of_.size()) continue;
      AnchorPair pair{
          .old = old,
          .now = now,
          .own = old_.article.sections[old].anchor == anchor.id && now_.article.sections[now].anchor == anchor.id,
          .written = anchor.kind == AnchorKind::written || anchor.kind == AnchorKind::lifted ||
                     other.kind == AnchorKind::written || other.kind == AnchorKind::lifted,
          .weak = says_little(old_, other) || says_little(now_, anchor)};
      pairs.push_back(pair);
    }
    for (AnchorPair& pair : pairs) {
      if (is_free(pair.old, pair.now)) pair.likeness = similarity_.compare(pair.old, pair.now);
    }
    // Headings call a section by name; ids somewhere in its text may have been put there from another.
    std::ranges::stable_sort(pairs, [](const AnchorPair& a, const AnchorPair& b) { return a.own > b.own; });
    for (const AnchorPair& pair : pairs) {
      if (!is_free(pair.old, pair.now)) continue;
      const bool shares_nothing = pair.likeness.matter >= least_matter && pair.likeness.body < nothing_shared;
      if (shares_nothing && (pair.weak || !pair.own)) continue;
      if (is_one_of_many(pair)) continue;
      accept(pair.old, pair.now, Evidence::same_anchor,
             0.7 + 0.3 * std::max(pair.likeness.body, pair.likeness.title / 2));
    }
    keep_anchors(pairs);
  }

  // "To create an app password" three times over, in which case "…-1" need not be the second of then: which is which is
  // for the texts to say.
  bool is_one_of_many(const AnchorPair& pair) const {
    if (pair.written) return false;
    return old_titles().at(title_of(old_, pair.old)) > 1 || now_titles().at(title_of(now_, pair.now)) > 1;
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
    for (const SectionIndex i : old_outline_.order) {
      if (now_of_[i] == no_index) groups[hash_of_all(old_.texts[i])].old.push_back(i);
    }
    for (const SectionIndex i : now_outline_.order) {
      if (old_of_[i] == no_index) groups[hash_of_all(now_.texts[i])].now.push_back(i);
    }
    std::vector<std::pair<SectionIndex, SectionIndex>> pairs;
    for (const auto& [hash, same] : groups) {
      if (same.old.size() != same.now.size()) continue;
      for (std::size_t i = 0; i < same.old.size(); ++i) pairs.emplace_back(same.old[i], same.now[i]);
    }
    std::ranges::sort(pairs);
    for (const auto& [old, now] : pairs) accept(old, now, evidence_of(old, now), 1);
  }

  Evidence evidence_of(SectionIndex old, SectionIndex now) const {
    const std::string& anchor = old_.article.sections[old].anchor;
    return !anchor.empty() && anchor == now_.article.sections[now].anchor ? Evidence::same_anchor : Evidence::similar;
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
    for (const SectionIndex i : old_outline_.order) {
      const SectionIndex parent = old_.article.sections[i].parent;
      const SectionIndex parent_now = parent == no_index ? no_index : now_of_[parent];
      if (now_of_[i] != no_index || (parent != no_index && parent_now == no_index)) continue;
      note(by_place[key(parent_now, title_of(old_, i))], &Only::old, i);
    }
    for (const SectionIndex i : now_outline_.order) {
      if (old_of_[i] != no_index) continue;
      note(by_place[key(now_.article.sections[i].parent, title_of(now_, i))], &Only::now, i);
    }
    std::vector<std::pair<SectionIndex, SectionIndex>> pairs;
    for (const auto& [place, only] : by_place) {
      if (!only.many && only.old != no_index && only.now != no_index) pairs.emplace_back(only.old, only.now);
    }
    std::ranges::sort(pairs);
    for (const auto& [old, now] : pairs) {
      const Likeness likeness = similarity_.compare(old, now);
      if (likeness.matter >= least_matter && likeness.body < nothing_shared) continue;
      accept(old, now, evidence_of(old, now), 0.7 + 0.3 * likeness.body);
    }
  }

  // An id written for a section that went into another stands in that other now.
  void keep_anchors(const std::vector<AnchorPair>& pairs) {
    for (const AnchorPair& pair : pairs) {
      if (pair.written && now_of_[pair.old] != pair.now) written_.push_back({.old = pair.old, .now = pair.now});
    }
  }

  static SectionIndex section_around(const Article& article, SectionIndex section) {
    while (section > 0 && section < article.sections.size() && !article.sections[section].in_outline) --section;
    return section;
  }

  static std::string title_of(const AlignedText& text, SectionIndex section) {
    return fold_text(text.article.sections[section].title);
  }

  using TitleCounts = std::unordered_map<std::string, std::size_t>;

  static TitleCounts count_titles(const AlignedText& text, const Outline& outline) {
    TitleCounts counts;
    for (const SectionIndex i : outline.order) ++counts[title_of(text, i)];
    return counts;
  }

  const TitleCounts& old_titles() const {
    if (old_titles_.empty()) old_titles_ = count_titles(old_, old_outline_);
    return old_titles_;
  }

  const TitleCounts& now_titles() const {
    if (now_titles_.empty()) now_titles_ = count_titles(now_, now_outline_);
    return now_titles_;
  }

  // The sections around them: an aligned parent and an aligned neighbour each make it likelier.
  double context_of(SectionIndex old, SectionIndex now) const {
    double bonus = 0;
    const SectionIndex old_parent = old_.article.sections[old].parent;
    const SectionIndex now_parent = now_.article.sections[now].parent;
    const bool both_without = old_parent == no_index && now_parent == no_index;
    if (both_without || (old_parent != no_index && now_parent != no_index && now_of_[old_parent] == now_parent)) {
      bonus += context_bonus;
    }
    for (const bool next : {false, true}) {
      const SectionIndex beside_old = beside(old_outline_, old, next);
      const SectionIndex beside_now = beside(now_outline_, now, next);
      const bool both_end = beside_old == no_index && beside_now == no_index;
      if (both_end || (beside_old != no_index && beside_now != no_index && now_of_[beside_old] == beside_now)) {
        bonus += context_bonus;
      }
    }
    return bonus;
  }

  // Zero: too little is shared to think of it, however well the surroundings fit.
  static double score_of(const Likeness& likeness) {
    if (likeness.matter < least_matter) {
      // Hardly any text: the title has to say it all.
      return likeness.title >= 0.75 ? 0.3 + 0.4 * likeness.title + 0.2 * likeness.body : 0;
    }
    if (likeness.body < nothing_shared) return 0;
    if (likeness.title >= title_without_body)
      return std::max(0.5 * likeness.title + 0.4 * likeness.body, 0.4 * likeness.title + 0.6 * likeness.body);
    const bool renamed = likeness.title >= least_title && likeness.body >= least_body;
    if (!renamed && likeness.body < body_without_title) return 0;
    return 0.4 * likeness.title + 0.6 * likeness.body;
  }

  // Best first; of equals the one that stands first.
  void pair_similar() {
    std::vector<SectionIndex> old;
    std::vector<SectionIndex> now;
    for (const SectionIndex i : old_outline_.order) {
      if (i > 0 && now_of_[i] == no_index) old.push_back(i);
    }
    for (const SectionIndex i : now_outline_.order) {
      if (i > 0 && old_of_[i] == no_index) now.push_back(i);
    }
    if (old.empty() || now.empty()) return;
    std::vector<Candidate> all;
    for (const SectionSimilarity::Pair& pair : similarity_.candidates(old, now)) {
      Candidate candidate{.old = pair.old, .now = pair.now, .likeness = similarity_.compare(pair.old, pair.now)};
      candidate.score = score_of(candidate.likeness);
      if (candidate.score > 0) all.push_back(candidate);
    }
    // What has been aligned in one round is context for the next. Three rounds reach a section, its parent and the
    // parent's parent.
    for (int round = 0; round < 3; ++round) {
      if (!pair_best(all)) break;
    }
    if (pair_between_neighbours()) pair_best(all);
    pair_favourites();
  }

  // What was written anew has little in common with what it was, but far more than with anything else.
  void pair_favourites() {
    std::vector<Candidate> open;
    std::unordered_map<SectionIndex, std::vector<std::size_t>> of_old;
    std::unordered_map<SectionIndex, std::vector<std::size_t>> of_now;
    for (const SectionSimilarity::Pair& pair : similarity_.candidates(old_outline_.order, now_outline_.order)) {
      // What is aligned already may be nearer: then it is no favourite.
      if (now_of_[pair.old] != no_index && old_of_[pair.now] != no_index) continue;
      const Likeness likeness = similarity_.compare(pair.old, pair.now);
      if (likeness.matter < least_matter) continue;
      open.push_back({.old = pair.old, .now = pair.now, .likeness = likeness});
      open.back().score = 0.4 * likeness.title + 0.6 * likeness.body;
      of_old[pair.old].push_back(open.size() - 1);
      of_now[pair.now].push_back(open.size() - 1);
    }
    // Of a section and its own subsection the better one is meant, as in pair_best().
    const auto leads = [&](const Candidate& best, const std::vector<std::size_t>& others) {
      // Small texts never have so many; in large ones, looking at all of them for each would be quadratic.
      return others.size() <= most_candidates_of_favourite && std::ranges::none_of(others, [&](std::size_t i) {
               const Candidate& other = open[i];
               if (other.score > best.score) return true;
               return other.score > best.score - lead_of_favourite && &other != &best && !is_same_place(best, other);
             });
    };
    std::vector<AlignedSections> found;
    for (const Candidate& best : open) {
      if (best.score < least_of_favourite || best.likeness.body < least_body_of_favourite) continue;
      if (!is_free(best.old, best.now)) continue;
      if (leads(best, of_old[best.old]) && leads(best, of_now[best.now]))
        found.push_back({.old = best.old, .now = best.now, .score = best.score + lead_of_favourite});
    }
    for (const AlignedSections& pair : found) {
      if (is_free(pair.old, pair.now)) accept(pair.old, pair.now, Evidence::similar, pair.score);
    }
  }

  bool is_same_place(const Candidate& a, const Candidate& b) const {
    if (a.old == b.old) return is_within(now_.article, a.now, b.now) || is_within(now_.article, b.now, a.now);
    return a.now == b.now && (is_within(old_.article, a.old, b.old) || is_within(old_.article, b.old, a.old));
  }

  static SectionIndex beside(const Outline& outline, SectionIndex section, bool next) {
    const std::size_t place = outline.place[section];
    if (next) return place + 1 < outline.order.size() ? outline.order[place + 1] : no_index;
    return place > 0 ? outline.order[place - 1] : no_index;
  }

  bool stands_between_same(SectionIndex old, SectionIndex now) const {
    const Section& before = old_.article.sections[old];
    const Section& after = now_.article.sections[now];
    if (before.level != after.level) return false;
    if ((before.parent == no_index) != (after.parent == no_index)) return false;
    if (before.parent != no_index && now_of_[before.parent] != after.parent) return false;
    return std::ranges::all_of(std::array{false, true}, [&](bool next) {
      const SectionIndex beside_old = beside(old_outline_, old, next);
      const SectionIndex beside_now = beside(now_outline_, now, next);
      if (beside_old == no_index || beside_now == no_index) return beside_old == beside_now;
      return now_of_[beside_old] == beside_now;
    });
  }

  bool pair_between_neighbours() {
    bool any = false;
    for (const SectionIndex old : old_outline_.order) {
      if (old == 0 || now_of_[old] != no_index) continue;
      const SectionIndex before = beside(old_outline_, old, false);
      if (before == no_index || now_of_[before] == no_index) continue;
      const SectionIndex now = beside(now_outline_, now_of_[before], true);
      if (now == no_index || !is_free(old, now) || !stands_between_same(old, now)) continue;
      const Likeness likeness = similarity_.compare(old, now);
      const bool written_anew = likeness.body >= least_body_between ||
                                (likeness.title >= least_title_between && likeness.body >= nothing_shared);
      if (!written_anew) continue;
      accept(old, now, Evidence::similar, least_score + 0.2 * likeness.title + 0.4 * likeness.body);
      any = true;
    }
    return any;
  }

  bool pair_best(const std::vector<Candidate>& all) {
    std::vector<Candidate> open;
    for (const Candidate& candidate : all) {
      if (!is_free(candidate.old, candidate.now)) continue;
      open.push_back(candidate);
      open.back().score += context_of(candidate.old, candidate.now);
    }
    std::ranges::sort(open, [](const Candidate& a, const Candidate& b) {
      if (a.score != b.score) return a.score > b.score;
      return a.old != b.old ? a.old < b.old : a.now < b.now;
    });
    // Per section, its candidates, best first.
    std::unordered_map<SectionIndex, std::vector<std::size_t>> of_old;
    std::unordered_map<SectionIndex, std::vector<std::size_t>> of_now;
    for (std::size_t i = 0; i < open.size(); ++i) {
      of_old[open[i].old].push_back(i);
      of_now[open[i].now].push_back(i);
    }
    bool any = false;
    for (const Candidate& best : open) {
      if (best.score < least_score) break;
      if (!is_free(best.old, best.now)) continue;
      const auto in_doubt = [&](const std::vector<std::size_t>& others) {
        std::size_t seen = 0;
        for (const std::size_t i : others) {
          const Candidate& other = open[i];
          if (other.score < best.score - least_margin) break;
          // So many as good as this are a doubt by themselves, and looking at all of them for each would be quadratic.
          if (++seen > most_rivals) return true;
          if (other.old == best.old && other.now == best.now) continue;
          if (!is_free(other.old, other.now)) continue;
          // A section and its own subsection are no rivals: the better one has it.
          if (is_same_place(best, other)) continue;
          return true;
        }
        return false;
      };
      if (in_doubt(of_old[best.old]) || in_doubt(of_now[best.now])) continue;
      accept(best.old, best.now, Evidence::similar, best.score);
      any = true;
    }
    return any;
  }

  AlignedText old_;
  AlignedText now_;
  const CommonTitles& common_;
  SectionSimilarity similarity_;
  std::vector<SectionIndex> now_of_;
  std::vector<SectionIndex> old_of_;
  Outline old_outline_;
  Outline now_outline_;
  mutable TitleCounts old_titles_;
  mutable TitleCounts now_titles_;
  std::vector<WrittenAnchor> written_;
  Alignment result_;
};

}  // namespace

Alignment align_sections(AlignedText old, AlignedText now, std::span<const RecordedPair> recorded,
                         const CommonTitles& common) {
  return Aligner(old, now, common).align(recorded);
}

}  // namespace waymark
