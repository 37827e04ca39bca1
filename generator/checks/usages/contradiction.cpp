#include "checks/usages/contradiction.h"

#include <fmt/format.h>

#include "checks/usages/usage_findings.h"
#include "library/navigation/check_navigation.h"
#include "library/usages/usage_scopes.h"

namespace waymark {
namespace {

class Contradictions {
 public:
  Contradictions(const Library& library, Diagnostics& diagnostics)
      : library_(library),
        config_(*library.config),
        diagnostics_(diagnostics),
        all_(UsageSet::first(config_.usages.size())),
        findings_(library) {}

  void check() {
    check_entries(config_.navigation, UsageSet::everybody());
    for (const PageIndex page : pages_seen_by_usages(library_)) {
      const PageScopes& scopes = library_.page_scopes[page];
      if ((scopes.whole & all_).empty()) {
        check_article(library_.pages[page]);
      } else if (!scopes.sections.empty()) {
        check_parts(library_.pages[page], scopes);
      }
    }
    findings_.move_to(diagnostics_);
  }

 private:
  void check_entries(const std::vector<NavigationNode>& nodes, UsageSet around) {
    for (const NavigationNode& node : nodes) {
      const UsageSet own = node.usages.empty() ? UsageSet::everybody() : usages_with_ids(config_, node.usages);
      if ((around & own & all_).empty()) {
        diagnostics_.push_back({.rule = Rule::usage_contradiction,
                                .source = config_.source,
                                .span = node.usages_span,
                                .message = fmt::format("the entry is for {}, inside entries for {}, so nobody sees it",
                                                       usage_names(config_, own), usage_names(config_, around)),
                                .advice = "Take one of the two away, or move the entry"});
        continue;
      }
      check_entries(node.children, around & own);
    }
  }

  void check_article(const ArticlePage& page) {
    const Article& article = library_.article(page.variant);
    const FrontMatterField* field = article.front_matter.find("usage");
    if (field == nullptr) return;
    UsageSet listed;
    add_entries_for(library_.navigation_of(page.edition), page.article, listed);
    const UsageSet own = usages_in_front_matter(config_, article);
    // What else is against it is a row of a chooser.
    if ((listed & all_).empty() || !(listed & own & all_).empty()) return;
    findings_.add({.rule = Rule::usage_contradiction,
                   .source = article.source,
                   .span = field->value_span,
                   .before = fmt::format("the article is for {}, and the navigation has it for ",
                                         usage_names(config_, own & all_)),
                   .after = ", so nobody sees it",
                   .advice = "Let one of the two say it"},
                  listed, page.edition);
  }

  static void add_entries_for(const std::vector<NavigationEntry>& entries, ArticleId article, UsageSet& listed) {
    for (const NavigationEntry& entry : entries) {
      if (entry.article == article && entry.anchor.empty()) listed.add(entry.usages);
      add_entries_for(entry.children, article, listed);
    }
  }

  void check_parts(const ArticlePage& page, const PageScopes& scopes) {
    const Article& article = library_.article(page.variant);
    const auto is_empty = [&](UsageSet set) { return (set & all_).empty(); };
    for (SectionIndex i = 0; i < article.sections.size(); ++i) {
      const Section& section = article.sections[i];
      const UsageSet around = section.parent == no_index ? scopes.whole : scopes.sections[section.parent];
      if (is_empty(around)) continue;
      if (is_empty(scopes.sections[i])) {
        // What else leaves nobody is a row of a chooser.
        if (section.scope != no_index && is_empty(around & scopes.scopes[section.scope]))
          report_section(page, section, article.scopes[section.scope], around);
        continue;
      }
      for (const ScopedRange& range : article.pieces[i].scoped) {
        const Scope& scope = article.scopes[range.scope];
        const UsageSet outside =
            scope.parent == no_index ? scopes.sections[i] : scopes.sections[i] & scopes.scopes[scope.parent];
        if (!is_empty(outside) && is_empty(outside & scopes.scopes[range.scope])) report_scope(page, scope, outside);
      }
    }
  }

  void report_section(const ArticlePage& page, const Section& section, const Scope& scope, UsageSet around) {
    findings_.add({.rule = Rule::usage_contradiction,
                   .source = section.source,
                   .span = section.heading,
                   .before = fmt::format("\"{}\" stands in a part for {}, inside what is for ", section.title,
                                         usage_names(config_, usages_named(config_, scope) & all_)),
                   .after = ", so nobody sees it",
                   .advice = advice},
                  around & all_, page.edition);
  }

  void report_scope(const ArticlePage& page, const Scope& scope, UsageSet around) {
    findings_.add(
        {.rule = Rule::usage_contradiction,
         .source = scope.source,
         .span = scope.span,
         .before = fmt::format("the {} is for {}, inside what is for ", scope.kind == Scope::Kind::tab ? "tab" : "zone",
                               usage_names(config_, usages_named(config_, scope) & all_)),
         .after = ", so nobody sees it",
         .advice = advice},
        around & all_, page.edition);
  }

  static constexpr const char* advice = "Move it out, take it away, or let one of the two say for whom it is";

  const Library& library_;
  const Config& config_;
  Diagnostics& diagnostics_;
  UsageSet all_;
  UsageFindings findings_;
};

}  // namespace

void check_contradictions(const Library& library, Diagnostics& diagnostics) {
  if (!library.page_scopes.empty()) Contradictions(library, diagnostics).check();
}

}  // namespace waymark
