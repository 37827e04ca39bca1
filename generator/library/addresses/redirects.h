#pragma once
// Addresses at which no article is any more, and where their readers go on: redirects.yml, redirection lists, files
// that hold nothing but a redirect_url, and articles that end without a successor.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/ids.h"
#include "base/site_path.h"
#include "diagnostics/diagnostic.h"

namespace waymark {

class Library;
struct Edition;

struct AddressRedirect {
  std::string name;                  // of the article
  std::optional<ArticleId> article;  // null: it never had a text here
  std::string successor;             // article or logical path, with or without #anchor, or an address; empty: none
  bool imported = false;             // of a redirection list, which knows more articles than this site has
  SourceId source;                   // where it is said
  Span span;
};

struct Redirects {
  std::vector<AddressRedirect> all;  // by name
  std::unordered_map<std::string, std::size_t> by_name;
};

// Where readers end up, whatever number of steps it takes.
struct RedirectEnd {
  enum class Kind {
    page,     // `page`, with `anchor`
    address,  // `url`, elsewhere
    nothing,  // it is said that nothing takes its place
    missing,  // `wanted` is no article of ours and no address
    circle,   // it comes back to where it was, or takes more steps than any sensible chain
  };
  Kind kind = Kind::nothing;
  std::uint32_t page = 0;  // PageIndex
  std::string anchor;
  std::string url;
  std::string wanted;
};

// The article that a successor means, by name or by an address under which it is published; null when it is none of
// ours.
std::optional<ArticleId> article_named(const Library& library, std::string_view successor);
// The locale in whose folder an address is; null for the source locale's, which has none.
std::optional<LocaleId> locale_of_folder(const Library& library, std::string_view name);

// From what redirects.yml or a list says of an article to the end of the chain, for a reader of `edition`. Addresses
// under which our own articles are published are the articles.
RedirectEnd follow_redirect(const Library& library, std::string_view successor, Edition edition);

// Lets ArticleEntry::successor name an article wherever the record leads to one of ours: through an address under which
// it is published, and past names that never had a text. Needs the link index.
void name_successors(Library& library);

// The address at which the article was in an edition; null when its name can be no address, and when it names the
// folder of another locale.
std::optional<SitePath> redirect_path(const Library& library, const AddressRedirect& redirect, Edition edition);
// The page of the last wording that the article had for readers of the locale; null when it had none.
std::optional<std::uint32_t> last_wording_page(const Library& library, ArticleId article, LocaleId locale);

struct RedirectRow {
  SitePath from;
  LocaleId locale;
  RedirectEnd end;                   // a page or an address
  std::optional<ArticleId> article;  // null: it never had a text here
  bool only_elsewhere = false;       // of a redirection list, and without a text here
  bool last_wording = false;         // nothing took its place: `end` is the page of its last wording
};

// Each old address and where it leads, in every locale, for addresses of the current version that are not `taken`
// (folded). By locale, then name.
std::vector<RedirectRow> redirect_rows(const Library& library, const std::unordered_set<std::string>& taken);

}  // namespace waymark
