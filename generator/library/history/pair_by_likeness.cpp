#include "library/history/pair_by_likeness.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <vector>

#include "library/history/kept_matter.h"

namespace waymark {
namespace {

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

class LikenessPairs {
 public:
  explicit LikenessPairs(SectionPairs& pairs) : pairs_(pairs) {}

  // Best first; of equals the one that stands first.
  void run() {
    std::vector<SectionIndex> old;
    std::vector<SectionIndex> now;
    for (const SectionIndex i : pairs_.old_outline.order) {
      if (i > 0 && pairs_.now_of()[i] == no_index) old.push_back(i);
    }
    for (const SectionIndex i : pairs_.now_outline.order) {
      if (i > 0 && pairs_.old_of()[i] == no_index) now.push_back(i);
    }
    if (old.empty() || now.empty()) return;
    std::vector<Candidate> all;
    for (const SectionSimilarity::Pair& pair : pairs_.similarity.candidates(old, now)) {
      Candidate candidate{.old = pair.old, .now = pair.now, .likeness = pairs_.similarity.compare(pair.old, pair.now)};
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

 private:
  using Likeness = SectionSimilarity::Likeness;

  // The sections around them: an aligned parent and an aligned neighbour each make it likelier.
  double context_of(SectionIndex old, SectionIndex now) const {
    double bonus = 0;
    const SectionIndex old_parent = pairs_.old.article.sections[old].parent;
    const SectionIndex now_parent = pairs_.now.article.sections[now].parent;
    const bool both_without = old_parent == no_index && now_parent == no_index;
    if (both_without ||
        (old_parent != no_index && now_parent != no_index && pairs_.now_of()[old_parent] == now_parent)) {
      bonus += context_bonus;
    }
    for (const bool next : {false, true}) {
      const SectionIndex beside_old = pairs_.old_outline.beside(old, next);
      const SectionIndex beside_now = pairs_.now_outline.beside(now, next);
      const bool both_end = beside_old == no_index && beside_now == no_index;
      if (both_end || (beside_old != no_index && beside_now != no_index && pairs_.now_of()[beside_old] == beside_now)) {
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

  // What was written anew has little in common with what it was, but far more than with anything else.
  void pair_favourites() {
    std::vector<Candidate> open;
    std::unordered_map<SectionIndex, std::vector<std::size_t>> of_old;
    std::unordered_map<SectionIndex, std::vector<std::size_t>> of_now;
    for (const SectionSimilarity::Pair& pair :
         pairs_.similarity.candidates(pairs_.old_outline.order, pairs_.now_outline.order)) {
      // What is aligned already may be nearer: then it is no favourite.
      if (pairs_.now_of()[pair.old] != no_index && pairs_.old_of()[pair.now] != no_index) continue;
      const Likeness likeness = pairs_.similarity.compare(pair.old, pair.now);
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
      if (!pairs_.is_free(best.old, best.now)) continue;
      if (leads(best, of_old[best.old]) && leads(best, of_now[best.now]))
        found.push_back({.old = best.old, .now = best.now, .score = best.score + lead_of_favourite});
    }
    for (const AlignedSections& pair : found) {
      if (pairs_.is_free(pair.old, pair.now)) pairs_.accept(pair.old, pair.now, Evidence::similar, pair.score);
    }
  }

  bool is_same_place(const Candidate& a, const Candidate& b) const {
    if (a.old == b.old)
      return is_within(pairs_.now.article, a.now, b.now) || is_within(pairs_.now.article, b.now, a.now);
    return a.now == b.now &&
           (is_within(pairs_.old.article, a.old, b.old) || is_within(pairs_.old.article, b.old, a.old));
  }

  bool stands_between_same(SectionIndex old, SectionIndex now) const {
    const Section& before = pairs_.old.article.sections[old];
    const Section& after = pairs_.now.article.sections[now];
    if (before.level != after.level) return false;
    if ((before.parent == no_index) != (after.parent == no_index)) return false;
    if (before.parent != no_index && pairs_.now_of()[before.parent] != after.parent) return false;
    return std::ranges::all_of(std::array{false, true}, [&](bool next) {
      const SectionIndex beside_old = pairs_.old_outline.beside(old, next);
      const SectionIndex beside_now = pairs_.now_outline.beside(now, next);
      if (beside_old == no_index || beside_now == no_index) return beside_old == beside_now;
      return pairs_.now_of()[beside_old] == beside_now;
    });
  }

  bool pair_between_neighbours() {
    bool any = false;
    for (const SectionIndex old : pairs_.old_outline.order) {
      if (old == 0 || pairs_.now_of()[old] != no_index) continue;
      const SectionIndex before = pairs_.old_outline.beside(old, false);
      if (before == no_index || pairs_.now_of()[before] == no_index) continue;
      const SectionIndex now = pairs_.now_outline.beside(pairs_.now_of()[before], true);
      if (now == no_index || !pairs_.is_free(old, now) || !stands_between_same(old, now)) continue;
      const Likeness likeness = pairs_.similarity.compare(old, now);
      const bool written_anew = likeness.body >= least_body_between ||
                                (likeness.title >= least_title_between && likeness.body >= nothing_shared);
      if (!written_anew) continue;
      pairs_.accept(old, now, Evidence::similar, least_score + 0.2 * likeness.title + 0.4 * likeness.body);
      any = true;
    }
    return any;
  }

  bool pair_best(const std::vector<Candidate>& all) {
    std::vector<Candidate> open;
    for (const Candidate& candidate : all) {
      if (!pairs_.is_free(candidate.old, candidate.now)) continue;
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
      if (!pairs_.is_free(best.old, best.now)) continue;
      const auto in_doubt = [&](const std::vector<std::size_t>& others) {
        std::size_t seen = 0;
        for (const std::size_t i : others) {
          const Candidate& other = open[i];
          if (other.score < best.score - least_margin) break;
          // So many as good as this are a doubt by themselves, and looking at all of them for each would be quadratic.
          if (++seen > most_rivals) return true;
          if (other.old == best.old && other.now == best.now) continue;
          if (!pairs_.is_free(other.old, other.now)) continue;
          // A section and its own subsection are no rivals: the better one has it.
          if (is_same_place(best, other)) continue;
          return true;
        }
        return false;
      };
      if (in_doubt(of_old[best.old]) || in_doubt(of_now[best.now])) continue;
      pairs_.accept(best.old, best.now, Evidence::similar, best.score);
      any = true;
    }
    return any;
  }

  SectionPairs& pairs_;
};

}  // namespace

void pair_by_likeness(SectionPairs& pairs) { LikenessPairs(pairs).run(); }

}  // namespace waymark
