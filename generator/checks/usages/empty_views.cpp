#include "checks/usages/empty_views.h"

#include <fmt/format.h>

#include "base/text.h"
#include "checks/usages/missing_steps.h"
#include "checks/usages/usage_findings.h"
#include "library/navigation/check_navigation.h"
#include "library/usages/piece_readers.h"

namespace waymark {
namespace {

// Of a section and all below it.
struct Content {
  UsageSet readers;    // for whom words stand there
  bool words = false;  // for anybody at all
};

class EmptyViews {
 public:
  EmptyViews(const Library& library, Diagnostics& diagnostics)
      : library_(library),
        diagnostics_(diagnostics),
        all_(UsageSet::first(library.config->usages.size())),
        findings_(library) {}

  void check() {
    for (const PageIndex page : pages_seen_by_usages(library_)) {
      // Where nothing is limited all see all.
      if (!library_.page_scopes[page].sections.empty()) check_page(library_.pages[page], library_.page_scopes[page]);
    }
    findings_.move_to(diagnostics_);
  }

 private:
  void check_page(const ArticlePage& page, const PageScopes& scopes) {
    const Article& article = library_.article(page.variant);
    const std::vector<Content> contents = contents_of(article, scopes);
    Content whole;
    for (const Content& content : contents) {
      whole.readers.add(content.readers);
      whole.words = whole.words || content.words;
    }
    if (!whole.words) return;
    if (const UsageSet empty = (all_ & scopes.whole) - whole.readers; !empty.empty())
      report_view(page, article, empty, all_ & whole.readers);
    std::vector<UsageSet> empty(article.sections.size());
    for (SectionIndex i = 1; i < article.sections.size(); ++i) {
      const Section& section = article.sections[i];
      if (!section.in_outline || !contents[i].words) continue;
      empty[i] = (page.views & scopes.sections[i]) - contents[i].readers;
      const UsageSet around = section.parent == no_index ? UsageSet() : empty[section.parent];
      if (const UsageSet own = empty[i] - around; !own.empty()) report_section(page, section, own);
    }
    for (SectionIndex i = 0; i < article.sections.size(); ++i) {
      if (article.pieces[i].scoped.empty()) continue;
      for (const MissingSteps& missing : missing_steps(article, i, page.views & scopes.sections[i], scopes.scopes))
        report_steps(page, article, missing);
    }
  }

  static std::vector<Content> contents_of(const Article& article, const PageScopes& scopes) {
    std::vector<Content> contents(article.sections.size());
    for (SectionIndex i = 0; i < article.sections.size(); ++i) {
      const std::string_view html = article.pieces[i].html;
      contents[i] = {
          .readers = readers_of_words(article.sections[i], article.pieces[i], scopes.sections[i], scopes.scopes),
          .words = has_words(html.substr(end_of_heading(article.sections[i], html)))};
    }
    for (SectionIndex i = static_cast<SectionIndex>(contents.size()); i-- > 1;) {
      const SectionIndex parent = article.sections[i].parent;
      if (parent == no_index) continue;
      contents[parent].readers.add(contents[i].readers);
      contents[parent].words = contents[parent].words || contents[i].words;
    }
    return contents;
  }

  void report_view(const ArticlePage& page, const Article& article, UsageSet empty, UsageSet readers) {
    const Section& top = article.sections[article.sections.size() > 1 ? 1 : 0];
    std::string ids;
    for (std::size_t i = 0; i < library_.config->usages.size(); ++i) {
      if (readers.contains(UsageId{i})) ids += (ids.empty() ? "" : ", ") + library_.config->usages[i].id;
    }
    findings_.add(
        {.rule = Rule::usage_empty_view,
         .source = top.level == 0 ? article.source : top.source,
         .span = top.heading,
         .before = fmt::format("nothing of \"{}\" but headings is for ", navigation_title(library_, page.variant)),
         .advice = ids.empty() ? std::string("Write something that everybody sees")
                               : fmt::format("Write \"usage: {}\" into the front matter, or something for "
                                             "the others",
                                             ids)},
        empty, page.edition);
  }

  void report_section(const ArticlePage& page, const Section& section, UsageSet empty) {
    findings_.add({.rule = Rule::usage_empty_section,
                   .source = section.source,
                   .span = section.heading,
                   .before = fmt::format("of \"{}\" nothing but the heading is for ", section.title),
                   .advice = "Put the heading into the zone as well, or write something for the others"},
                  empty, page.edition);
  }

  void report_steps(const ArticlePage& page, const Article& article, const MissingSteps& missing) {
    const Scope& scope = article.scopes[missing.scope];
    UsageFinding finding{.rule = Rule::usage_no_steps, .source = scope.source, .span = scope.span};
    if (missing.is_item) {
      finding.before = "nothing of this step is for ";
      finding.advice = "Put the whole list into the zone, or write the step for the others";
    } else {
      finding.before = fmt::format("what \"{}\" announces is not there for ", missing.announced);
      finding.advice = "Write it for them, or put the sentence into the zone as well";
    }
    findings_.add(std::move(finding), missing.usages, page.edition);
  }

  const Library& library_;
  Diagnostics& diagnostics_;
  UsageSet all_;
  UsageFindings findings_;
};

}  // namespace

void check_empty_views(const Library& library, Diagnostics& diagnostics) {
  if (!library.page_scopes.empty()) EmptyViews(library, diagnostics).check();
}

}  // namespace waymark
