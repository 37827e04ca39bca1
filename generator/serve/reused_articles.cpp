#include "serve/reused_articles.h"

#include <algorithm>

namespace waymark {
namespace {

bool may_be_included(const SourceFile& file) {
  return file.kind == SourceKind::article || file.kind == SourceKind::include;
}

bool speaks_of_includes(const Diagnostics& findings) {
  return std::ranges::any_of(findings,
                             [](const Diagnostic& finding) { return info(finding.rule).id.starts_with("include/"); });
}

// Calls `change` with every id in what was compiled.
template <class F>
void for_each_source(Compiled& compiled, F change) {
  Article& article = compiled.article;
  change(article.source);
  for (Section& section : article.sections) change(section.source);
  for (Piece& piece : article.pieces) {
    for (BlockLine& line : piece.lines) change(line.source);
  }
  for (Anchor& anchor : article.anchors) change(anchor.source);
  for (Reference& reference : article.references) change(reference.source);
  for (Scope& scope : article.scopes) change(scope.source);
  for (LinkTable& table : article.link_tables) change(table.source);
  for (BracketText& text : article.bracket_texts) change(text.source);
  for (Ignore& ignore : article.ignores) change(ignore.source);
  for (SourceId& include : article.includes) change(include);
  for (Diagnostic& finding : compiled.diagnostics) {
    change(finding.source);
    if (!finding.fix) continue;
    for (Edit& edit : finding.fix->edits) change(edit.source);
  }
}

}  // namespace

ReusedArticles::ReusedArticles(const ServedSite& earlier, const SourceSet& sources, const Config& config)
    : earlier_(earlier), sources_(sources) {
  const std::vector<SourceFile>& files = earlier.report.sources.files();
  if (earlier.frame() == nullptr || files[earlier.config.source.index()].text != sources.file(config.source).text)
    return;
  any_ = true;
  older_.reserve(files.size());
  std::size_t could_be_included = 0;
  for (const SourceFile& file : files) {
    older_.emplace(file.path, file.id);
    if (may_be_included(file)) ++could_be_included;
  }
  newer_.resize(files.size());
  std::size_t known = 0;
  std::size_t can_be_included = 0;
  for (const SourceFile& file : sources.files()) {
    if (may_be_included(file)) ++can_be_included;
    const auto older = older_.find(file.path);
    if (older == older_.end()) continue;
    newer_[older->second.index()] = file.id;
    if (older->second != file.id) same_ids_ = false;
    if (may_be_included(file)) ++known;
  }
  same_files_ = known == can_be_included && known == could_be_included;
}

bool ReusedArticles::is_same(const SourceFile& older, const SourceFile& file) const {
  return older.kind == file.kind && older.logical_path == file.logical_path && older.article == file.article &&
         older.locale == file.locale && older.version == file.version && !earlier_.patched.contains(older.path) &&
         older.text == file.text;
}

std::optional<Compiled> ReusedArticles::find(const SourceFile& file) const {
  if (!any_) return std::nullopt;
  const auto id = older_.find(file.path);
  if (id == older_.end()) return std::nullopt;
  const auto variant = earlier_.variant_of[id->second.index()];
  if (!variant || !is_same(earlier_.report.sources.file(id->second), file)) return std::nullopt;
  const Article& article = earlier_.library.article(*variant);
  const Diagnostics& findings = earlier_.compiled_findings[id->second.index()];
  if (!same_files_ && (!article.includes.empty() || speaks_of_includes(findings))) return std::nullopt;
  for (const SourceId include : article.includes) {
    const auto now = newer_[include.index()];
    if (!now || !is_same(earlier_.report.sources.file(include), sources_.file(*now))) return std::nullopt;
  }
  Compiled copy{.article = article, .diagnostics = findings};
  if (same_ids_) return copy;
  bool all_there = true;
  for_each_source(copy, [&](SourceId& source) {
    const auto now = newer_[source.index()];
    if (now)
      source = *now;
    else
      all_there = false;
  });
  if (!all_there) return std::nullopt;
  return copy;
}

}  // namespace waymark
