#include "library/retirements.h"

#include <fmt/format.h>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/url.h"

namespace waymark {
namespace {

std::optional<ArticleId> find_article(const Library& library, std::string_view name) {
  const std::string stem(stem_of(name));
  if (const auto found = library.by_name.find(stem); found != library.by_name.end()) return found->second;
  if (const auto found = library.by_logical_path.find(stem); found != library.by_logical_path.end())
    return found->second;
  return std::nullopt;
}

bool is_address(std::string_view successor) {
  return successor.starts_with('/') || !split_url(successor).scheme.empty();
}

std::string did_you_mean(const Library& library, std::string_view name) {
  std::vector<std::string> names;
  names.reserve(library.articles.size());
  for (const ArticleEntry& entry : library.articles) names.push_back(entry.name);
  const auto near = nearest(name, names);
  return near ? fmt::format("The nearest article is \"{}\"", *near) : std::string();
}

void report(const Retirement& retirement, std::string message, std::string advice, Diagnostics& diagnostics) {
  diagnostics.push_back({.rule = Rule::config_bad_value,
                         .source = retirement.source,
                         .span = retirement.span,
                         .message = std::move(message),
                         .advice = std::move(advice)});
}

void check_successor(const Library& library, const Retirement& retirement, Diagnostics& diagnostics) {
  const std::string_view successor = retirement.successor;
  if (successor.empty() || is_address(successor) || successor_article(library, successor)) return;
  // A chain: the successor has itself gone on under another name.
  const std::string name(successor.substr(0, successor.find('#')));
  for (const Retirement& other : library.config->retirements) {
    if (other.article == name) return;
  }
  report(retirement, fmt::format("\"{}\" leads to \"{}\", which is no article", retirement.article, successor),
         did_you_mean(library, name), diagnostics);
}

void retire(Library& library, ArticleId id, VersionId since, const std::string& successor) {
  ArticleEntry& entry = library.articles[id.index()];
  entry.retired = since;
  entry.successor = successor;
}

void check_texts(const Library& library, const Retirement& retirement, ArticleId id, VersionId since,
                 Diagnostics& diagnostics) {
  for (const VariantId variant : library.entry(id).variants) {
    if (library.variant(variant).version < since) continue;
    report(retirement,
           fmt::format("\"{}\" ends in {}, but \"{}\" is its text of {}", retirement.article,
                       library.version_name(since), library.sources->file(library.article(variant).source).path,
                       library.version_name(library.variant(variant).version)),
           "Let it end later, or remove that text", diagnostics);
    return;
  }
}

}  // namespace

std::optional<ArticleId> successor_article(const Library& library, std::string_view successor) {
  if (is_address(successor)) return std::nullopt;
  successor = successor.substr(0, successor.find('#'));
  while (successor.starts_with("./")) successor.remove_prefix(2);
  if (successor.empty()) return std::nullopt;
  return find_article(library, successor);
}

void retire_articles(const std::vector<Stub>& stubs, Library& library, Diagnostics& diagnostics) {
  for (const Stub& stub : stubs) {
    const auto id = find_article(library, stub.article);
    if (!id) continue;
    // "./end-user/x" and "/azure/mfa/x" name the article by its last segment.
    const std::string_view path = split_url(stub.successor).path;
    const auto successor = successor_article(library, file_name_of(path));
    retire(library, *id, stub.since, successor ? library.entry(*successor).name : stub.successor);
  }
  for (const Retirement& retirement : library.config->retirements) {
    const auto id = find_article(library, retirement.article);
    if (!id) {
      // Without a version it is an old address that never had a text of its own.
      if (retirement.since) {
        report(retirement, fmt::format("\"{}\" is retired, but it is no article", retirement.article),
               did_you_mean(library, retirement.article), diagnostics);
      }
    } else {
      const VersionId since = retirement.since.value_or(VersionId{0});
      check_texts(library, retirement, *id, since, diagnostics);
      retire(library, *id, since, retirement.successor);
    }
    check_successor(library, retirement, diagnostics);
  }
}

}  // namespace waymark
