#include "library/navigation/repeated_entries.h"

#include <fmt/format.h>
#include <map>
#include <tuple>

#include "base/text.h"
#include "library/links/locate.h"
#include "library/navigation/check_navigation.h"

namespace waymark {
namespace {

// What an entry lists, and for whom.
using Listed = std::tuple<ArticleId, std::string, std::string>;
using FirstPlaces = std::map<Listed, Span>;

void note(const Library& library, SourceId source, Span span, const std::string& written, Listed listed,
          FirstPlaces& places, Diagnostics& diagnostics) {
  const ArticleId article = std::get<0>(listed);
  // What ended is in no navigation, so it is there neither once nor twice.
  if (library.entry(article).retired) return;
  const auto [first, added] = places.try_emplace(std::move(listed), span);
  if (added) return;
  const std::size_t line = library.sources->file(source).lines.line_of(first->second.begin) + 1;
  diagnostics.push_back(
      {.rule = Rule::navigation_duplicate,
       .source = source,
       .span = span,
       .message = fmt::format("\"{}\" is listed a second time, after line {}", library.entry(article).name, line),
       .advice = "Keep the place where readers look for it first",
       .reference = written});
}

void check_nodes(const Library& library, const std::vector<NavigationNode>& nodes, const std::string& around,
                 FirstPlaces& places, Diagnostics& diagnostics) {
  for (const NavigationNode& node : nodes) {
    const std::string usages = node.usages.empty() ? around : around + "/" + join(node.usages, ",");
    if (!node.target.empty() && !is_url(node.target)) {
      if (const auto target = find_navigation_target(library, node.target))
        note(library, library.config->source, node.span, node.target, {target->article, target->anchor, usages}, places,
             diagnostics);
    }
    check_nodes(library, node.children, usages, places, diagnostics);
  }
}

void check_entries(const Library& library, const TocFile& file, const std::vector<TocEntry>& entries,
                   FirstPlaces& places, Diagnostics& diagnostics) {
  for (const TocEntry& entry : entries) {
    if (!entry.href.empty() && !names_toc(entry.href)) {
      Reference reference;
      reference.target = entry.href;
      reference.source = file.source;
      const Destination destination = locate(library, reference);
      if (destination.kind == Destination::Kind::article)
        note(library, file.source, entry.href_span, entry.href, {destination.article, destination.fragment, ""}, places,
             diagnostics);
    }
    check_entries(library, file, entry.children, places, diagnostics);
  }
}

}  // namespace

void check_repeated_nodes(const Library& library, Diagnostics& diagnostics) {
  FirstPlaces places;
  check_nodes(library, library.config->navigation, "", places, diagnostics);
}

void check_repeated_entries(const Library& library, const std::vector<TocFile>& files, Diagnostics& diagnostics) {
  for (const TocFile& file : files) {
    FirstPlaces places;
    check_entries(library, file, file.entries, places, diagnostics);
  }
}

}  // namespace waymark
