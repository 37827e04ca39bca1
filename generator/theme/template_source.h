#pragma once
// Template files to whole templates: each name is checked against what a page offers, and parts and icons are put in
// place of their {{>NAME}}. ctemplate reads the result; it never opens a file itself.

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "base/failure.h"
#include "theme/theme_folders.h"

namespace waymark {

struct TemplateFiles {
  ThemeSources files;
  std::set<std::string, std::less<>> string_names;  // "T_NEXT", … that strings/ has
};

struct NameHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view name) const { return std::hash<std::string_view>{}(name); }
};
using UsedNames = std::unordered_set<std::string, NameHash, std::equal_to<>>;

// A layout with its parts put in.
struct ComposedTemplate {
  std::string text;
  UsedNames names;              // every value, string and section in it
  std::set<std::string> files;  // what it is made of, icons included
  // Where the text comes from: from `offset` on, line `line` of `file`; `open` are the sections open there, outermost
  // first.
  struct Origin {
    std::size_t offset = 0;
    std::string file;  // as messages name it
    std::size_t line = 1;
    std::vector<std::string> open;
  };
  std::vector<Origin> origins;  // ascending
};

// `path` is "layouts/article.html".
// Fails, with file, line and column, on malformed markers, names that do not exist or do not stand there, sections left
// open, parts that include themselves, an HTML value without :none and any other way round escaping.
Result<ComposedTemplate> compose_template(const TemplateFiles& files, std::string_view path);

}  // namespace waymark
