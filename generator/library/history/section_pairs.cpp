#include "library/history/section_pairs.h"

#include <algorithm>
#include <utility>

#include "library/fold_text.h"

namespace waymark {
namespace {

TextOutline outline_of(const Article& article) {
  TextOutline outline{.order = {}, .place = std::vector<std::size_t>(article.sections.size())};
  for (SectionIndex i = 0; i < article.sections.size(); ++i) {
    if (!article.sections[i].in_outline) continue;
    outline.place[i] = outline.order.size();
    outline.order.push_back(i);
  }
  return outline;
}

}  // namespace

SectionIndex TextOutline::beside(SectionIndex section, bool next) const {
  const std::size_t at = place[section];
  if (next) return at + 1 < order.size() ? order[at + 1] : no_index;
  return at > 0 ? order[at - 1] : no_index;
}

SectionPairs::SectionPairs(AlignedText old_text, AlignedText now_text)
    : old(old_text),
      now(now_text),
      old_outline(outline_of(old_text.article)),
      now_outline(outline_of(now_text.article)),
      similarity({old_text.article.sections, old_text.texts}, {now_text.article.sections, now_text.texts}),
      now_of_(old_text.article.sections.size(), no_index),
      old_of_(now_text.article.sections.size(), no_index) {}

bool SectionPairs::is_free(SectionIndex old_section, SectionIndex now_section) const {
  return old_section < now_of_.size() && now_section < old_of_.size() && now_of_[old_section] == no_index &&
         old_of_[now_section] == no_index && old.article.sections[old_section].in_outline &&
         now.article.sections[now_section].in_outline;
}

void SectionPairs::accept(SectionIndex old_section, SectionIndex now_section, Evidence evidence, double score) {
  now_of_[old_section] = now_section;
  old_of_[now_section] = old_section;
  pairs_.push_back({.old = old_section, .now = now_section, .evidence = evidence, .score = std::min(score, 1.0)});
}

std::vector<AlignedSections> SectionPairs::take() {
  std::ranges::sort(pairs_, {}, &AlignedSections::now);
  return std::move(pairs_);
}

std::string folded_title(const AlignedText& text, SectionIndex section) {
  return fold_text(text.article.sections[section].title);
}

}  // namespace waymark
