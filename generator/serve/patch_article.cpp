#include "serve/patch_article.h"

#include <algorithm>
#include <utility>

#include "library/links/anchors.h"
#include "library/links/locate.h"

namespace waymark {
namespace {

// What the library says of the article depends on these; a title and a description are the page's own.
bool same_place(FrontMatter before, FrontMatter after) {
  for (FrontMatter* front : {&before, &after}) {
    front->title.clear();
    front->description.clear();
    front->keywords.clear();
    front->span = {};
    std::erase_if(front->fields, [](const FrontMatterField& field) {
      return field.key == "title" || field.key == "description" || field.key == "keywords";
    });
    for (FrontMatterField& field : front->fields) field.key_span = field.value_span = {};
    for (RenamedSection& renamed : front->renamed_sections) renamed = {.from = renamed.from, .to = renamed.to};
  }
  return before == after;
}

bool same_sections(const Article& before, const Article& after) {
  return std::ranges::equal(before.sections, after.sections, [](const Section& a, const Section& b) {
    return a.level == b.level && a.parent == b.parent && a.in_outline == b.in_outline && a.scope == b.scope;
  });
}

bool same_scopes(const Article& before, const Article& after) {
  return std::ranges::equal(before.scopes, after.scopes, [](const Scope& a, const Scope& b) {
    return a.kind == b.kind && a.names == b.names && a.parent == b.parent;
  });
}

// Choosers name tables and their rows by number.
bool same_tables(const Article& before, const Article& after) {
  return std::ranges::equal(before.link_tables, after.link_tables, [](const LinkTable& a, const LinkTable& b) {
    return a.header == b.header && a.section == b.section &&
           std::ranges::equal(a.rows, b.rows, {}, &LinkTable::Row::text, &LinkTable::Row::text);
  });
}

bool is_included(const Library& library, SourceId source) {
  return std::ranges::any_of(library.variants, [&](const Variant& variant) {
    return std::ranges::find(variant.compiled.includes, source) != variant.compiled.includes.end();
  });
}

const SourceFile* article_file(const SourceSet& sources, const std::string& path) {
  const auto& files = sources.files();
  const auto file = std::ranges::find(files, path, &SourceFile::path);
  return file != files.end() && file->kind == SourceKind::article ? &*file : nullptr;
}

}  // namespace

Patch patch_article(ServedSite& site, const std::string& path, std::string text) {
  if (site.frame() == nullptr) return Patch::refused;
  const SourceFile* const file = article_file(site.report.sources, path);
  if (file == nullptr) return Patch::refused;
  const auto patched = site.patched.find(path);
  if (text == (patched == site.patched.end() ? file->text : patched->second)) return Patch::same;
  const auto id = site.variant_of[file->id.index()];
  if (!id || is_included(site.library, file->id)) return Patch::refused;

  SourceFile changed = *file;
  changed.text = std::move(text);
  changed.lines = LineIndex(changed.text);
  Compiled compiled = compile_for_serving(changed, site.config, site.report.sources);
  Library& library = site.library;
  Article& article = library.variants[id->index()].compiled;
  const Article& fresh = compiled.article;
  if (!same_place(article.front_matter, fresh.front_matter) || !same_sections(article, fresh) ||
      !same_scopes(article, fresh) || !same_tables(article, fresh) || article.includes != fresh.includes)
    return Patch::refused;

  article = std::move(compiled.article);
  library.index.anchors[id->index()] = index_anchors(article);
  std::vector<Destination>& destinations = library.destinations[id->index()];
  destinations.clear();
  for (const Reference& reference : article.references) destinations.push_back(locate(library, reference));
  site.patched[path] = std::move(changed.text);
  return Patch::done;
}

}  // namespace waymark
