#include "serve/answers/panel_report.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/escape.h"
#include "library/usages/views.h"
#include "serve/answers/problem_page.h"

namespace waymark {
namespace {

using nlohmann::json;

// A list that nobody reads to its end.
constexpr std::size_t most_findings = 200;
constexpr std::size_t most_views = 1000;

// The files that a page is made of: its article, what that includes, the text it borrows sections from.
std::set<SourceId> sources_of(const ServedSite& site, const ServedPage& page) {
  const Library& library = site.library;
  const ArticlePage& shown = library.pages[page.page];
  std::set<SourceId> sources;
  const auto add = [&](VariantId id) {
    const Article& article = library.article(id);
    sources.insert(article.source);
    sources.insert(article.includes.begin(), article.includes.end());
  };
  add(shown.variant);
  const Variant& variant = library.variant(shown.variant);
  if (const SourceComparison* original = variant.locale == site.config.source_locale
                                             ? nullptr
                                             : comparison_at(library, shown.variant, shown.edition.version);
      original != nullptr && !original->borrowed.empty())
    add(original->source);
  return sources;
}

json finding_json(const ServedSite& site, const Finding& finding, const std::set<std::string>& first) {
  const Diagnostic& diagnostic = finding.diagnostic;
  const SourceFile& file = site.report.sources.file(diagnostic.source);
  const Position at = file.lines.position(file.text, diagnostic.span.begin);
  json one{{"id", finding.id},
           {"rule", info(diagnostic.rule).id},
           {"severity", severity_name(finding.severity)},
           {"message", diagnostic.message},
           {"advice", diagnostic.advice},
           {"path", file.path},
           {"line", at.line},
           {"column", at.column},
           {"isNew", !first.contains(finding.id)}};
  if (diagnostic.fix && diagnostic.fix->trust == Trust::safe) one["fix"] = diagnostic.fix->title;
  return one;
}

// New ones first, then the more severe; else in the order of the report.
json findings_json(const ServedSite& site, const std::set<std::string>& first, const std::set<SourceId>* only) {
  std::vector<const Finding*> chosen;
  std::size_t fresh = 0;
  for (const Finding& finding : site.report.findings) {
    if (finding.standing != Standing::fresh || (only != nullptr && !only->contains(finding.diagnostic.source)))
      continue;
    if (!first.contains(finding.id)) ++fresh;
    chosen.push_back(&finding);
  }
  std::ranges::stable_sort(chosen, std::ranges::greater(), [&](const Finding* finding) {
    return std::pair(!first.contains(finding->id), static_cast<int>(finding->severity));
  });
  json list = json::array();
  for (std::size_t i = 0; i < std::min(chosen.size(), most_findings); ++i)
    list.push_back(finding_json(site, *chosen[i], first));
  return {{"total", chosen.size()}, {"new", fresh}, {"findings", std::move(list)}};
}

// The article's pages in every version, usage and locale that has one.
json views_json(const ServedSite& site, const ServedPage& current, const std::string& root) {
  const Library& library = site.library;
  const SiteFrame& frame = *site.frame();
  const ArticleId article = library.pages[current.page].article;
  const LocaleId reader = library.pages[current.page].edition.locale;
  json views = json::array();
  const auto add = [&](PageIndex index, std::optional<UsageId> view) {
    const ArticlePage& page = library.pages[index];
    const SitePath path = view ? view_path(library, page, *view) : page.path;
    if (site.output(path.str()) == nullptr || views.size() >= most_views) return;
    views.push_back({{"locale", frame.language(page.edition.locale).name},
                     {"version", library.version_count() > 1 ? frame.version_text(reader, page.edition.version) : ""},
                     {"usage", view ? frame.usage_label(*view, reader) : std::string()},
                     {"url", root + percent_encode_path(path.str())},
                     {"current", index == current.page && view == current.view}});
  };
  for (std::size_t i = 0; i < library.pages.size(); ++i) {
    if (library.pages[i].article != article) continue;
    const auto index = static_cast<PageIndex>(i);
    add(index, std::nullopt);
    for (std::size_t u = 0; u < site.config.usages.size(); ++u) {
      if (library.pages[i].views.contains(UsageId{u})) add(index, UsageId{u});
    }
  }
  return views;
}

}  // namespace

std::string panel_report(const ServedSite& site, const PanelQuestion& question) {
  json report{{"state", question.state}, {"token", question.token}, {"editor", question.has_editor}};
  report["problems"] = json::array();
  for (const Problem& problem : problems_of(site)) {
    report["problems"].push_back({{"path", problem.path},
                                  {"line", problem.line},
                                  {"column", problem.column},
                                  {"message", problem.message},
                                  {"advice", problem.advice}});
  }
  report["site"] = findings_json(site, question.first_findings, nullptr);
  const ServedPage* const page = site.frame() == nullptr ? nullptr : site.page_at(question.path);
  report["files"] = json::array();
  report["views"] = json::array();
  if (page != nullptr) {
    const std::set<SourceId> sources = sources_of(site, *page);
    const SourceId own = site.library.article(site.library.pages[page->page].variant).source;
    report["files"].push_back(site.report.sources.file(own).path);
    for (const SourceId source : sources) {
      if (source != own) report["files"].push_back(site.report.sources.file(source).path);
    }
    report["page"] = findings_json(site, question.first_findings, &sources);
    report["views"] = views_json(site, *page, question.root);
  }
  // Names of files may be bytes that are no text.
  return report.dump(-1, ' ', false, json::error_handler_t::replace);
}

}  // namespace waymark
