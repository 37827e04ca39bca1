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

// Sections that come are no more than that where no other text of the article is lined up with this one and nothing
// limits whom its parts are for. What names sections and anchors by number must still find one, so none may go.
bool only_grows(const Library& library, VariantId id, const Article& after) {
  const ArticleId article = library.variant(id).article;
  const Article& before = library.article(id);
  if (library.version_count() > 1 || library.entry(article).variants.size() > 1) return false;
  if (after.sections.size() < before.sections.size() || !before.scopes.empty() || !after.scopes.empty()) return false;
  if (std::ranges::any_of(library.choosers, [&](const Chooser& chooser) { return chooser.variant == id; }))
    return false;
  if (!library.recorded_anchors[article.index()].empty()) return false;
  for (std::size_t i = 0; i < library.page_scopes.size(); ++i) {
    const PageScopes& scopes = library.page_scopes[i];
    if (library.pages[i].article == article && !(scopes.sections.empty() && scopes.counterparts.empty())) return false;
  }
  return true;
}

// Each section keeps the history of the one that had its anchor; a new one has none until the site is made anew.
std::vector<HistoryIndex> histories_by_anchor(const std::vector<HistoryIndex>& histories, const Article& before,
                                              const Article& after) {
  std::vector<HistoryIndex> now;
  for (const Section& section : after.sections) {
    const auto older = std::ranges::find(before.sections, section.anchor, &Section::anchor);
    const auto index = static_cast<std::size_t>(older - before.sections.begin());
    now.push_back(index < histories.size() ? histories[index] : no_index);
  }
  return now;
}

bool is_included(const Library& library, SourceId source) {
  return std::ranges::any_of(library.variants, [&](const Variant& variant) {
    return std::ranges::find(variant.compiled.includes, source) != variant.compiled.includes.end();
  });
}

const SourceFile* file_at(const SourceSet& sources, const std::string& path) {
  const auto& files = sources.files();
  const auto file = std::ranges::find(files, path, &SourceFile::path);
  return file != files.end() ? &*file : nullptr;
}

}  // namespace

bool has_text_of(const ServedSite& site, const std::string& path) {
  return file_at(site.report.sources, path) != nullptr;
}

Patch patch_article(ServedSite& site, const std::string& path, std::string text) {
  if (site.frame() == nullptr) return Patch::refused;
  const SourceFile* const file = file_at(site.report.sources, path);
  if (file == nullptr) return Patch::refused;
  const auto patched = site.patched.find(path);
  if (text == (patched == site.patched.end() ? file->text : patched->second)) return Patch::same;
  const auto id = site.variant_of[file->id.index()];
  if (file->kind != SourceKind::article || !id || is_included(site.library, file->id)) return Patch::refused;

  SourceFile changed = *file;
  changed.text = std::move(text);
  changed.lines = LineIndex(changed.text);
  Compiled compiled = compile(changed, site.report.sources, serving_options(site.config, changed));
  Library& library = site.library;
  Article& article = library.variants[id->index()].compiled;
  const Article& fresh = compiled.article;
  if (!same_place(article.front_matter, fresh.front_matter) || article.includes != fresh.includes ||
      fresh.anchors.size() < article.anchors.size())
    return Patch::refused;
  const bool same = same_sections(article, fresh) && same_scopes(article, fresh) && same_tables(article, fresh);
  if (!same && !only_grows(library, *id, fresh)) return Patch::refused;

  std::vector<HistoryIndex>& histories = library.history_of[id->index()];
  if (!same) histories = histories_by_anchor(histories, article, fresh);
  article = std::move(compiled.article);
  library.index.anchors[id->index()] = index_anchors(article);
  std::vector<Destination>& destinations = library.destinations[id->index()];
  destinations.clear();
  for (const Reference& reference : article.references) destinations.push_back(locate(library, reference));
  site.patched[path] = std::move(changed.text);
  return Patch::done;
}

}  // namespace waymark
