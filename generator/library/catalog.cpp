#include "library/catalog.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>
#include <unordered_set>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "library/addresses/retirements.h"
#include "library/variant_place.h"

namespace waymark {
namespace {

struct Placed {
  VariantPlace place;
  Article article;
};

std::optional<Date> handed_off(const FrontMatter& front_matter) {
  const FrontMatterField* field = front_matter.find("ms.lasthandoff");
  return field == nullptr ? std::nullopt : parse_date(field->value);
}

// Which of two files with the same article, version and locale is shown, and why: translations are handed back several
// times under one ms.date, and only the day of the hand-back tells them apart.
struct Winner {
  bool second = false;
  std::string_view reason;
};

Winner choose(const Article& first, const Article& second) {
  const std::optional<Date> first_handed = handed_off(first.front_matter);
  const std::optional<Date> second_handed = handed_off(second.front_matter);
  if (first_handed != second_handed) return {second_handed > first_handed, "whose ms.lasthandoff is later"};
  if (first.front_matter.date != second.front_matter.date) {
    return {second.front_matter.date > first.front_matter.date, "whose date is later"};
  }
  return {false, "which comes first by path"};
}

void report_duplicate(const Article& loser, const Article& winner, std::string_view reason, const VariantPlace& place,
                      const Library& library, Diagnostics& diagnostics) {
  diagnostics.push_back(
      {.rule = Rule::version_duplicate,
       .source = loser.source,
       .message = fmt::format("this file is left out: it is \"{}\" in {} and {}, as is \"{}\", {}", place.article,
                              library.version_name(place.version), library.locale_tag(place.locale),
                              library.sources->file(winner.source).path, reason),
       .advice = "Give one of them another version, or exclude it"});
}

Span redirect_span(const FrontMatter& front_matter) {
  const FrontMatterField* field = front_matter.find("redirect_url");
  return field == nullptr ? front_matter.span : field->value_span;
}

// Keeps one of each article, locale and version. `placed` is ordered by these, then by path.
void drop_duplicates(std::vector<Placed>& placed, const Library& library, Diagnostics& diagnostics) {
  const auto key = [](const Placed& p) { return std::tie(p.place.article, p.place.locale, p.place.version); };
  std::vector<Placed> kept;
  kept.reserve(placed.size());
  for (Placed& next : placed) {
    if (kept.empty() || key(kept.back()) != key(next)) {
      kept.push_back(std::move(next));
      continue;
    }
    const Winner winner = choose(kept.back().article, next.article);
    if (winner.second) std::swap(kept.back(), next);
    report_duplicate(next.article, kept.back().article, winner.reason, next.place, library, diagnostics);
  }
  placed = std::move(kept);
}

// "x.experimental" is a second text of "x" that some readers were shown to see which one works better.
std::string_view plain_name(std::string_view name) {
  constexpr std::string_view mark = ".experimental";
  if (name.size() <= mark.size() || !iequals(name.substr(name.size() - mark.size()), mark)) return {};
  return name.substr(0, name.size() - mark.size());
}

// The plain text is the article. An experiment without one is an article like any other.
void drop_experiments(std::vector<Placed>& placed, Diagnostics& diagnostics) {
  std::unordered_set<std::string> names;
  for (const Placed& one : placed) names.insert(one.place.article);
  std::erase_if(placed, [&](const Placed& one) {
    const std::string_view plain = plain_name(one.place.article);
    if (plain.empty() || !names.contains(std::string(plain))) return false;
    diagnostics.push_back(
        {.rule = Rule::version_experiment,
         .source = one.article.source,
         .message = fmt::format("this file is left out: it is an experimental twin of the article \"{}\"", plain),
         .advice = "Exclude it under content in site.yml, or give it another name to make it an article"});
    return true;
  });
}

void add_articles(std::vector<Placed> placed, Library& library) {
  library.variants.reserve(placed.size());
  for (Placed& next : placed) {
    if (library.articles.empty() || library.articles.back().name != next.place.article) {
      library.by_name.emplace(next.place.article, ArticleId{library.articles.size()});
      library.articles.push_back({.name = next.place.article});
    }
    library.articles.back().variants.emplace_back(library.variants.size());
    library.variants.push_back({.article = ArticleId{library.articles.size() - 1},
                                .locale = next.place.locale,
                                .version = next.place.version,
                                .compiled = std::move(next.article)});
  }
}

void set_last_versions(Library& library) {
  for (const ArticleEntry& entry : library.articles) {
    VersionId end = library.current_version();
    if (entry.retired) end = VersionId{entry.retired->index() - std::min<std::size_t>(1, entry.retired->index())};
    for (std::size_t i = 0; i < entry.variants.size(); ++i) {
      Variant& variant = library.variants[entry.variants[i].index()];
      variant.last = end;
      if (i + 1 < entry.variants.size()) {
        const Variant& next = library.variant(entry.variants[i + 1]);
        if (next.locale == variant.locale) variant.last = std::min(end, VersionId{next.version.index() - 1});
      }
      variant.last = std::max(variant.last, variant.version);
    }
  }
}

// Two articles may claim one path where a table maps several stored states of a file to it; the one of that name has
// it.
void index_logical_paths(Library& library) {
  for (const Variant& variant : library.variants) {
    const std::string stem(stem_of(library.sources->file(variant.compiled.source).logical_path));
    const auto [known, added] = library.by_logical_path.emplace(stem, variant.article);
    if (!added && known->second != variant.article && library.entry(variant.article).name == file_name_of(stem)) {
      known->second = variant.article;
    }
  }
  // In order of name, so that of two paths that differ in case only the same one is found in every build.
  std::vector<const std::pair<const std::string, ArticleId>*> paths;
  paths.reserve(library.by_logical_path.size());
  for (const auto& path : library.by_logical_path) paths.push_back(&path);
  std::ranges::sort(paths, {}, [](const auto* path) -> const std::string& { return path->first; });
  for (const auto* path : paths) library.by_folded_logical_path.emplace(case_fold(path->first), path->second);
}

}  // namespace

void build_catalog(std::vector<Article> articles, Library& library, Diagnostics& diagnostics) {
  std::vector<Placed> placed;
  std::vector<RedirectOnly> redirect_files;
  placed.reserve(articles.size());
  for (Article& article : articles) {
    std::optional<VariantPlace> place = place_variant(article, library, diagnostics);
    if (!place) continue;
    if (article.front_matter.redirect_url.empty()) {
      placed.push_back({.place = *std::move(place), .article = std::move(article)});
    } else if (place->locale == library.config->source_locale) {
      redirect_files.push_back({.article = place->article,
                                .since = place->version,
                                .successor = article.front_matter.redirect_url,
                                .source = article.source,
                                .span = redirect_span(article.front_matter)});
    }
  }
  drop_experiments(placed, diagnostics);
  std::ranges::sort(placed, [&](const Placed& a, const Placed& b) {
    const auto key = [&](const Placed& p) {
      return std::tie(p.place.article, p.place.locale, p.place.version, library.sources->file(p.article.source).path);
    };
    return key(a) < key(b);
  });
  drop_duplicates(placed, library, diagnostics);
  // From here on article, locale and version name at most one variant.
  add_articles(std::move(placed), library);
  index_logical_paths(library);
  retire_articles(redirect_files, library, diagnostics);
  set_last_versions(library);
}

}  // namespace waymark
