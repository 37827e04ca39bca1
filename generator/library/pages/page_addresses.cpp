#include "library/pages/page_addresses.h"

#include <fmt/format.h>
#include <unordered_set>

#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

// A version's or locale's name as one folder of an address.
std::string as_segment(std::string_view name) {
  std::string segment;
  for (const char c : name) segment += c == '/' || c == '\\' || c == '\0' ? '-' : c;
  if (segment.empty() || segment.find_first_not_of('.') == std::string::npos) segment.insert(0, "-");
  return segment;
}

// Folders that editions, usages and themes write into.
std::unordered_set<std::string> reserved_folders(const Library& library) {
  std::unordered_set<std::string> folders{"v", "for", "assets"};
  for (const LocaleConfig& locale : library.config->locales) folders.insert(case_fold(locale.tag));
  return folders;
}

std::string numbered(const std::string& name, std::size_t number, bool folder_is_reserved) {
  if (number == 1) return name;
  const std::string suffix = fmt::format("-{}", number);
  if (!folder_is_reserved) return name + suffix;
  const std::size_t slash = name.find('/');
  return name.substr(0, slash) + suffix + name.substr(slash);
}

// An article's name as a path that SitePath accepts.
std::string clean_name(const std::string& name) {
  std::vector<std::string> segments;
  for (const std::string_view segment : split(name, '/')) segments.push_back(as_segment(segment));
  return join(segments, "/");
}

}  // namespace

std::vector<std::string> page_stems(const Library& library, Diagnostics& diagnostics) {
  const std::unordered_set<std::string> folders = reserved_folders(library);
  // Pages that are made whether or not an article has these names.
  std::unordered_set<std::string> taken{"index", "404"};
  std::vector<std::string> stems;
  stems.reserve(library.articles.size());
  for (const ArticleEntry& entry : library.articles) {
    if (entry.name == library.config->home) {
      stems.emplace_back("index");
      continue;
    }
    const std::string name = clean_name(entry.name);
    const std::size_t slash = name.find('/');
    const bool folder_is_reserved = slash != std::string::npos && folders.contains(case_fold(name.substr(0, slash)));
    std::size_t number = folder_is_reserved ? 2 : 1;
    while (!taken.insert(case_fold(numbered(name, number, folder_is_reserved))).second) ++number;
    stems.push_back(numbered(name, number, folder_is_reserved));
    if (number > 1 && !entry.variants.empty()) {
      diagnostics.push_back(
          {.rule = Rule::version_duplicate,
           .source = library.article(entry.variants.front()).source,
           .message = fmt::format("\"{}.html\" is the address of something else; the article \"{}\" is at "
                                  "\"{}.html\"",
                                  name, entry.name, stems.back()),
           .advice = "Rename the article"});
    }
  }
  return stems;
}

std::string edition_folder(const Library& library, Edition edition) {
  std::string folder;
  if (edition.locale != library.config->source_locale) folder += as_segment(library.locale_tag(edition.locale)) + "/";
  if (edition.version != library.current_version())
    folder += "v/" + as_segment(library.version_name(edition.version)) + "/";
  return folder;
}

std::string index_folder(const Library& library, Edition edition) {
  const bool named = edition.locale.index() < library.config->locales.size();
  std::string folder = "search/" + (named ? as_segment(library.locale_tag(edition.locale)) : "en") + "/";
  if (edition.version != library.current_version()) folder += as_segment(library.version_name(edition.version)) + "/";
  return folder;
}

}  // namespace waymark
