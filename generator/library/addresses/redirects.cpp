#include "library/addresses/redirects.h"

#include <algorithm>
#include <unordered_set>

#include "base/unicode.h"
#include "base/url.h"
#include "library/addresses/published_addresses.h"
#include "library/addresses/retirements.h"
#include "library/library.h"
#include "library/links/locate_file.h"
#include "library/pages/page_addresses.h"
#include "library/pages/page_index.h"

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

// What a successor that is no article of ours names: an old name, perhaps by an address under which it was published.
// Empty for an address elsewhere.
std::string name_in(const Library& library, std::string_view successor) {
  if (is_address(successor)) {
    const auto rest = below_published(library.index.published, split_url(successor), *library.config);
    return rest ? rest->path : std::string();
  }
  successor = successor.substr(0, successor.find('#'));
  while (successor.starts_with("./")) successor.remove_prefix(2);
  return std::string(stem_of(successor));
}

bool leads_somewhere(const RedirectEnd& end) {
  return end.kind == RedirectEnd::Kind::page || end.kind == RedirectEnd::Kind::address;
}

bool may_be_linked(std::string_view address) {
  return !is_dangerous_url(address) && (address.starts_with('/') || is_known_scheme(split_url(address).scheme));
}

std::size_t texts_in(const Library& library, ArticleId article, LocaleId locale) {
  const std::vector<VariantId>& variants = library.entry(article).variants;
  return static_cast<std::size_t>(
      std::ranges::count_if(variants, [&](VariantId id) { return library.variant(id).locale == locale; }));
}

// Where the superseded wordings and the history of an article were that goes on under another name, as far as its texts
// went along.
void append_followers(const Library& library, const AddressRedirect& redirect, Edition edition,
                      std::unordered_set<std::string>& made, std::vector<RedirectRow>& rows) {
  const auto article = redirect.imported ? std::nullopt : article_named(library, redirect.successor);
  if (!article || article == redirect.article || locale_of_folder(library, redirect.name)) return;
  const auto current = library.page_of(*article, edition);
  if (!current) return;
  const std::string folder = edition_folder(library, edition);
  const std::string& path = library.pages[*current].path.str();
  if (!path.starts_with(folder)) return;
  const std::string new_file = path.substr(folder.size());
  const auto add = [&](const std::string& before_name, PageIndex page) {
    const auto from = SitePath::from(before_name + redirect.name + ".html");
    if (!from || !made.insert(case_fold(from->str())).second) return;
    // The views had no pages of these.
    rows.push_back({.from = *from,
                    .locale = edition.locale,
                    .end = {.kind = RedirectEnd::Kind::page, .page = page},
                    .article = std::nullopt,
                    .only_elsewhere = true});
  };
  std::size_t version = 0;
  if (redirect.article) version = library.entry(*redirect.article).retired.value_or(VersionId{0}).index();
  for (; version < library.version_count(); ++version) {
    const auto page = library.page_of(*article, {edition.locale, VersionId{version}});
    if (!page || !library.pages[*page].archive) continue;
    const std::string& old_path = library.pages[*page].path.str();
    if (old_path.starts_with(folder) && old_path.ends_with("/" + new_file))
      add(old_path.substr(0, old_path.size() - new_file.size()), *page);
  }
  // Only what has more than one wording has a history.
  if (!redirect.article && texts_in(library, *article, edition.locale) > 1) add(folder + "history/", *current);
}

}  // namespace

std::optional<ArticleId> article_named(const Library& library, std::string_view successor) {
  return is_address(successor) ? published_as(library, successor) : successor_article(library, successor);
}

std::optional<LocaleId> locale_of_folder(const Library& library, std::string_view name) {
  for (std::size_t i = 0; i < library.locale_count(); ++i) {
    const std::string folder = edition_folder(library, {LocaleId{i}, library.current_version()});
    if (!folder.empty() && name.starts_with(folder)) return LocaleId{i};
  }
  return std::nullopt;
}

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
    } else if (is_address(wanted) && !library.redirects.by_name.contains(name_in(library, wanted))) {
      if (!may_be_linked(wanted)) return {.kind = RedirectEnd::Kind::missing, .wanted = wanted};
      return {.kind = RedirectEnd::Kind::address, .url = wanted};
    }
    const std::string name = article ? library.entry(*article).name : name_in(library, wanted);
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
  if (!redirect.article) {
    const bool may_be_path = std::ranges::none_of(
        redirect.name, [](unsigned char c) { return c < 0x20 || c == 0x7F || c == '#' || c == '?'; });
    if (!may_be_path) return std::nullopt;
    // "nl-nl/name" is an address of that locale alone.
    const std::optional<LocaleId> own = locale_of_folder(library, redirect.name);
    if (own && *own != edition.locale) return std::nullopt;
    if (own) return SitePath::from(redirect.name + ".html");
  }
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

void name_successors(Library& library) {
  for (ArticleEntry& entry : library.articles) {
    std::string wanted = entry.successor;
    std::string anchor;
    for (std::size_t step = 0; step < most_steps && !wanted.empty(); ++step) {
      if (!fragment_of(wanted).empty()) anchor = fragment_of(wanted);
      if (const auto article = article_named(library, wanted)) {
        entry.successor = library.entry(*article).name + (anchor.empty() ? "" : "#" + anchor);
        break;
      }
      const auto next = library.redirects.by_name.find(name_in(library, wanted));
      if (next == library.redirects.by_name.end()) break;
      wanted = library.redirects.all[next->second].successor;
    }
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
      RedirectRow row{.from = *path,
                      .locale = edition.locale,
                      .end = follow_redirect(library, redirect.successor, edition),
                      .article = redirect.article,
                      .only_elsewhere = redirect.imported && !redirect.article};
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
    // What redirects.yml says of such an address itself wins.
    for (const AddressRedirect& redirect : library.redirects.all)
      append_followers(library, redirect, edition, made, rows);
  }
  return rows;
}

}  // namespace waymark
