#include "library/history/kept_matter.h"

#include <algorithm>
#include <optional>

namespace waymark {
namespace {

// All measured on the real articles; see content/manual/contributing/decisions/section-alignment.md.
constexpr std::size_t least_matter = 24;  // words and pairs of words; with less, texts say nothing about each other
constexpr double least_kept = 0.6;        // the part of a section's matter that another must have to hold it
constexpr double least_of_it_new = 0.3;   // … and by how much more than it had before
constexpr double least_folded = 0.33;     // … and the section it was a part of, to have taken it in
constexpr double held_with_subsections = 0.7;
constexpr std::size_t most_holders = 4;  // of one section's matter; more is a commonplace

constexpr double least_taken = 0.7;           // the part of a new section's matter that another had
constexpr double least_of_old_taken = 0.25;   // … which is this much of the other's
constexpr double most_still_there = 0.3;      // … and hardly any of it is still in the other
constexpr std::size_t least_matter_out = 40;  // a sentence or two are repeated everywhere

std::vector<SectionIndex> in_outline(const Article& article) {
  std::vector<SectionIndex> sections;
  for (SectionIndex i = 0; i < article.sections.size(); ++i) {
    if (article.sections[i].in_outline) sections.push_back(i);
  }
  return sections;
}

class KeptMatterFinder {
 public:
  explicit KeptMatterFinder(const PairedTexts& texts) : texts_(texts) {}

  std::vector<KeptMatter> find(const std::vector<WrittenAnchor>& written) {
    std::vector<SectionIndex> gone;
    for (const SectionIndex i : in_outline(texts_.old.article)) {
      if (i > 0 && texts_.now_of[i] == no_index) gone.push_back(i);
    }
    if (gone.empty()) return {};
    for (const WrittenAnchor& anchor : written) {
      if (texts_.now_of[anchor.old] != no_index) continue;
      kept_.push_back({.old = anchor.old, .now = anchor.now, .evidence = Evidence::same_anchor, .score = 0.9});
    }
    for (const SectionSimilarity::Pair& pair : texts_.similarity.candidates(gone, in_outline(texts_.now.article))) {
      const auto likeness = texts_.similarity.compare(pair.old, pair.now);
      if (likeness.matter < least_matter || likeness.kept < least_kept) continue;
      if (likeness.kept < had_before(pair.old, pair.now) + least_of_it_new) continue;
      kept_.push_back({.old = pair.old, .now = pair.now, .evidence = Evidence::similar, .score = likeness.kept});
    }
    follow_subsections(gone);
    fold_into_parents(gone);
    drop_holders_of_holders();
    follow_all_subsections(gone);
    return std::move(kept_);
  }

 private:
  // The part of `gone` that the section which may hold it now said already when `gone` was still there.
  double had_before(SectionIndex gone, SectionIndex holder) {
    const SectionIndex before = texts_.old_of[holder];
    if (before == no_index) return 0;
    if (!old_texts_) {
      const SectionSimilarity::Side side{texts_.old.article.sections, texts_.old.texts};
      old_texts_.emplace(side, side);
    }
    const auto likeness = old_texts_->compare(gone, before);
    return is_within(texts_.old.article, gone, before) ? likeness.kept_by_own : likeness.kept;
  }

  // A section whose subsections all stand in one section now has gone there with them, as a heading does that two
  // sections are drawn together under.
  void follow_subsections(const std::vector<SectionIndex>& gone) {
    constexpr SectionIndex several = no_index - 1;
    std::vector<SectionIndex> holder(texts_.now_of.size(), no_index);
    for (const SectionIndex i : in_outline(texts_.old.article)) {
      const SectionIndex parent = texts_.old.article.sections[i].parent;
      if (parent == no_index || texts_.now_of[i] == no_index) continue;
      const SectionIndex now = texts_.now.article.sections[texts_.now_of[i]].parent;
      holder[parent] = holder[parent] == no_index || holder[parent] == now ? now : several;
    }
    for (const SectionIndex i : gone) {
      const SectionIndex now = holder[i];
      if (now == no_index || now == several || texts_.now.article.sections[now].level <= 1) continue;
      kept_.push_back({.old = i, .now = now, .evidence = Evidence::similar, .score = held_with_subsections});
    }
  }

  // A section of which nothing is known, while all its subsections are in one section now, is there with them.
  void follow_all_subsections(const std::vector<SectionIndex>& gone) {
    constexpr SectionIndex several = no_index - 1;
    const Article& old = texts_.old.article;
    std::vector<SectionIndex> place(texts_.now_of);
    for (std::size_t i = kept_.size(); i-- > 0;) place[kept_[i].old] = kept_[i].now;  // the best stands first
    std::vector<SectionIndex> holder(place.size(), no_index);
    std::vector<bool> lacks(place.size());
    for (const SectionIndex i : in_outline(old)) {
      const SectionIndex parent = old.sections[i].parent;
      if (parent == no_index) continue;
      if (place[i] == no_index) lacks[parent] = true;
      holder[parent] = holder[parent] == no_index || holder[parent] == place[i] ? place[i] : several;
    }
    for (const SectionIndex i : gone) {
      const SectionIndex now = holder[i];
      if (place[i] != no_index || lacks[i] || now == no_index || now == several) continue;
      if (texts_.now.article.sections[now].level <= 1) continue;
      kept_.push_back({.old = i, .now = now, .evidence = Evidence::similar, .score = held_with_subsections});
    }
    std::ranges::stable_sort(kept_, {}, &KeptMatter::old);
  }

  // A subsection that lost its heading stands in the section it belonged to, in a few words or in many.
  void fold_into_parents(const std::vector<SectionIndex>& gone) {
    for (const SectionIndex i : gone) {
      const SectionIndex parent = texts_.old.article.sections[i].parent;
      if (parent == no_index || texts_.now_of[parent] == no_index) continue;
      const SectionIndex now = texts_.now_of[parent];
      if (texts_.now.article.sections[now].level <= 1) continue;
      const auto likeness = texts_.similarity.compare(i, now);
      if (likeness.matter < least_matter || likeness.kept_by_own < least_folded) continue;
      if (likeness.kept_by_own < had_before(i, now) + least_of_it_new / 2) continue;
      kept_.push_back({.old = i, .now = now, .evidence = Evidence::similar, .score = likeness.kept_by_own});
    }
  }

  // A section's matter is in it and in all that contain it: only the innermost is told, and nothing twice.
  void drop_holders_of_holders() {
    std::ranges::stable_sort(kept_, [](const KeptMatter& a, const KeptMatter& b) {
      return a.old != b.old ? a.old < b.old : a.score > b.score;
    });
    const Article& article = texts_.now.article;
    std::vector<KeptMatter> told;
    for (const KeptMatter& next : kept_) {
      std::size_t same = 0;
      bool repeated = false;
      while (same < told.size() && told[told.size() - 1 - same].old == next.old) {
        const SectionIndex known = told[told.size() - 1 - same].now;
        repeated |= known == next.now || is_within(article, known, next.now) || is_within(article, next.now, known);
        ++same;
      }
      if (!repeated && same < most_holders) told.push_back(next);
    }
    kept_ = std::move(told);
  }

  const PairedTexts& texts_;
  std::optional<SectionSimilarity> old_texts_;
  std::vector<KeptMatter> kept_;
};

}  // namespace

std::vector<KeptMatter> find_kept_matter(const PairedTexts& texts, const std::vector<WrittenAnchor>& written) {
  return KeptMatterFinder(texts).find(written);
}

std::vector<KeptMatter> find_taken_out(const PairedTexts& texts) {
  std::vector<SectionIndex> added;
  for (const SectionIndex i : in_outline(texts.now.article)) {
    if (i > 0 && texts.old_of[i] == no_index) added.push_back(i);
  }
  std::vector<SectionIndex> changed;
  for (const SectionIndex i : in_outline(texts.old.article)) {
    const SectionIndex now = texts.now_of[i];
    if (now == no_index || texts.old.texts[i].words != texts.now.texts[now].words) changed.push_back(i);
  }
  std::vector<KeptMatter> taken;
  if (added.empty() || changed.empty()) return taken;
  std::optional<SectionSimilarity> now_texts;
  for (const SectionSimilarity::Pair& pair : texts.similarity.candidates(changed, added)) {
    const auto likeness = texts.similarity.compare(pair.old, pair.now);
    if (likeness.matter < least_matter_out || likeness.given < least_taken || likeness.kept_by_own < least_of_old_taken)
      continue;
    const SectionIndex goes_on = texts.now_of[pair.old];
    if (goes_on != no_index) {
      // A heading set between the paragraphs of a section takes nothing out of it.
      if (is_within(texts.now.article, pair.now, goes_on)) continue;
      if (!now_texts) {
        const SectionSimilarity::Side side{texts.now.article.sections, texts.now.texts};
        now_texts.emplace(side, side);
      }
      if (now_texts->compare(pair.now, goes_on).kept > most_still_there) continue;
    }
    taken.push_back({.old = pair.old, .now = pair.now, .evidence = Evidence::similar, .score = likeness.given});
  }
  // Of several that had it, the one that had most of it gave it.
  std::ranges::stable_sort(taken, [](const KeptMatter& a, const KeptMatter& b) {
    return a.now != b.now ? a.now < b.now : a.score > b.score;
  });
  const auto others = std::ranges::unique(taken, {}, &KeptMatter::now);
  taken.erase(others.begin(), others.end());
  std::ranges::stable_sort(taken, {}, &KeptMatter::old);
  return taken;
}

bool is_within(const Article& article, SectionIndex inner, SectionIndex outer) {
  for (SectionIndex i = article.sections[inner].parent; i != no_index && i >= outer; i = article.sections[i].parent) {
    if (i == outer) return true;
  }
  return false;
}

}  // namespace waymark
