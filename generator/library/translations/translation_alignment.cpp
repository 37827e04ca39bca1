#include "library/translations/translation_alignment.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "library/history/section_marks.h"
#include "library/links/anchors.h"

namespace waymark {
namespace {

// Two sections at the same place are still not one when what translators leave alone differs: with at least 4 of weight
// on both sides (an image and a number, two links), less than a fifth of it in common.
constexpr unsigned telling_weight = 4;
constexpr double contradicting = 0.2;
// Languages differ in length, Chinese takes a third of the characters of English; a section of three times that ratio
// is another one. Short texts vary more.
constexpr double max_length_ratio = 9;
constexpr std::size_t short_text = 120;
// Sections out of their order need more: two thirds of the marks, and not a number alone.
constexpr double convincing = 0.66;
// Sections between two known ones are compared each with each only where that is a handful: a page of thousands of
// headings without an anchor in common is no translation to look for matches in.
constexpr std::size_t max_compared = 10'000;

using Pair = TranslationAlignment::Pair;

class Aligner {
 public:
  Aligner(const Article& source, const Article& translation, TranslationAlignment& alignment)
      : source_(source), translation_(translation), alignment_(alignment) {
    alignment_.source_of.resize(translation.sections.size());
    alignment_.translation_of.resize(source.sections.size(), no_index);
  }

  void pair_anchors() {
    // An id of a heading belongs to a heading's; one in the text may stand before the heading it is for, in both texts.
    pair_ids([](const Anchor& anchor) { return anchor.kind != AnchorKind::written; });
    pair_ids([](const Anchor& anchor) { return anchor.kind == AnchorKind::written; });
  }

  void pair_spellings() {
    std::unordered_map<std::string, SectionIndex> known;  // no_index: more than one
    for (SectionIndex s = 1; s < source_.sections.size(); ++s) {
      if (!is_free_source(s)) continue;
      const auto [other, added] = known.try_emplace(spelling_key(source_.sections[s].anchor), s);
      if (!added) other->second = no_index;
    }
    std::unordered_map<std::string, SectionIndex> own;
    for (SectionIndex t = 1; t < translation_.sections.size(); ++t) {
      if (!is_free_translation(t)) continue;
      const auto [other, added] = own.try_emplace(spelling_key(translation_.sections[t].anchor), t);
      if (!added) other->second = no_index;
    }
    for (SectionIndex t = 1; t < translation_.sections.size(); ++t) {
      if (!is_free_translation(t)) continue;
      const std::string key = spelling_key(translation_.sections[t].anchor);
      const auto found = known.find(key);
      if (key.empty() || own[key] == no_index || found == known.end() || found->second == no_index) continue;
      pair(found->second, t, TranslationEvidence::spelling);
    }
  }

  void pair_by_place() {
    source_marks_ = SectionMarks::of(source_);
    translation_marks_ = SectionMarks::of(translation_);
    source_children_ = children_of(source_);
    translation_children_ = children_of(translation_);
    for (SectionIndex t = 1; t < translation_.sections.size(); ++t) {
      if (alignment_.source_of[t].source != no_index) parents_.push_back(t);
    }
    pair_children(source_children_.back(), translation_children_.back());
    // Grows while it is walked: each pair that is found has children to compare.
    for (std::size_t i = 0; i < parents_.size(); ++i) {
      const SectionIndex t = parents_[i];
      pair_children(source_children_[alignment_.source_of[t].source], translation_children_[t]);
    }
  }

  void pair_beginnings() {
    if (!source_.sections.empty() && !translation_.sections.empty() && alignment_.source_of[0].source == no_index &&
        alignment_.translation_of[0] == no_index)
      pair(0, 0, TranslationEvidence::order);
  }

 private:
  using List = std::vector<SectionIndex>;

  bool is_free_source(SectionIndex s) const {
    return source_.sections[s].in_outline && alignment_.translation_of[s] == no_index;
  }
  bool is_free_translation(SectionIndex t) const {
    return translation_.sections[t].in_outline && alignment_.source_of[t].source == no_index;
  }

  void pair(SectionIndex s, SectionIndex t, TranslationEvidence evidence) {
    alignment_.translation_of[s] = t;
    alignment_.source_of[t] = {.source = s, .evidence = evidence};
  }

  template <class Wanted>
  void pair_ids(Wanted wanted) {
    std::unordered_map<std::string_view, SectionIndex> known;
    for (const Anchor& anchor : source_.anchors) {
      if (wanted(anchor) && anchor.section < source_.sections.size()) known.try_emplace(anchor.id, anchor.section);
    }
    for (const bool lifted : {true, false}) {
      for (const Anchor& anchor : translation_.anchors) {
        if (!wanted(anchor) || (anchor.kind == AnchorKind::lifted) != lifted) continue;
        const SectionIndex t = anchor.section;
        if (t == 0 || t >= translation_.sections.size() || !is_free_translation(t)) continue;
        const auto found = known.find(anchor.id);
        if (found == known.end() || found->second == 0 || !is_free_source(found->second)) continue;
        pair(found->second, t, TranslationEvidence::anchor);
      }
    }
  }

  // Per section its children in the outline; behind them those that have no parent.
  static std::vector<List> children_of(const Article& article) {
    std::vector<List> children(article.sections.size() + 1);
    for (SectionIndex i = 1; i < article.sections.size(); ++i) {
      const Section& section = article.sections[i];
      if (!section.in_outline) continue;
      children[section.parent == no_index ? article.sections.size() : section.parent].push_back(i);
    }
    return children;
  }

  // Pairs that stand in both lists in the same order cut them into stretches, which are compared one by one.
  void pair_children(const List& source, const List& translation) {
    std::unordered_map<SectionIndex, std::size_t> places;  // of the translation's sections
    for (std::size_t i = 0; i < translation.size(); ++i) places.emplace(translation[i], i);
    List free_source;
    std::size_t from = 0;
    for (const SectionIndex s : source) {
      const SectionIndex t = alignment_.translation_of[s];
      if (t == no_index) {
        free_source.push_back(s);
        continue;
      }
      const auto place = places.find(t);
      if (place == places.end() || place->second < from) continue;
      pair_stretch(free_source, free_between(translation, from, place->second));
      free_source.clear();
      from = place->second + 1;
    }
    pair_stretch(free_source, free_between(translation, from, translation.size()));
  }

  List free_between(const List& list, std::size_t from, std::size_t to) const {
    List free;
    for (std::size_t i = from; i < to; ++i) {
      if (is_free_translation(list[i])) free.push_back(list[i]);
    }
    return free;
  }

  bool contradicts(SectionIndex s, SectionIndex t) const {
    const SectionMarks& a = source_marks_[s];
    const SectionMarks& b = translation_marks_[t];
    if (source_.sections[s].level != translation_.sections[t].level) return true;
    if (std::max(a.weight(), b.weight()) >= telling_weight && a.likeness(b) < contradicting) return true;
    const auto longer = static_cast<double>(std::max(a.text_size(), b.text_size()));
    const auto shorter = static_cast<double>(std::min(a.text_size(), b.text_size()));
    return longer > short_text && longer > max_length_ratio * shorter;
  }

  void pair_stretch(const List& source, const List& translation) {
    if (source.empty() || translation.empty()) return;
    bool in_step = source.size() == translation.size();
    for (std::size_t i = 0; in_step && i < source.size(); ++i) in_step = !contradicts(source[i], translation[i]);
    if (in_step) {
      for (std::size_t i = 0; i < source.size(); ++i) {
        pair(source[i], translation[i], TranslationEvidence::order);
        parents_.push_back(translation[i]);
      }
    } else if (source.size() * translation.size() <= max_compared) {
      pair_by_content(source, translation);
    }
  }

  // The best pairs that keep the order; only those that convince count.
  void pair_by_content(const List& source, const List& translation) {
    const std::size_t width = translation.size() + 1;
    std::vector<double> best((source.size() + 1) * width, 0);
    const auto gain = [&](std::size_t i, std::size_t j) {
      const SectionMarks& a = source_marks_[source[i]];
      const SectionMarks& b = translation_marks_[translation[j]];
      if (a.shared_weight(b) < telling_weight || contradicts(source[i], translation[j])) return 0.0;
      const double likeness = a.likeness(b);
      return likeness >= convincing ? likeness : 0.0;
    };
    for (std::size_t i = source.size(); i-- > 0;) {
      for (std::size_t j = translation.size(); j-- > 0;) {
        const double both = gain(i, j) + best[(i + 1) * width + j + 1];
        best[i * width + j] = std::max({both, best[(i + 1) * width + j], best[i * width + j + 1]});
      }
    }
    for (std::size_t i = 0, j = 0; i < source.size() && j < translation.size();) {
      const double here = best[i * width + j];
      if (best[(i + 1) * width + j] == here) {
        ++i;
      } else if (best[i * width + j + 1] == here) {
        ++j;
      } else {
        pair(source[i], translation[j], TranslationEvidence::content);
        parents_.push_back(translation[j]);
        ++i;
        ++j;
      }
    }
  }

  const Article& source_;
  const Article& translation_;
  TranslationAlignment& alignment_;
  std::vector<SectionMarks> source_marks_;
  std::vector<SectionMarks> translation_marks_;
  std::vector<List> source_children_;
  std::vector<List> translation_children_;
  List parents_;  // sections of the translation that have a counterpart
};

}  // namespace

TranslationAlignment align_translation(const Article& source, const Article& translation) {
  TranslationAlignment alignment;
  Aligner aligner(source, translation, alignment);
  aligner.pair_beginnings();
  aligner.pair_anchors();
  aligner.pair_spellings();
  aligner.pair_by_place();
  return alignment;
}

void pair_by_anchors(const Article& source, const Article& translation, TranslationAlignment& alignment) {
  Aligner aligner(source, translation, alignment);
  aligner.pair_beginnings();
  aligner.pair_anchors();
}

}  // namespace waymark
