#include "library/library.h"

#include <algorithm>

#include "library/links/resolve.h"
#include "library/navigation/navigation.h"
#include "library/pages/page_index.h"

namespace waymark {
namespace {

const std::string no_name;

}  // namespace

std::size_t Library::version_count() const { return std::max<std::size_t>(1, config->versions.size()); }

std::size_t Library::locale_count() const { return std::max<std::size_t>(1, config->locales.size()); }

const std::string& Library::version_name(VersionId id) const {
  return id.index() < config->versions.size() ? config->version(id).name : no_name;
}

const std::string& Library::locale_tag(LocaleId id) const {
  return id.index() < config->locales.size() ? config->locale(id).tag : no_name;
}

std::optional<InForce> Library::in_force(ArticleId article, Edition edition) const {
  const ArticleEntry& entry = articles[article.index()];
  if (entry.retired && edition.version >= *entry.retired) return std::nullopt;
  // The last variant of `locale` that is not newer than the edition; entry.variants is ordered by locale, then version.
  const auto newest = [&](LocaleId locale) -> std::optional<VariantId> {
    const auto after =
        std::ranges::upper_bound(entry.variants, Edition{locale, edition.version}, {}, [&](VariantId id) {
          return Edition{variant(id).locale, variant(id).version};
        });
    if (after == entry.variants.begin()) return std::nullopt;
    const VariantId found = *std::prev(after);
    if (variant(found).locale != locale) return std::nullopt;
    return found;
  };
  if (const auto own = newest(edition.locale)) return InForce{.variant = *own};
  if (edition.locale == config->source_locale) return std::nullopt;
  if (const auto source = newest(config->source_locale)) return InForce{.variant = *source, .fallback = true};
  return std::nullopt;
}

std::optional<PageIndex> Library::page_of(ArticleId article, Edition edition) const {
  const std::optional<InForce> shown = in_force(article, edition);
  if (!shown) return std::nullopt;
  return page_showing(*this, shown->variant, edition);
}

const std::vector<NavigationEntry>& Library::navigation_of(Edition edition) const {
  return navigation[navigation_index(*config, edition)];
}

Target Library::resolve(VariantId from, ReferenceIndex reference, Edition edition) const {
  return target_of(*this, from, destinations[from.index()][reference], edition);
}

}  // namespace waymark
