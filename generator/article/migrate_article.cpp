#include "article/migrate_article.h"

#include <algorithm>
#include <set>

namespace waymark {
namespace {

std::multiset<std::pair<Rule, std::string>> findings_in_text(const Compiled& compiled) {
  std::multiset<std::pair<Rule, std::string>> findings;
  for (const Diagnostic& diagnostic : compiled.diagnostics) {
    if (!info(diagnostic.rule).id.starts_with("front-matter/")) findings.emplace(diagnostic.rule, diagnostic.message);
  }
  return findings;
}

bool same_text(const Compiled& before, const Compiled& after) {
  const Article& a = before.article;
  const Article& b = after.article;
  const auto same_section = [](const Section& x, const Section& y) {
    return x.level == y.level && x.title_html == y.title_html && x.anchor == y.anchor && x.in_outline == y.in_outline;
  };
  const auto same_anchor = [](const Anchor& x, const Anchor& y) {
    return x.id == y.id && x.kind == y.kind && x.section == y.section;
  };
  const auto same_reference = [](const Reference& x, const Reference& y) {
    return x.kind == y.kind && x.target == y.target && x.text == y.text && x.section == y.section;
  };
  return a.title == b.title && a.pieces == b.pieces && a.includes == b.includes &&
         std::ranges::equal(a.sections, b.sections, same_section) &&
         std::ranges::equal(a.anchors, b.anchors, same_anchor) &&
         std::ranges::equal(a.references, b.references, same_reference) &&
         findings_in_text(before) == findings_in_text(after);
}

}  // namespace

std::optional<MigratedFrontMatter> migrate_article(const SourceFile& file, const SourceSet& sources,
                                                   const CompileOptions& options) {
  std::optional<MigratedFrontMatter> migrated = migrate_front_matter(file, "");
  if (!migrated || migrated->text.empty()) return migrated;
  CompileOptions once = options;
  once.proposals = false;
  const Compiled before = compile(file, sources, once);
  const auto reads_the_same = [&](const std::string& text) {
    SourceFile after = file;
    after.text = text;
    after.lines = LineIndex(text);
    return same_text(before, compile(after, sources, once));
  };
  if (reads_the_same(migrated->text)) return migrated;
  migrated = migrate_front_matter(file, "legacy");
  if (!migrated || migrated->text.empty() || reads_the_same(migrated->text)) return migrated;
  return MigratedFrontMatter{.text = "",
                             .problem = "without its old elements its text would be read differently",
                             .position = file.lines.position(file.text, before.article.front_matter.span.begin)};
}

}  // namespace waymark
