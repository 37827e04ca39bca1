#include "real/alignment/list_histories.h"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {
namespace {

std::string name_of(const Library& library, const SectionHistory& history) {
  const SectionId id = history.newest().id;
  const Section& section = library.article(id.variant).sections[id.section];
  return fmt::format("{}#{} ({})", library.entry(history.article).name, section.anchor,
                     library.version_name(library.variant(id.variant).version));
}

std::string tell_moves(const Library& library, const SectionHistory& history) {
  std::string text;
  for (const SectionMove& move : history.went_to) {
    text += fmt::format("      -> {} [{} {:.2f}]\n", name_of(library, library.histories[move.history]),
                        evidence_name(move.evidence), move.score);
  }
  for (const SectionContinuation& next : history.continued_in) {
    text += fmt::format("      ~> {} since {} [{} {:.2f}]\n", name_of(library, library.histories[next.history]),
                        library.version_name(next.since), evidence_name(next.evidence), next.score);
  }
  return text;
}

std::string tell_article(const Library& library, ArticleId id) {
  std::string text;
  for (const ArticleLink& link : library.article_histories[id.index()].to) {
    text += fmt::format("{}: {} to {} in {} [{}, {:.2f} of it]\n", library.entry(id).name, change_name(link.change),
                        library.entry(link.article).name, library.version_name(link.since),
                        evidence_name(link.evidence), link.part);
  }
  return text;
}

std::string tell_variant(const Library& library, VariantId id, std::optional<VariantId> before) {
  const Variant& variant = library.variant(id);
  std::string text =
      fmt::format("== {} {}\n", library.entry(variant.article).name, library.version_name(variant.version));
  for (SectionIndex i = 0; i < variant.compiled.sections.size(); ++i) {
    const SectionHistory* history = history_of(library, {id, i});
    if (history == nullptr) continue;
    const Section& section = variant.compiled.sections[i];
    const auto wording = std::ranges::find(history->wordings, SectionId{id, i}, &SectionWording::id);
    std::string from = "new";
    if (wording != history->wordings.begin()) {
      const SectionId old = std::prev(wording)->id;
      const Section& was = library.article(old.variant).sections[old.section];
      from = fmt::format("{} {:.2f}, change {:.2f}{}", evidence_name(wording->evidence), wording->score,
                         wording->change, wording->moved ? ", moved" : "");
      if (was.title != section.title) from += fmt::format(", was \"{}\"", was.title);
      if (before && old.variant != *before) from += ", came back";
    }
    text += fmt::format("  {:{}}{} #{} [{}]\n", "", 2 * section.level, section.title, section.anchor, from);
  }
  for (SectionIndex i = 0; before && i < library.article(*before).sections.size(); ++i) {
    const SectionHistory* history = history_of(library, {*before, i});
    if (history == nullptr || history->newest().id != SectionId{*before, i}) continue;
    const Section& section = library.article(*before).sections[i];
    text += fmt::format("  - {:{}}{} #{} is gone\n", "", 2 * section.level, section.title, section.anchor);
    text += tell_moves(library, *history);
  }
  return text;
}

}  // namespace

std::string list_histories(const Library& library, LocaleId locale, const std::string& article) {
  std::string text;
  for (const ArticleEntry& entry : library.articles) {
    if (!article.empty() && entry.name != article) continue;
    text += tell_article(library, library.by_name.at(entry.name));
    std::optional<VariantId> before;
    for (const VariantId id : entry.variants) {
      if (library.variant(id).locale != locale) continue;
      text += tell_variant(library, id, before);
      before = id;
    }
    if (!before) continue;
    for (SectionIndex i = 0; i < library.article(*before).sections.size(); ++i) {
      const SectionHistory* history = history_of(library, {*before, i});
      if (history == nullptr || (history->went_to.empty() && history->continued_in.empty())) continue;
      text += fmt::format("  afterwards #{}\n{}", library.article(*before).sections[i].anchor,
                          tell_moves(library, *history));
    }
  }
  return text;
}

}  // namespace waymark
