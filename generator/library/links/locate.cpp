#include "library/links/locate.h"

#include <algorithm>
#include <array>

#include "base/escape.h"
#include "base/parallel_map.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"
#include "base/url.h"
#include "library/addresses/published_addresses.h"
#include "library/links/locate_file.h"

namespace waymark {
namespace {

// What a help article may lead to besides what base/url.h knows; XMPP because old support pages have it.
bool is_external_scheme(std::string_view scheme) { return is_known_scheme(scheme) || iequals(scheme, "xmpp"); }

// "C:\x", "C:/x", "\\server\share", "file:…": places on the author's own machine or network.
bool is_local_file(std::string_view target, const UrlParts& url) {
  if (iequals(url.scheme, "file")) return true;
  if (target.starts_with("\\\\")) return true;
  return target.size() > 2 && is_ascii_alpha(target[0]) && target[1] == ':' && (target[2] == '\\' || target[2] == '/');
}

void keep_query_and_fragment(const UrlParts& url, Destination& destination) {
  if (url.has_query) destination.query = "?" + std::string(url.query);
  destination.fragment = url.fragment;
}

// An absolute or site-absolute address under which our own content is published. Null when no article of ours is meant:
// more is published there than we hold.
std::optional<Destination> locate_published(const Library& library, const UrlParts& url) {
  const auto rest = below_published(library.index.published, url, *library.config);
  if (!rest) return std::nullopt;
  std::optional<ArticleId> article;
  if (rest->path.empty()) {
    const auto home = library.by_name.find(library.config->home);
    if (home != library.by_name.end()) article = home->second;
  } else {
    article = published_article(library, rest->path, rest->own);
  }
  if (!article) return std::nullopt;
  Destination destination{
      .kind = Destination::Kind::article, .match = Destination::Match::published, .article = *article};
  keep_query_and_fragment(url, destination);
  return destination;
}

Destination locate_with_scheme(const Library& library, std::string_view target, const UrlParts& url) {
  Destination destination{.url = std::string(target)};
  keep_query_and_fragment(url, destination);
  const bool web = url.scheme.empty() || iequals(url.scheme, "http") || iequals(url.scheme, "https");
  if (web && url.has_authority) {
    if (auto published = locate_published(library, url)) {
      published->url = target;
      return *published;
    }
  }
  destination.kind = Destination::Kind::external;
  if (web && url.authority.empty() && url.path.empty()) destination.kind = Destination::Kind::empty;
  if (!url.scheme.empty() && !is_external_scheme(url.scheme)) {
    const bool inline_image = iequals(url.scheme, "data") && !is_dangerous_url(target);
    destination.kind = inline_image ? Destination::Kind::external : Destination::Kind::unknown_scheme;
    destination.path = url.scheme;
  }
  return destination;
}

Destination locate_site_absolute(const Library& library, std::string_view target, const UrlParts& url) {
  if (auto published = locate_published(library, url)) {
    published->url = target;
    return *published;
  }
  Destination destination{.kind = Destination::Kind::verbatim, .url = std::string(target)};
  // A path that ends as the files do is one of theirs: no page has such an address.
  if (is_article_path(url.path)) {
    destination = locate_from_root(library, url.path);
  }
  keep_query_and_fragment(url, destination);
  return destination;
}

}  // namespace

bool is_image(const Reference& reference) {
  return reference.kind == ReferenceKind::image || reference.kind == ReferenceKind::html_image;
}

Destination locate(const Library& library, const Reference& reference) {
  const std::string_view target = trim(reference.target);
  if (target.empty()) return {};
  const UrlParts url = split_url(target);
  if (is_local_file(target, url)) return {.kind = Destination::Kind::local_file, .path = std::string(target)};
  if (!url.scheme.empty() || url.has_authority) return locate_with_scheme(library, target, url);
  // "#tab/web" chooses a tab (dialects, chapter 10); it is no anchor.
  if (url.path.empty() && !url.has_query && istarts_with(url.fragment, "tab/")) {
    return {.kind = Destination::Kind::verbatim, .url = std::string(target)};
  }
  if (url.path.empty()) {
    Destination self{.kind = Destination::Kind::self};
    keep_query_and_fragment(url, self);
    return self;
  }
  if (url.path.starts_with('/')) return locate_site_absolute(library, target, url);

  Destination destination = locate_file(library, library.sources->file(reference.source), url.path);
  keep_query_and_fragment(url, destination);
  return destination;
}

void locate_all(Library& library, std::size_t jobs) {
  library.destinations = parallel_map<std::vector<Destination>>(library.variants.size(), jobs, [&](std::size_t i) {
    std::vector<Destination> destinations;
    const std::vector<Reference>& references = library.variants[i].compiled.references;
    destinations.reserve(references.size());
    for (const Reference& reference : references) destinations.push_back(locate(library, reference));
    return destinations;
  });
}

std::string logical_path_of(const Library& library, ArticleId article, std::string_view stem) {
  const std::vector<VariantId>& variants = library.entry(article).variants;
  const auto path_of = [&](VariantId id) -> const std::string& {
    return library.sources->file(library.article(id).source).logical_path;
  };
  for (const VariantId id : variants) {
    if (stem_of(path_of(id)) == stem) return path_of(id);
  }
  const std::string folded = case_fold(stem);
  for (const VariantId id : variants) {
    if (case_fold(stem_of(path_of(id))) == folded) return path_of(id);
  }
  return std::string(stem) + ".md";
}

}  // namespace waymark
