#include "library/translations/borrowed_sections.h"

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace waymark {
namespace {

constexpr std::uint8_t deepest_heading = 6;

bool counts(const Section& section) { return section.in_outline && section.level >= 2; }

// Per section, the last one that stands in it.
std::vector<SectionIndex> ends_of(const Article& article) {
  std::vector<SectionIndex> ends(article.sections.size());
  std::vector<SectionIndex> open;
  for (SectionIndex i = 0; i < article.sections.size(); ++i) {
    const Section& section = article.sections[i];
    if (section.in_outline) {
      while (!open.empty() && (open.back() == 0 || article.sections[open.back()].level >= section.level)) {
        ends[open.back()] = i - 1;
        open.pop_back();
      }
      open.push_back(i);
    } else {
      ends[i] = i;
    }
  }
  for (const SectionIndex i : open) ends[i] = static_cast<SectionIndex>(article.sections.size() - 1);
  return ends;
}

class Placer {
 public:
  Placer(const Article& source, const Article& translation, const TranslationAlignment& alignment)
      : source_(source),
        translation_(translation),
        alignment_(alignment),
        ends_(ends_of(translation)),
        level_(source.sections.size(), 0) {}

  std::vector<BorrowedSection> place(const std::vector<SectionIndex>& missing) {
    mark_clashes();
    std::vector<BorrowedSection> borrowed;
    SectionIndex behind = 0;  // where the section before stands
    std::size_t next = 0;
    for (SectionIndex s = 0; s < source_.sections.size(); ++s) {
      if (const SectionIndex t = alignment_.translation_of[s]; t != no_index) behind = t;
      if (next == missing.size() || missing[next] != s) continue;
      ++next;
      if (clashes_.contains(s) || source_.pieces[s].html.find("data-footnote-ref") != std::string::npos) continue;
      const Place place = place_of(s, behind);
      level_[s] = place.level;
      behind = place.after;
      borrowed.push_back({.section = s, .after = place.after, .level = place.level});
    }
    std::ranges::stable_sort(borrowed, {}, &BorrowedSection::after);
    return borrowed;
  }

 private:
  struct Place {
    SectionIndex after = 0;
    std::uint8_t level = 0;
  };

  void mark_clashes() {
    std::unordered_set<std::string_view> own;
    for (const Anchor& anchor : translation_.anchors) own.insert(anchor.id);
    for (const Anchor& anchor : source_.anchors) {
      if (own.contains(anchor.id)) clashes_.insert(anchor.section);
    }
  }

  Place place_of(SectionIndex s, SectionIndex behind) const {
    const std::uint8_t own_level = source_.sections[s].level;
    SectionIndex parent = source_.sections[s].parent;
    while (parent != no_index && alignment_.translation_of[parent] == no_index && level_[parent] == 0)
      parent = source_.sections[parent].parent;
    Place place{.after = behind, .level = own_level};
    if (parent != no_index) {
      const SectionIndex t = alignment_.translation_of[parent];
      const int above = t == no_index ? level_[parent] : translation_.sections[t].level;
      const int deeper = own_level - source_.sections[parent].level;
      place.level = static_cast<std::uint8_t>(std::clamp(above + deeper, 2, int{deepest_heading}));
      // What it follows may stand elsewhere in the translation; then it ends its own parent.
      if (t != no_index && (behind < t || behind > ends_[t])) place.after = ends_[t];
    }
    while (place.after + 1 < translation_.sections.size()) {
      const Section& following = translation_.sections[place.after + 1];
      if (following.in_outline && following.level <= place.level) break;
      ++place.after;
    }
    return place;
  }

  const Article& source_;
  const Article& translation_;
  const TranslationAlignment& alignment_;
  std::vector<SectionIndex> ends_;
  std::vector<std::uint8_t> level_;  // of borrowed sections of the source text, where they are shown
  std::unordered_set<SectionIndex> clashes_;
};

}  // namespace

bool covers(const Article& source, const Article& translation, const TranslationAlignment& alignment) {
  std::size_t wanted = 0;
  std::size_t translated = 0;
  for (SectionIndex s = 1; s < source.sections.size(); ++s) {
    if (!counts(source.sections[s])) continue;
    ++wanted;
    if (alignment.translation_of[s] != no_index) ++translated;
  }
  std::size_t own = 0;
  std::size_t known = 0;
  for (SectionIndex t = 1; t < translation.sections.size(); ++t) {
    if (!counts(translation.sections[t])) continue;
    ++own;
    if (alignment.source_of[t].source != no_index) ++known;
  }
  return translated > 0 && 2 * translated >= wanted && 3 * known >= 2 * own;
}

std::vector<SectionIndex> missing_sections(const Article& source, const TranslationAlignment& alignment) {
  std::vector<bool> has_translated(source.sections.size(), false);
  // A section stands behind its parent, so one walk from the end sees children first.
  for (auto s = static_cast<SectionIndex>(source.sections.size()); s-- > 1;) {
    const SectionIndex parent = source.sections[s].parent;
    if (parent != no_index && (has_translated[s] || alignment.translation_of[s] != no_index))
      has_translated[parent] = true;
  }
  std::vector<SectionIndex> missing;
  for (SectionIndex s = 1; s < source.sections.size(); ++s) {
    const bool is_missing = alignment.translation_of[s] == no_index && !has_translated[s];
    if (is_missing && counts(source.sections[s])) missing.push_back(s);
  }
  return missing;
}

std::vector<BorrowedSection> place_borrowed(const Article& source, const Article& translation,
                                            const TranslationAlignment& alignment,
                                            const std::vector<SectionIndex>& missing) {
  if (missing.empty()) return {};
  return Placer(source, translation, alignment).place(missing);
}

}  // namespace waymark
