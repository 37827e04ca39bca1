#pragma once
// Source file → Article.

#include <optional>
#include <string>
#include <vector>

#include "article/article.h"
#include "config/config.h"
#include "source/source_file.h"

namespace waymark {

// What compiling asked the other files: which one an include means. With the texts of those that were found, and its
// own, an article depends on nothing else; where one was not found, on the names of all.
struct IncludeLookup {
  SourceId from;  // the file that it stands in
  std::string written;
  std::optional<SourceId> found;
  friend bool operator==(const IncludeLookup&, const IncludeLookup&) = default;
};

struct Compiled {
  Article article;
  Diagnostics diagnostics;
  std::vector<IncludeLookup> lookups;  // each once, those of a file after the one that led to it
};

struct CompileOptions {
  Dialect dialect = Dialect::automatic;          // the file's own front matter (`dialect:`) wins
  std::vector<std::string> source_locale_names;  // where an include that this locale lacks is looked for next
  bool proposals = true;  // report what could be written in another form, too; that takes compiling it in that form
  // Headings have ids in gfm and commonmark, too, as where such files are shown: a site's links and outlines end in
  // them.
  bool heading_ids = false;
  bool block_lines = false;  // note where each block comes from, for `waymark serve`
  friend bool operator==(const CompileOptions&, const CompileOptions&) = default;
};

// Never fails: what is wrong is a diagnostic, and the article holds what could be read. Safe to call from several
// threads.
Compiled compile(const SourceFile& file, const SourceSet& sources, const CompileOptions& options);

// The article's body with every slot filled with its target as written and alerts titled in English: what `waymark
// render` prints.
std::string body_html(const Article& article);

}  // namespace waymark
