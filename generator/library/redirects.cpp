#include "library/redirects.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "base/edit_distance.h"
#include "base/escape.h"
#include "base/unicode.h"
#include "base/url.h"
#include "library/anchors.h"
#include "library/library.h"
#include "library/locate_file.h"
#include "library/old_anchors.h"
#include "library/page_addresses.h"
#include "library/page_index.h"
#include "library/published_addresses.h"
#include "library/retirements.h"

namespace waymark {
namespace {

// Nobody renames an article more often; without an end, a chain of all articles would be followed from each of them.
constexpr std::size_t most_steps = 64;

bool is_address(std::string_view successor) {
  return successor.starts_with('/') || !split_url(successor).scheme.empty();
}

std::string_view fragment_of(std::string_view successor) {
  const std::size_t hash = successor.find('#');
  return hash == std::string_view::npos ? std::string_view() : successor.substr(hash + 1);
}

// An address of the published content that is an article of ours.
std::optional<ArticleId> published_as(const Library& library, std::string_view address) {
  const auto rest = below_published(library.index.published, split_url(address), *library.config);
  if (!rest || rest->path.empty()) return std::nullopt;
  return published_article(library, rest->path, rest->own);
}

// Where an address leads: to the article of ours that is published there, else to itself.
std::optional<ArticleId> article_named(const Library& library, std::string_view successor) {
  return is_address(successor) ? published_as(library, successor) : successor_article(library, successor);
}

bool leads_somewhere(const RedirectEnd& end) {
  return end.kind == RedirectEnd::Kind::page || end.kind == RedirectEnd::Kind::address;
}

bool may_be_linked(std::string_view address) {
  return !is_dangerous_url(address) && (address.starts_with('/') || is_known_scheme(split_url(address).scheme));
}

bool has_old_anchor(const Library& library, ArticleId article, std::string_view fragment) {
  const std::string decoded = percent_decode(fragment);
  return std::ranges::any_of(library.old_anchors[article.index()], [&](const OldAnchor& old) {
    const std::string& id = library.article(old.variant).anchors[old.anchor].id;
    return id == fragment || id == decoded;
  });
}

class RedirectChecker {
 public:
  RedirectChecker(const Library& library, Diagnostics& diagnostics) : library_(library), diagnostics_(diagnostics) {}

  void check(const AddressRedirect& redirect) {
    const Edition edition{library_.config->source_locale, library_.current_version()};
    const RedirectEnd end = follow_redirect(library_, redirect.successor, edition);
    if (end.kind == RedirectEnd::Kind::circle) {
      report(Rule::redirect_loop, redirect,
             fmt::format("\"{}\" leads to \"{}\", and from there in a circle", redirect.name, redirect.successor),
             "Let one of them lead to an article that is there");
    } else if (end.kind == RedirectEnd::Kind::missing && end.wanted == redirect.successor) {
      report_missing(redirect);
    } else if (end.kind == RedirectEnd::Kind::page) {
      check_anchor(redirect);
    }
  }

 private:
  void report_missing(const AddressRedirect& redirect) {
    // A list of a whole repository leads to articles that this site has not.
    if (redirect.imported && !redirect.article) return;
    const std::string wanted = redirect.successor.substr(0, redirect.successor.find('#'));
    report(Rule::redirect_dangling, redirect,
           fmt::format("\"{}\" leads to \"{}\", which is no article", redirect.name, redirect.successor),
           nearest_article(wanted));
  }

  void check_anchor(const AddressRedirect& redirect) {
    const std::string_view fragment = fragment_of(redirect.successor);
    const auto article = article_named(library_, redirect.successor);
    if (fragment.empty() || !article || has_old_anchor(library_, *article, fragment)) return;
    std::vector<std::string> ids;
    for (const OldAnchor& old : library_.old_anchors[article->index()])
      ids.push_back(library_.article(old.variant).anchors[old.anchor].id);
    const auto near = nearest(std::string(fragment), ids);
    report(
        Rule::redirect_dangling, redirect,
        fmt::format("\"{}\" leads to \"{}\", but \"{}\" has no anchor \"{}\"", redirect.name, redirect.successor,
                    library_.entry(*article).name, fragment),
        near ? fmt::format("The nearest anchor is \"{}\"", *near) : "Take the anchor out, or name one that is there");
  }

  std::string nearest_article(const std::string& wanted) {
    if (names_.empty()) {
      for (const ArticleEntry& entry : library_.articles) names_.push_back(entry.name);
    }
    const auto near = nearest(wanted, names_);
    return near ? fmt::format("The nearest article is \"{}\"", *near)
                : "Name an article, a full address, or take the target out: readers are then led to the last wording";
  }

  void report(Rule rule, const AddressRedirect& redirect, std::string message, std::string advice) {
    diagnostics_.push_back({.rule = rule,
                            .source = redirect.source,
                            .span = redirect.span,
                            .message = std::move(message),
                            .advice = std::move(advice),
                            .reference = redirect.successor});
  }

  const Library& library_;
  Diagnostics& diagnostics_;
  std::vector<std::string> names_;
};

}  // namespace

RedirectEnd follow_redirect(const Library& library, std::string_view successor, Edition edition) {
  RedirectEnd end;
  std::string wanted(successor);
  // An anchor goes on working on the page that takes the place of its own.
  std::string anchor;
  std::unordered_set<std::string> seen;
  for (std::size_t step = 0; !wanted.empty(); ++step) {
    if (!fragment_of(wanted).empty()) anchor = fragment_of(wanted);
    const auto article = article_named(library, wanted);
    if (article) {
      if (const auto page = library.page_of(*article, edition))
        return {.kind = RedirectEnd::Kind::page, .page = *page, .anchor = anchor};
    } else if (is_address(wanted)) {
      if (!may_be_linked(wanted)) return {.kind = RedirectEnd::Kind::missing, .wanted = wanted};
      return {.kind = RedirectEnd::Kind::address, .url = wanted};
    }
    const std::string name = article ? library.entry(*article).name : wanted.substr(0, wanted.find('#'));
    if (step == most_steps || !seen.insert(name).second) return {.kind = RedirectEnd::Kind::circle, .wanted = name};
    const auto next = library.redirects.by_name.find(name);
    if (next == library.redirects.by_name.end()) {
      if (article) return {.kind = RedirectEnd::Kind::nothing};
      return {.kind = RedirectEnd::Kind::missing, .wanted = wanted};
    }
    wanted = library.redirects.all[next->second].successor;
  }
  return end;
}

std::optional<SitePath> redirect_path(const Library& library, const AddressRedirect& redirect, Edition edition) {
  std::string file = redirect.name + ".html";
  if (redirect.article && !library.entry(*redirect.article).variants.empty()) {
    // The file has one name in all editions, whatever that had to become.
    const VariantId id = library.entry(*redirect.article).variants.front();
    const Variant& variant = library.variant(id);
    if (const auto page = page_showing(library, id, {variant.locale, variant.version})) {
      const ArticlePage& shows = library.pages[*page];
      file = shows.path.str().substr(edition_folder(library, shows.edition).size());
    }
  }
  return SitePath::from(edition_folder(library, edition) + file);
}

std::optional<std::uint32_t> last_wording_page(const Library& library, ArticleId article, LocaleId locale) {
  const ArticleEntry& entry = library.entry(article);
  if (!entry.retired || entry.retired->index() == 0) return std::nullopt;
  return library.page_of(article, {locale, VersionId{entry.retired->index() - 1}});
}

void check_redirects(const Library& library, Diagnostics& diagnostics) {
  RedirectChecker checker(library, diagnostics);
  for (const AddressRedirect& redirect : library.redirects.all) {
    if (!redirect.successor.empty()) checker.check(redirect);
  }
}

std::vector<RedirectRow> redirect_rows(const Library& library, const std::unordered_set<std::string>& taken) {
  std::vector<RedirectRow> rows;
  std::unordered_set<std::string> made = taken;
  for (std::size_t i = 0; i < library.locale_count(); ++i) {
    const Edition edition{LocaleId{i}, library.current_version()};
    for (const AddressRedirect& redirect : library.redirects.all) {
      const auto path = redirect_path(library, redirect, edition);
      if (!path || made.contains(case_fold(path->str()))) continue;
      RedirectRow row{
          .from = *path, .locale = edition.locale, .end = follow_redirect(library, redirect.successor, edition)};
      // Of a whole repository's list, only what leads into this site is this site's.
      if (redirect.imported && !redirect.article && row.end.kind != RedirectEnd::Kind::page) continue;
      if (!leads_somewhere(row.end) && redirect.article) {
        if (const auto last = last_wording_page(library, *redirect.article, edition.locale)) {
          row.end = {.kind = RedirectEnd::Kind::page, .page = *last};
          row.last_wording = true;
        }
      }
      if (!leads_somewhere(row.end)) continue;
      made.insert(case_fold(path->str()));
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace waymark
