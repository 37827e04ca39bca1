#include "checks/repeated_asset_id.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <string_view>

namespace waymark {
namespace {

// The texts of one article in one locale that have the id, from the first to the last.
struct Use {
  ArticleId article;
  VariantId first;
  VariantId last;
};

void report(const Library& library, const Use& earlier, const Use& later, Diagnostics& diagnostics) {
  const Article& article = library.article(later.first);
  const FrontMatterField* field = article.front_matter.find("ms.assetid");
  if (field == nullptr) field = article.front_matter.find("asset_id");
  diagnostics.push_back(
      {.rule = Rule::front_matter_repeated_asset_id,
       .source = article.source,
       .span = field == nullptr ? Span{} : field->value_span,
       .message = fmt::format("the asset id \"{}\" is that of \"{}\" at the same time", article.front_matter.asset_id,
                              library.sources->file(library.article(earlier.first).source).path),
       .advice = "Give one of the two articles an id of its own"});
}

}  // namespace

void check_repeated_asset_ids(const Library& library, Diagnostics& diagnostics) {
  std::map<std::pair<LocaleId, std::string_view>, std::vector<Use>> uses;
  for (const ArticleEntry& entry : library.articles) {
    for (const VariantId id : entry.variants) {  // by locale, then version
      const Variant& variant = library.variant(id);
      if (variant.compiled.front_matter.asset_id.empty()) continue;
      std::vector<Use>& same = uses[{variant.locale, variant.compiled.front_matter.asset_id}];
      if (same.empty() || same.back().article != variant.article)
        same.push_back({.article = variant.article, .first = id, .last = id});
      same.back().last = id;
    }
  }
  for (auto& [key, same] : uses) {
    std::ranges::stable_sort(same, {}, [&](const Use& use) { return library.variant(use.first).version; });
    // Of those before it, the one that goes on longest is enough to know of.
    const Use* longest = nullptr;
    for (const Use& use : same) {
      if (longest != nullptr && library.variant(longest->last).version >= library.variant(use.first).version)
        report(library, *longest, use, diagnostics);
      if (longest == nullptr || library.variant(use.last).version > library.variant(longest->last).version)
        longest = &use;
    }
  }
}

}  // namespace waymark
