#include "library/pages/shown_editions.h"

#include <algorithm>
#include <set>

#include "library/pages/page_index.h"

namespace waymark {
namespace {

template <class T, class Field, class Name>
std::vector<std::string> names_of(const EditionSet& editions, Field field, Name name) {
  std::set<T> ids;
  for (const Edition edition : editions.editions()) ids.insert(edition.*field);
  std::vector<std::string> names;
  for (const T id : ids) names.push_back(name(id));
  std::erase(names, "");
  return names;
}

}  // namespace

bool EditionSet::empty() const { return std::ranges::find(holds_, true) == holds_.end(); }

EditionSet& EditionSet::operator|=(const EditionSet& other) {
  for (std::size_t i = 0; i < holds_.size(); ++i) {
    if (other.holds_[i]) holds_[i] = true;
  }
  return *this;
}

std::vector<Edition> EditionSet::editions() const {
  std::vector<Edition> editions;
  for (std::size_t i = 0; i < holds_.size(); ++i) {
    if (holds_[i]) editions.push_back({LocaleId{i / versions_}, VersionId{i % versions_}});
  }
  return editions;
}

ShownEditions shown_editions(const Library& library, VariantId id) {
  const Variant& variant = library.variant(id);
  ShownEditions shown{.in_force = EditionSet(library), .pages = EditionSet(library)};
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    const LocaleId at{locale};
    const bool own = at == variant.locale;
    if (!own && variant.locale != library.config->source_locale) continue;
    const auto has_page = [&](VersionId version) {
      const auto page = library.page_index.find(page_key(variant.article, {at, version}));
      return page != library.page_index.end() && library.pages[page->second].variant == id;
    };
    const bool current = has_page(library.current_version());
    for (std::size_t i = variant.version.index(); i <= variant.last.index(); ++i) {
      const Edition edition{at, VersionId{i}};
      const bool page = has_page(edition.version);
      if (!page && !own && !current) continue;
      if (page) shown.pages.insert(edition);
      const auto in_force = library.in_force(variant.article, edition);
      // A text newer than its article's end is in force nowhere, but still has its archive page.
      if (page || (in_force && in_force->variant == id)) shown.in_force.insert(edition);
    }
  }
  return shown;
}

std::unordered_map<SourceId, EditionSet> shown_files(const Library& library) {
  std::unordered_map<SourceId, EditionSet> files;
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    const Article& article = library.variants[i].compiled;
    const EditionSet in_force = shown_editions(library, VariantId{i}).in_force;
    const auto add = [&](SourceId source) {
      const auto [known, added] = files.try_emplace(source, in_force);
      if (!added) known->second |= in_force;
    };
    add(article.source);
    for (const SourceId include : article.includes) add(include);
  }
  return files;
}

std::vector<std::string> version_names(const Library& library, const EditionSet& editions) {
  return names_of<VersionId>(editions, &Edition::version, [&](VersionId id) { return library.version_name(id); });
}

std::vector<std::string> locale_tags(const Library& library, const EditionSet& editions) {
  return names_of<LocaleId>(editions, &Edition::locale, [&](LocaleId id) { return library.locale_tag(id); });
}

}  // namespace waymark
