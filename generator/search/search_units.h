#pragma once
// What a search finds: articles and their sections, as units. Unit 0 of an article is the article itself with what
// stands before its second heading (the first is its title); each further section of the outline is one more, in order.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/usage_set.h"
#include "library/library.h"

namespace waymark {

struct SearchUnit {
  std::vector<SectionId> texts;      // whose pieces it consists of
  std::optional<SectionId> heading;  // of a section; null for the article
  std::uint32_t above = 0;           // the unit it belongs to; of a section without another around it the article
  std::uint32_t depth = 0;           // 0 for the article, 1 for its sections, 2 for theirs
  UsageSet readers;                  // for whom any of its words stand there; of the site's usages only
};

std::vector<SearchUnit> search_units(const Library& library, PageIndex page);

// What is searched together.
struct SearchEdition {
  Edition edition;
  bool older = false;            // superseded wordings (versions.pages: archive)
  std::string folder;            // of its files: "search/en-us/", "search/en-us/older/", "search/en-us/2015-06/"
  std::vector<PageIndex> pages;  // by path
};

// Those that have a page, by locale; of a locale the current one first.
std::vector<SearchEdition> search_editions(const Library& library);

// The locale's tag; "en" on a site without locales.
std::string search_language(const Library& library, LocaleId locale);

// The languages that the articles of an edition are in, each once: its own first, then those of texts that fall back.
std::vector<std::string> languages_of(const Library& library, const SearchEdition& edition);

}  // namespace waymark
