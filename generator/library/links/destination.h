#pragma once
// What a reference names, before asking in which edition: the half of resolving that is the same for every reader.
// Where it leads in one edition is found from it by resolve.h.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "base/ids.h"

namespace waymark {

struct Destination {
  enum class Kind : std::uint8_t {
    empty,           // nothing was written
    external,        // `url`
    verbatim,        // `url`: a site-absolute path that is not ours, "#top"
    unknown_scheme,  // `path`: the scheme
    local_file,      // C:\…, file:…, \\server\…
    outside,         // climbs above the content folder
    self,            // an anchor of the article it stands in
    article,
    asset,
    elsewhere,  // known to exist where the content is published, but not here
    retired,    // no file, but redirects.yml knows the name: `retirement`
    missing,    // no file
    no_page,    // a file that never becomes a page: an include, a table of contents
  };
  enum class Match : std::uint8_t {
    exact,
    other_case,    // the file exists in another letter case
    no_extension,  // the article is named without its .md, or with .html
    published,     // by an absolute address under which the content is published
  };
  Kind kind = Kind::empty;
  Match match = Match::exact;
  ArticleId article;                 // article
  std::optional<VariantId> wording;  // article: exactly this file of it was named, by its place on disk
  std::size_t retirement = 0;        // retired: index in Config::retirements
  std::string path;                  // logical path: of the file found, else of the one that was looked for
  std::string fragment;              // as written, without '#'
  std::string query;                 // as written, with '?'
  std::string url;                   // external, verbatim; published: the address as written

  friend bool operator==(const Destination&, const Destination&) = default;
};

}  // namespace waymark
