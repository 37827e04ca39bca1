#include "real/alignment/find_place.h"

#include <algorithm>
#include <set>

#include "base/site_path.h"
#include "base/text.h"
#include "library/links/link_index.h"

namespace waymark {
namespace {

std::string plain_name(std::string_view name) {
  if (name.size() > 3 && iequals(name.substr(name.size() - 3), ".md")) name.remove_suffix(3);
  return ascii_lower(name);
}

SectionIndex in_outline(const Article& article, SectionIndex section) {
  while (section > 0 && section < article.sections.size() && !article.sections[section].in_outline) --section;
  return section;
}

std::optional<VariantId> variant_at(const Library& library, ArticleId article, LocaleId locale, VersionId version) {
  std::optional<VariantId> found;
  for (const VariantId id : library.entry(article).variants) {
    const Variant& variant = library.variant(id);
    if (variant.locale == locale && variant.version <= version) found = id;
  }
  return found;
}

}  // namespace

std::vector<ArticleId> articles_named(const Library& library, std::string_view name) {
  const std::string wanted = plain_name(name);
  std::vector<std::vector<ArticleId>> ranked(4);
  for (std::size_t i = 0; i < library.articles.size(); ++i) {
    const ArticleEntry& entry = library.articles[i];
    const std::string own = plain_name(entry.name);
    std::size_t rank = 4;
    if (own == wanted) rank = 0;
    for (const VariantId id : entry.variants) {
      const SourceFile& file = library.sources->file(library.article(id).source);
      if (plain_name(file.logical_path) == wanted || plain_name(file.path).ends_with("/" + wanted))
        rank = std::min<std::size_t>(rank, 1);
    }
    if (own.ends_with("/" + wanted) || wanted.ends_with("/" + own)) rank = std::min<std::size_t>(rank, 2);
    if (file_name_of(own) == file_name_of(wanted)) rank = std::min<std::size_t>(rank, 3);
    if (rank < ranked.size()) ranked[rank].emplace_back(i);
  }
  std::vector<ArticleId> found;
  for (const std::vector<ArticleId>& same : ranked) found.insert(found.end(), same.begin(), same.end());
  return found;
}

std::optional<SectionId> section_at(const Library& library, const std::vector<ArticleId>& articles, LocaleId locale,
                                    VersionId version, const std::string& anchor) {
  for (const ArticleId article : articles) {
    const auto variant = variant_at(library, article, locale, version);
    if (!variant) continue;
    const Article& text = library.article(*variant);
    for (const Anchor& known : text.anchors) {
      if (known.id == anchor) return SectionId{*variant, in_outline(text, known.section)};
    }
  }
  return std::nullopt;
}

bool is_superseded(const Library& library, ArticleId article, VersionId version) {
  return std::ranges::any_of(library.article_histories[article.index()].to, [&](const ArticleLink& link) {
    return link.change != ArticleChange::split && link.since <= version;
  });
}

std::vector<FoundPlace> places_at(const Library& library, SectionId from, VersionId version) {
  std::vector<FoundPlace> places;
  struct Step {
    HistoryIndex history = 0;
    Evidence evidence = Evidence::same_anchor;
    double score = 1;
  };
  const HistoryIndex start = library.history_of[from.variant.index()][from.section];
  if (start >= library.histories.size()) return places;
  std::vector<Step> open = {{.history = start}};
  std::set<HistoryIndex> seen = {start};
  for (std::size_t i = 0; i < open.size(); ++i) {
    const Step step = open[i];
    const SectionHistory& history = library.histories[step.history];
    const bool gone = history.removed && *history.removed <= version;
    const SectionWording* held = nullptr;
    for (const SectionWording& wording : history.wordings) {
      if (wording.since > version) break;
      held = &wording;
    }
    // Between two wordings of a section that came back it is not there.
    const bool passed_on = step.history != start && is_superseded(library, history.article, version);
    if (held != nullptr && !gone && !passed_on && held->last >= version) {
      places.push_back({.section = held->id, .evidence = step.evidence, .score = step.score});
    }
    for (const SectionMove& move : history.went_to) {
      if (!seen.insert(move.history).second) continue;
      open.push_back({.history = move.history, .evidence = move.evidence, .score = step.score * move.score});
    }
    for (const SectionContinuation& next : history.continued_in) {
      // What was elsewhere for a while and has been written anew at home since is no longer there.
      if (next.since > version || (held != nullptr && held->since > next.since) || !seen.insert(next.history).second)
        continue;
      open.push_back({.history = next.history, .evidence = next.evidence, .score = step.score * next.score});
    }
  }
  return places;
}

}  // namespace waymark
