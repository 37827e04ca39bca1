#include "library/addresses/retirements.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

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
  return near ? fmt::format("The nearest article is \"{}\"", *near)
              : "Take since out when it is an old address that has no texts here";
}

void report(const Retirement& retirement, std::string message, std::string advice, Diagnostics& diagnostics) {
  diagnostics.push_back({.rule = Rule::config_bad_value,
                         .source = retirement.source,
                         .span = retirement.span,
                         .message = std::move(message),
                         .advice = std::move(advice)});
}

// The first text that is there although its article has ended.
std::optional<VariantId> text_from(const Library& library, ArticleId id, VersionId since) {
  const std::vector<VariantId>& variants = library.entry(id).variants;
  const auto late =
      std::ranges::find_if(variants, [&](VariantId variant) { return library.variant(variant).version >= since; });
  return late == variants.end() ? std::nullopt : std::optional(*late);
}

void report_late_text(const Library& library, const Retirement& retirement, VersionId since, VariantId late,
                      Diagnostics& diagnostics) {
  report(retirement,
         fmt::format("\"{}\" ends in {}, but \"{}\" is its text of {}", retirement.article, library.version_name(since),
                     library.sources->file(library.article(late).source).path,
                     library.version_name(library.variant(late).version)),
         "Let it end later, or remove that text", diagnostics);
}

// Redirects by name; what is said later wins.
class RedirectTable {
 public:
  explicit RedirectTable(Library& library) : library_(library) {}

  void add(AddressRedirect redirect) {
    std::string name = redirect.name;
    table_.insert_or_assign(std::move(name), std::move(redirect));
  }

  void end_article(ArticleId id, VersionId since, const std::string& successor) {
    ArticleEntry& entry = library_.articles[id.index()];
    entry.retired = since;
    entry.successor = successor;
  }

  void finish() {
    for (auto& [name, redirect] : table_) {
      library_.redirects.by_name.emplace(name, library_.redirects.all.size());
      library_.redirects.all.push_back(std::move(redirect));
    }
  }

 private:
  Library& library_;
  std::map<std::string, AddressRedirect> table_;
};

// "./end-user/x" and "/azure/mfa/x" name the article by its last segment.
std::string successor_of(const Library& library, const RedirectOnly& file) {
  const UrlParts url = split_url(file.successor);
  const auto successor = successor_article(library, file_name_of(url.path));
  if (!successor) return file.successor;
  return library.entry(*successor).name + (url.fragment.empty() ? "" : "#" + std::string(url.fragment));
}

void add_file(const Library& library, const RedirectOnly& file, RedirectTable& table) {
  const auto id = find_article(library, file.article);
  const std::string successor = successor_of(library, file);
  table.add({.name = id ? library.entry(*id).name : file.article,
             .article = id,
             .successor = successor,
             .source = file.source,
             .span = file.span});
  if (id) table.end_article(*id, file.since, successor);
}

// A list says only that the file is gone by now.
void add_imported(const Library& library, const Retirement& retirement, RedirectTable& table,
                  Diagnostics& diagnostics) {
  const auto id = find_article(library, retirement.article);
  const VersionId now = library.current_version();
  const bool to_itself = id && successor_article(library, retirement.successor) == id;
  if (id && !to_itself) {
    if (const auto late = text_from(library, *id, now)) {
      report_late_text(library, retirement, now, *late, diagnostics);
      return;
    }
    table.end_article(*id, now, retirement.successor);
  }
  table.add({.name = id ? library.entry(*id).name : retirement.article,
             .article = id,
             .successor = retirement.successor,
             .imported = true,
             .source = retirement.source,
             .span = retirement.span});
}

// "old.md" and "old.html" are written for "old".
std::string without_extension(std::string_view name) {
  constexpr std::string_view page_extension = ".html";
  std::string_view stem = stem_of(name);
  if (stem.ends_with(page_extension)) stem.remove_suffix(page_extension.size());
  return std::string(stem.empty() ? name : stem);
}

void add_own(const Library& library, const Retirement& retirement, RedirectTable& table, Diagnostics& diagnostics) {
  const auto id = find_article(library, retirement.article);
  if (!id && retirement.since) {
    report(retirement, fmt::format("\"{}\" is retired, but it is no article", retirement.article),
           did_you_mean(library, retirement.article), diagnostics);
  }
  // Without a version it is an old address that never had a text of its own.
  const VersionId since = retirement.since.value_or(VersionId{0});
  if (id && successor_article(library, retirement.successor) != id) {
    if (const auto late = text_from(library, *id, since))
      report_late_text(library, retirement, since, *late, diagnostics);
    table.end_article(*id, since, retirement.successor);
  }
  table.add({.name = id ? library.entry(*id).name : without_extension(retirement.article),
             .article = id,
             .successor = retirement.successor,
             .source = retirement.source,
             .span = retirement.span});
}

}  // namespace

std::optional<ArticleId> successor_article(const Library& library, std::string_view successor) {
  if (is_address(successor)) return std::nullopt;
  successor = successor.substr(0, successor.find('#'));
  while (successor.starts_with("./")) successor.remove_prefix(2);
  if (successor.empty()) return std::nullopt;
  const auto article = find_article(library, successor);
  return article ? article : find_article(library, successor.substr(0, successor.find('?')));
}

void retire_articles(const std::vector<RedirectOnly>& files, Library& library, Diagnostics& diagnostics) {
  RedirectTable table(library);
  for (const Retirement& retirement : library.config->retirements) {
    if (retirement.imported) add_imported(library, retirement, table, diagnostics);
  }
  for (const RedirectOnly& file : files) add_file(library, file, table);
  for (const Retirement& retirement : library.config->retirements) {
    if (!retirement.imported) add_own(library, retirement, table, diagnostics);
  }
  table.finish();
}

}  // namespace waymark
