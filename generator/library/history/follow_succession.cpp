#include <algorithm>

#include "library/history/found_move.h"

namespace waymark {
namespace {

// Of a text's words that a file of the same name must have aligned.
constexpr double least_of_same_name = 0.4;

AlignedText aligned_text(const Library& library, VariantId id, const std::vector<std::vector<SectionText>>& texts) {
  return {library.article(id), texts[id.index()]};
}

}  // namespace

HistoryIndex history_at(const Library& library, VariantId id, SectionIndex section) {
  const std::vector<HistoryIndex>& own = library.history_of[id.index()];
  return section < own.size() ? own[section] : no_history;
}

std::vector<FoundMove> follow_succession(const Library& library, const Succession& next,
                                         const std::vector<std::vector<SectionText>>& texts,
                                         const CommonTitles& common) {
  const AlignedText old = aligned_text(library, next.from, texts);
  const AlignedText now = aligned_text(library, next.to, texts);
  VersionId since = library.variant(next.to).version;
  const std::optional<VersionId> retired = library.entry(library.variant(next.from).article).retired;
  if (next.evidence == Evidence::recorded && retired) since = std::max(since, *retired);
  std::vector<FoundMove> found;
  const auto add = [&](SectionIndex from, SectionIndex to, Evidence evidence, double score) {
    const HistoryIndex before = history_at(library, next.from, from);
    const HistoryIndex after = history_at(library, next.to, to);
    if (before == no_history || after == no_history) return;
    found.push_back({.from = before, .to = after, .since = since, .evidence = evidence, .score = score});
  };
  const Alignment alignment = align_sections(old, now, {}, common);
  if (next.evidence == Evidence::similar) {
    std::size_t words = 0;
    std::size_t aligned = 0;
    for (const SectionText& text : old.texts) words += text.words.size();
    for (const AlignedSections& pair : alignment.pairs) {
      const SectionText& before = old.texts[pair.old];
      if (pair.score >= same_text) aligned += before.words.size();
    }
    if (static_cast<double>(aligned) < least_of_same_name * static_cast<double>(words)) return {};
  }
  if (!next.anchor.empty()) {
    // The whole article went into one section: what is not found elsewhere in the other article is there.
    const auto anchor = std::ranges::find(now.article.anchors, next.anchor, &Anchor::id);
    if (anchor != now.article.anchors.end()) {
      for (SectionIndex i = 0; i < old.article.sections.size(); ++i) {
        const bool aligned = std::ranges::any_of(alignment.pairs, [&](const AlignedSections& pair) {
          return pair.old == i && i > 0 && old.article.sections[i].level > 1;
        });
        if (old.article.sections[i].in_outline && !aligned) add(i, anchor->section, Evidence::recorded, 1);
      }
    }
  }
  for (const AlignedSections& pair : alignment.pairs) {
    const bool is_top = pair.old == 0 || old.article.sections[pair.old].level <= 1;
    if (is_top && !next.anchor.empty()) continue;
    add(pair.old, pair.now, is_top ? next.evidence : pair.evidence, pair.score);
  }
  for (const KeptMatter& kept : alignment.kept) add(kept.old, kept.now, kept.evidence, kept.score);
  return found;
}

}  // namespace waymark
