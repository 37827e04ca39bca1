#include "library/addresses/check_redirects.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "base/edit_distance.h"
#include "base/escape.h"
#include "base/unicode.h"
#include "library/addresses/old_anchors.h"
#include "library/library.h"
#include "library/links/anchors.h"
#include "library/pages/page_addresses.h"

namespace waymark {
namespace {

std::string_view fragment_of(std::string_view successor) {
  const std::size_t hash = successor.find('#');
  return hash == std::string_view::npos ? std::string_view() : successor.substr(hash + 1);
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
    if (redirect.article && article_named(library_, redirect.successor) == redirect.article) {
      report(Rule::redirect_loop, redirect, fmt::format("\"{}\" leads to itself", redirect.name),
             "Let it lead to an article that is there, or take the entry out");
      return;
    }
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
    const auto near = nearest_anchor(*article, std::string(fragment));
    report(
        Rule::redirect_dangling, redirect,
        fmt::format("\"{}\" leads to \"{}\", but \"{}\" has no anchor \"{}\"", redirect.name, redirect.successor,
                    library_.entry(*article).name, fragment),
        near ? fmt::format("The nearest anchor is \"{}\"", *near) : "Take the anchor out, or name one that is there");
  }

  // One that differs only in ways that a writer does not mean comes first.
  std::optional<std::string> nearest_anchor(ArticleId article, const std::string& wanted) const {
    std::vector<std::string> ids;
    const std::string key = spelling_key(percent_decode(wanted));
    for (const OldAnchor& old : library_.old_anchors[article.index()]) {
      ids.push_back(library_.article(old.variant).anchors[old.anchor].id);
      if (spelling_key(ids.back()) == key) return ids.back();
    }
    std::ranges::sort(ids);
    const auto repeated = std::ranges::unique(ids);
    ids.erase(repeated.begin(), repeated.end());
    return nearest(wanted, ids);
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

// Is anything else at the address from which a redirect leads?
class AddressChecker {
 public:
  AddressChecker(const Library& library, Diagnostics& diagnostics) : library_(library), diagnostics_(diagnostics) {}

  void check(const AddressRedirect& redirect) {
    if (taken_.empty()) find_taken();
    const LocaleId source = library_.config->source_locale;
    const LocaleId locale = locale_of_folder(library_, redirect.name).value_or(source);
    const auto path = redirect_path(library_, redirect, {locale, library_.current_version()});
    if (!path) {
      report(redirect, fmt::format("\"{}\" can be no address of this site", redirect.name),
             "Name the page as its address has it, below the site and without extension");
      return;
    }
    const auto [other, free] = taken_.try_emplace(case_fold(path->str()), redirect.name);
    if (free) return;
    if (other->second.empty()) {
      report(redirect, fmt::format("\"{}\" leads on, but at its address there is a page", redirect.name),
             "Take the entry out");
    } else {
      report(redirect, fmt::format("\"{}\" and \"{}\" are one address", redirect.name, other->second),
             "Keep the entry that holds");
    }
  }

 private:
  void find_taken() {
    for (const ArticlePage& page : library_.pages) taken_.emplace(case_fold(page.path.str()), "");
    taken_.emplace("404.html", "");
    for (std::size_t i = 0; i < library_.locale_count(); ++i) {
      const std::string folder = edition_folder(library_, {LocaleId{i}, library_.current_version()});
      taken_.emplace(folder + "index.html", "");
      for (const UsageConfig& usage : library_.config->usages)
        taken_.emplace(case_fold(folder + "for/" + usage.id + "/index.html"), "");
    }
  }

  void report(const AddressRedirect& redirect, std::string message, std::string advice) {
    diagnostics_.push_back({.rule = Rule::config_bad_value,
                            .source = redirect.source,
                            .span = redirect.span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  const Library& library_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, std::string> taken_;  // folded address → the redirect's name; empty: a page
};

}  // namespace

void check_redirects(const Library& library, Diagnostics& diagnostics) {
  RedirectChecker checker(library, diagnostics);
  AddressChecker addresses(library, diagnostics);
  for (const AddressRedirect& redirect : library.redirects.all) {
    if (!redirect.imported && !redirect.article) addresses.check(redirect);
    if (!redirect.successor.empty()) checker.check(redirect);
  }
}

}  // namespace waymark
