#pragma once
// What stands in a site's side navigation, in which order: from `navigation:` in site.yml, else from TOC.md and
// toc.yml, else from folders and titles.

#include <string>
#include <vector>

#include "library/library.h"
#include "syntax/parse_markdown.h"

namespace waymark {

// One entry of a navigation file, as written.
struct TocEntry {
  std::string title;   // plain text; empty: the target's title
  std::string href;    // entities and escapes decoded; empty: a group
  Span span;           // of the title, or of the target where there is no title
  Span href_span;      // for findings about the target; empty without one
  std::string nested;  // toc.yml's tocHref: a navigation file whose entries stand below this one
  std::vector<TocEntry> children;
};

// Headings of a TOC.md are the tree, list items below a heading or without one are its leaves and branches; a toc.yml
// is a list, at the root or under `items:`. Reports navigation/syntax and keeps what could be read. Nesting ends at 64
// levels.
std::vector<TocEntry> read_toc(const SourceFile& file, Diagnostics& diagnostics);
bool is_toc_markdown(const SourceFile& file);  // else it is YAML
MarkdownResult parse_toc_markdown(const SourceFile& file);
std::vector<TocEntry> read_toc_markdown(const SourceFile& file, Diagnostics& diagnostics);
std::vector<TocEntry> read_toc_yaml(const SourceFile& file, Diagnostics& diagnostics);

// Fills library.navigation, indexed by navigation_index(). Needs the catalog and library.index, pages not yet.
// Of TOC files the newest of each folder that is not newer than the edition holds; a locale without any takes the
// source locale's. Reports navigation/….
void build_navigation(Library& library, Diagnostics& diagnostics);

// Where an edition's navigation stands in Library::navigation: one a locale (versions.pages: archive, always of the
// current version), or one a locale and version (all).
std::size_t navigation_index(const Config& config, Edition edition);

}  // namespace waymark
