#include "tiny_site.h"

#include <algorithm>

#include "article/markdown/slug.h"
#include "base/site_path.h"
#include "base/text.h"
#include "diagnostics/rule.h"
#include "library/catalog.h"
#include "library/history/article_history.h"
#include "library/links/check_references.h"
#include "library/links/link_index.h"
#include "library/links/locate.h"
#include "library/pages/pages.h"

namespace waymark {
namespace {

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

void scan_headings(const std::string& text, Article& article) {
  SlugCounter slugs;
  std::size_t offset = 0;
  article.sections.push_back({.source = article.source});
  for (const std::string_view line : split(text, '\n')) {
    const std::size_t level = std::min(line.find_first_not_of('#'), line.size());
    if (level > 0) {
      const std::string title(trim(line.substr(level)));
      const Span span = span_of(offset, offset + line.size());
      if (article.title.empty()) article.title = title;
      const auto section = static_cast<SectionIndex>(article.sections.size());
      const std::string id = slugs.take(title);
      article.sections.push_back({.level = static_cast<std::uint8_t>(level),
                                  .title = title,
                                  .anchor = id,
                                  .heading = span,
                                  .source = article.source});
      article.anchors.push_back({.id = id, .section = section, .span = span, .source = article.source});
    }
    offset += line.size() + 1;
  }
  for (std::size_t at = 0; (at = text.find("<a name=\"", at)) != std::string::npos;) {
    at += 9;
    const std::size_t end = text.find('"', at);
    article.anchors.push_back({.id = text.substr(at, end - at),
                               .kind = AnchorKind::written,
                               .span = span_of(at, end),
                               .source = article.source});
  }
}

void scan_brackets(const std::string& text, Article& article) {
  for (std::size_t open = 0; (open = text.find('[', open)) != std::string::npos; ++open) {
    const std::size_t close = text.find(']', open);
    if (close == std::string::npos) return;
    const std::string label = text.substr(open + 1, close - open - 1);
    const char next = close + 1 < text.size() ? text[close + 1] : ' ';
    if (next == '(') {
      const std::size_t end = text.find(')', close);
      const std::string target = text.substr(close + 2, end - close - 2);
      const bool image = open > 0 && text[open - 1] == '!';
      article.references.push_back({.kind = image ? ReferenceKind::image : ReferenceKind::link,
                                    .target = target,
                                    .written = target,
                                    .text = label,
                                    .span = span_of(open, end + 1),
                                    .target_span = span_of(close + 2, end),
                                    .source = article.source});
      open = end;
    } else if (next == '[') {
      const std::size_t end = text.find(']', close + 1);
      article.bracket_texts.push_back({.text = label,
                                       .label = text.substr(close + 2, end - close - 2),
                                       .span = span_of(open, end + 1),
                                       .source = article.source});
      open = end;
    } else {
      article.bracket_texts.push_back(
          {.text = label, .shortcut = true, .span = span_of(open, close + 1), .source = article.source});
    }
  }
}

// Takes the locale and version off the front of "nl-nl/2015-06/start.md".
struct Place {
  std::string locale;
  std::string version;
  std::string rest;
};

Place split_place(const Config& config, std::string_view place) {
  Place result{.rest = std::string(place)};
  for (std::string* part : {&result.locale, &result.version}) {
    const std::size_t slash = result.rest.find('/');
    if (slash == std::string::npos) break;
    const std::string first = result.rest.substr(0, slash);
    const bool known =
        part == &result.locale ? config.find_locale(first).has_value() : config.find_version(first).has_value();
    if (!known) continue;
    *part = first;
    result.rest.erase(0, slash + 1);
  }
  return result;
}

}  // namespace

TinySite::TinySite() {
  set_locales({"en-us", "nl-nl"});
  set_versions({"2015-06", "2015-10", "2016-10"});
  config.home = "home";
}

void TinySite::set_versions(const std::vector<std::string>& names) {
  config.versions.clear();
  for (const std::string& name : names) config.versions.push_back({.name = name, .label = name});
}

void TinySite::set_locales(const std::vector<std::string>& tags) {
  config.locales.clear();
  for (const std::string& tag : tags) config.locales.push_back({.tag = tag, .name = tag});
}

SourceId TinySite::add(std::string_view place, std::string text) {
  return add_at(place, split_place(config, place).rest, std::move(text));
}

SourceId TinySite::add_at(std::string_view place, std::string logical_path, std::string text) {
  const Place parts = split_place(config, place);
  SourceFile file{
      .path = std::string(place), .logical_path = std::move(logical_path), .text = text, .lines = LineIndex(text)};
  file.article = std::string(stem_of(parts.rest));
  file.locale = parts.locale;
  file.version = parts.version;
  const SourceId id = sources.add(std::move(file));
  Article article{.source = id};
  scan_headings(text, article);
  scan_brackets(text, article);
  articles.push_back(std::move(article));
  return id;
}

Article& TinySite::article(SourceId source) { return *std::ranges::find(articles, source, &Article::source); }

void TinySite::add_asset(std::string_view place) {
  const Place parts = split_place(config, place);
  sources.add_asset(
      {.disk_path = std::string(place), .logical_path = parts.rest, .locale = parts.locale, .version = parts.version});
}

void TinySite::retire(std::string article, std::string since, std::string successor) {
  config.retirements.push_back(
      {.article = std::move(article), .since = config.find_version(since), .successor = std::move(successor)});
}

void TinySite::link(std::size_t jobs) {
  library = Library();
  library.config = &config;
  library.sources = &sources;
  build_catalog(articles, library, diagnostics);
  build_histories(library, jobs);
  build_article_histories(library);
  build_old_anchors(library);
  build_link_index(library, jobs);
  build_pages(library, diagnostics);
  locate_all(library, jobs);
  check_references(library, jobs, diagnostics);
}

VariantId TinySite::variant(std::string_view path) const {
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    if (sources.file(library.variants[i].compiled.source).path == path) return VariantId{i};
  }
  return VariantId{no_index};
}

Edition TinySite::edition(std::string_view locale, std::string_view version) const {
  return {*config.find_locale(locale), *config.find_version(version)};
}

std::vector<std::string> TinySite::pages() const {
  std::vector<std::string> lines;
  for (const ArticlePage& page : library.pages) {
    lines.push_back(page.path.str() + " = " + sources.file(library.article(page.variant).source).path);
  }
  return lines;
}

std::string TinySite::target(std::string_view path, std::string_view locale, std::string_view version) const {
  const Target target = library.resolve(variant(path), 0, edition(locale, version));
  const std::string anchor = target.anchor.empty() ? "" : "#" + target.anchor;
  switch (target.kind) {
    case Target::Kind::broken:
      return "broken";
    case Target::Kind::external:
      return "external " + target.url;
    case Target::Kind::verbatim:
      return "verbatim " + target.url;
    case Target::Kind::page:
      return library.pages[target.page].path.str() + target.url + anchor +
             (target.leaves_edition ? " (other edition)" : "");
    case Target::Kind::asset:
      return library.asset_paths[target.asset].str() + target.url + anchor +
             (target.leaves_edition ? " (other edition)" : "");
  }
  return "";
}

std::vector<std::string> TinySite::findings() const {
  std::vector<std::string> lines;
  for (const Diagnostic& finding : diagnostics) {
    std::string line = std::string(info(finding.rule).id) + ": " + finding.message;
    if (!finding.advice.empty()) line += " | " + finding.advice;
    if (finding.fix) {
      line += finding.fix->trust == Trust::safe ? " | safe:" : " | review:";
      for (const Edit& edit : finding.fix->edits) line += " " + edit.replacement;
    }
    if (!finding.versions.empty()) line += " | in " + join(finding.versions, ", ");
    if (!finding.locales.empty()) line += " | for " + join(finding.locales, ", ");
    lines.push_back(line);
  }
  return lines;
}

}  // namespace waymark
