#include "library/navigation/check_navigation.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/url.h"
#include "library/links/locate.h"

namespace waymark {

namespace {

using Kind = Destination::Kind;

Diagnostic missing_target(SourceId source, Span span, std::string_view written, std::string message,
                          std::string advice) {
  return {.rule = Rule::navigation_missing_target,
          .source = source,
          .span = span,
          .message = std::move(message),
          .advice = std::move(advice),
          .reference = std::string(written)};
}

// From which version on the site no longer has the article.
std::string retired_advice(const ArticleEntry& entry) {
  return entry.successor.empty() ? "take the entry out" : fmt::format("lead to \"{}\" instead", entry.successor);
}

void check_nodes(const Library& library, const std::vector<NavigationNode>& nodes,
                 const std::vector<std::string>& names, Diagnostics& diagnostics) {
  const SourceId site = library.config->source;
  for (const NavigationNode& node : nodes) {
    check_nodes(library, node.children, names, diagnostics);
    if (node.target.empty() || is_url(node.target)) continue;
    const std::optional<NavigationTarget> target = find_navigation_target(library, node.target);
    if (!target) {
      const std::string name = node.target.substr(0, node.target.find('#'));
      const std::optional<std::string> near = nearest(name, names);
      diagnostics.push_back(missing_target(site, node.span, node.target,
                                           fmt::format("there is no article \"{}\"", name),
                                           near ? fmt::format("did you mean \"{}\"?", *near) : ""));
      continue;
    }
    const ArticleEntry& entry = library.entry(target->article);
    if (entry.retired && *entry.retired <= library.current_version()) {
      diagnostics.push_back(
          missing_target(site, node.span, node.target,
                         fmt::format("\"{}\" is retired since {}", entry.name, library.version_name(*entry.retired)),
                         retired_advice(entry)));
      continue;
    }
    if (target->anchor.empty()) continue;
    const bool somewhere = std::ranges::any_of(
        entry.variants, [&](VariantId id) { return !existing_anchor(library.article(id), target->anchor).empty(); });
    if (somewhere) continue;
    diagnostics.push_back(missing_target(site, node.span, node.target,
                                         fmt::format("\"{}\" has no anchor \"#{}\"", entry.name, target->anchor),
                                         "name the id of one of its headings"));
  }
}

class TocChecker {
 public:
  TocChecker(const Library& library, const std::vector<TocFile>& files, Diagnostics& diagnostics)
      : library_(library), files_(files), diagnostics_(diagnostics) {}

  void check(std::size_t index) {
    const Edition edition{files_[index].locale, files_[index].version};
    held_ = tocs_in_force(library_, files_, edition);
    // Of two forms in one folder the other holds; what this one says is checked all the same.
    check_entries(files_[index], files_[index].entries);
    path_ = {index};
    find_cycle(files_[index], files_[index].entries);
  }

 private:
  void check_entries(const TocFile& file, const std::vector<TocEntry>& entries) {
    for (const TocEntry& entry : entries) {
      for (const std::string& href : {entry.href, entry.nested}) {
        if (!href.empty()) check_target(file, entry, href);
      }
      check_entries(file, entry.children);
    }
  }

  void check_target(const TocFile& file, const TocEntry& entry, const std::string& href) {
    if (named_toc(library_, files_, held_, file, href)) return;
    Reference reference;
    reference.target = href;
    reference.source = file.source;
    const Destination destination = locate(library_, reference);
    const auto report = [&](std::string message, std::string advice) {
      diagnostics_.push_back(missing_target(file.source, entry.href_span, href, std::move(message), std::move(advice)));
    };
    switch (destination.kind) {
      case Kind::article:
        check_article(file, entry, href, destination);
        return;
      case Kind::missing:
        if (names_toc(href)) {
          report(fmt::format("there is no navigation file \"{}\"", href), "");
        } else {
          const std::optional<std::string> near = nearest(destination.path, known_paths());
          report(fmt::format("there is no file \"{}\"", href),
                 near ? fmt::format("did you mean \"{}\"?", written_from(file, *near)) : "");
        }
        return;
      case Kind::no_page:
        report(fmt::format("\"{}\" is a file that never becomes a page", href), "");
        return;
      case Kind::retired:
        report(fmt::format("\"{}\" is retired", href), "take the entry out, or lead to what replaces it");
        return;
      case Kind::outside:
        report(fmt::format("\"{}\" leaves the content folder", href), "");
        return;
      case Kind::local_file:
        report(fmt::format("\"{}\" is a file of the author's own machine", href), "");
        return;
      case Kind::unknown_scheme:
        report(fmt::format("\"{}\" begins with a scheme that is not known", href), "");
        return;
      case Kind::empty:
      case Kind::external:
      case Kind::verbatim:
      case Kind::self:
      case Kind::asset:
      case Kind::elsewhere:
        return;
    }
  }

  void check_article(const TocFile& file, const TocEntry& entry, const std::string& href,
                     const Destination& destination) {
    const ArticleEntry& article = library_.entry(destination.article);
    if (destination.match == Destination::Match::other_case || destination.match == Destination::Match::no_extension) {
      report_inexact(file, entry, href, destination);
    }
    if (article.retired && *article.retired <= file.version) {
      diagnostics_.push_back(missing_target(
          file.source, entry.href_span, href,
          fmt::format("\"{}\" is retired since {}", article.name, library_.version_name(*article.retired)),
          retired_advice(article)));
      return;
    }
    // In some version from this file's on a reader of its locale has it: good enough, since a navigation outlives
    // articles.
    std::optional<VariantId> shown;
    for (std::size_t version = file.version.index(); version < library_.version_count() && !shown; ++version) {
      if (const auto in_force = library_.in_force(destination.article, {file.locale, VersionId{version}}))
        shown = in_force->variant;
    }
    if (!shown) {
      if (!library_.index.known_elsewhere.holds(destination.path)) report_other_edition(file, entry, href, article);
    } else if (!destination.fragment.empty()) {
      check_anchor(file, entry, href, destination, article);
    }
  }

  void check_anchor(const TocFile& file, const TocEntry& entry, const std::string& href, const Destination& destination,
                    const ArticleEntry& article) {
    const bool somewhere = std::ranges::any_of(article.variants, [&](VariantId id) {
      return !existing_anchor(library_.article(id), destination.fragment).empty();
    });
    if (somewhere || destination.fragment == "top") return;
    diagnostics_.push_back(
        missing_target(file.source, entry.href_span, href,
                       fmt::format("\"{}\" has no anchor \"#{}\"", article.name, destination.fragment),
                       "name the id of one of its headings"));
  }

  void report_other_edition(const TocFile& file, const TocEntry& entry, const std::string& href,
                            const ArticleEntry& article) {
    std::vector<std::string> locales;
    for (const VariantId id : article.variants) {
      const std::string& tag = library_.locale_tag(library_.variant(id).locale);
      if (std::ranges::find(locales, tag) == locales.end()) locales.push_back(tag);
    }
    diagnostics_.push_back(missing_target(
        file.source, entry.href_span, href, fmt::format("\"{}\" exists in {} only", href, join(locales, ", ")),
        fmt::format("write it in {} too, or take the entry out", library_.locale_tag(file.locale))));
  }

  void report_inexact(const TocFile& file, const TocEntry& entry, const std::string& href,
                      const Destination& destination) {
    const bool other_case = destination.match == Destination::Match::other_case;
    const std::string right = written_from(file, destination.path) + destination.query +
                              (destination.fragment.empty() ? "" : "#" + destination.fragment);
    Diagnostic diagnostic{.rule = other_case ? Rule::link_case : Rule::link_missing_extension,
                          .source = file.source,
                          .span = entry.href_span,
                          .message = other_case ? fmt::format("\"{}\" is \"{}\" in another letter case", href, right)
                                                : fmt::format("\"{}\" names an article without its .md", href),
                          .advice = fmt::format("write \"{}\"", right),
                          .reference = href};
    // Only where the text stands as it is, without escapes or a folded line.
    const std::string_view text = library_.sources->file(file.source).text;
    const Span span = entry.href_span;
    if (text.substr(span.begin, span.end - span.begin) == href) {
      diagnostic.fix = Fix{.title = fmt::format("Write \"{}\"", right), .edits = {{file.source, span, right}}};
    }
    diagnostics_.push_back(std::move(diagnostic));
  }

  // A logical path as it would be written in `file`.
  std::string written_from(const TocFile& file, std::string_view path) const {
    const auto from = SitePath::from(library_.sources->file(file.source).logical_path);
    const auto to = SitePath::from(path);
    return from && to ? to->url_from(*from) : std::string(path);
  }

  const std::vector<std::string>& known_paths() {
    if (known_paths_.empty()) {
      for (const SourceFile& file : library_.sources->files()) {
        if (file.kind == SourceKind::article) known_paths_.push_back(file.logical_path);
      }
      std::ranges::sort(known_paths_);
      known_paths_.erase(std::unique(known_paths_.begin(), known_paths_.end()), known_paths_.end());
    }
    return known_paths_;
  }

  // Reports each entry that leads back to `path_.front()`: every file of a cycle is the start once, so each entry is
  // told once.
  void find_cycle(const TocFile& file, const std::vector<TocEntry>& entries) {
    for (const TocEntry& entry : entries) {
      for (const std::string& href : {entry.href, entry.nested}) {
        const auto nested = href.empty() ? std::nullopt : named_toc(library_, files_, held_, file, href);
        if (!nested || !reaches(*nested, path_.front())) continue;
        const std::string& start = library_.sources->file(files_[path_.front()].source).path;
        diagnostics_.push_back({.rule = Rule::navigation_cycle,
                                .source = file.source,
                                .span = entry.href_span,
                                .message = *nested == path_.front()
                                               ? fmt::format("\"{}\" names itself", start)
                                               : fmt::format("\"{}\" leads back to \"{}\"", href, start),
                                .advice = "take the entry out of one of the files",
                                .reference = href});
      }
      find_cycle(file, entry.children);
    }
  }

  bool reaches(std::size_t from, std::size_t goal) const {
    std::vector<std::size_t> waiting = {from};
    std::set<std::size_t> seen;
    while (!waiting.empty()) {
      const std::size_t index = waiting.back();
      waiting.pop_back();
      if (index == goal) return true;
      if (seen.insert(index).second) nested_in(files_[index], files_[index].entries, waiting);
    }
    return false;
  }

  void nested_in(const TocFile& file, const std::vector<TocEntry>& entries, std::vector<std::size_t>& out) const {
    for (const TocEntry& entry : entries) {
      for (const std::string& href : {entry.href, entry.nested}) {
        if (href.empty()) continue;
        if (const auto nested = named_toc(library_, files_, held_, file, href)) out.push_back(*nested);
      }
      nested_in(file, entry.children, out);
    }
  }

  const Library& library_;
  const std::vector<TocFile>& files_;
  Diagnostics& diagnostics_;
  std::vector<std::size_t> held_;
  std::vector<std::size_t> path_;
  std::vector<std::string> known_paths_;
};

void collect_articles(const std::vector<NavigationEntry>& entries, std::set<ArticleId>& articles) {
  for (const NavigationEntry& entry : entries) {
    if (entry.article) articles.insert(*entry.article);
    collect_articles(entry.children, articles);
  }
}

// Where a finding about a whole text stands: its first heading, else its front matter.
Span place_of(const Article& article) {
  for (const Section& section : article.sections) {
    if (section.level > 0 && section.source == article.source) return section.heading;
  }
  return article.front_matter.fields.empty() ? Span{} : article.front_matter.fields.front().key_span;
}

}  // namespace

void check_configured_navigation(const Library& library, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  for (const ArticleEntry& entry : library.articles) names.push_back(entry.name);
  check_nodes(library, library.config->navigation, names, diagnostics);
}

void check_toc_files(const Library& library, const std::vector<TocFile>& files, Diagnostics& diagnostics) {
  TocChecker checker(library, files, diagnostics);
  for (std::size_t i = 0; i < files.size(); ++i) checker.check(i);
}

void check_orphans(const Library& library, Diagnostics& diagnostics) {
  const VersionId current = library.current_version();
  std::set<ArticleId> named;
  for (std::size_t locale = 0; locale < library.locale_count(); ++locale) {
    const Edition edition{LocaleId{locale}, current};
    collect_articles(library.navigation[navigation_index(*library.config, edition)], named);
  }
  for (std::size_t i = 0; i < library.articles.size(); ++i) {
    const ArticleId article{i};
    const std::string& name = library.articles[i].name;
    if (named.contains(article) || name == library.config->home) continue;
    std::optional<InForce> shown = library.in_force(article, {library.config->source_locale, current});
    for (std::size_t locale = 0; locale < library.locale_count() && !shown; ++locale) {
      shown = library.in_force(article, {LocaleId{locale}, current});
    }
    if (!shown) continue;
    const Article& compiled = library.article(shown->variant);
    if (!compiled.front_matter.redirect_url.empty()) continue;
    diagnostics.push_back({.rule = Rule::navigation_orphan,
                           .source = compiled.source,
                           .span = place_of(compiled),
                           .message = fmt::format("\"{}\" is in no navigation", name),
                           .advice = "readers find it through links only; add it to the navigation"});
  }
}

}  // namespace waymark
