#pragma once
// The names under which articles and assets are known besides their logical paths, and the anchors of every text. Holds
// ids and strings of its own, so it may be copied and moved with the Library.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/ids.h"

namespace waymark {

class Library;

// Asset i is for this locale (null: for all) from this version on.
struct AssetPlace {
  std::uint32_t asset = 0;
  std::optional<LocaleId> locale;
  VersionId version;
};

// The anchors of one article, sorted for lookup; numbers are indices in Article::anchors.
struct AnchorIndex {
  std::vector<std::uint32_t> by_id;
  // spelling_key() of each id; empty for an article with few anchors, whose keys are made when one is asked for.
  std::vector<std::pair<std::string, std::uint32_t>> by_spelling;
};

// An entry of Config::published_at, taken apart.
struct PublishedPrefix {
  std::string host;           // lower case, with its port
  std::string path;           // folded, '/' at both ends, the locale's segment left out
  std::size_t locale_at = 0;  // which segment the locale is, where an address has one
  std::string pattern;        // as configured, with a '/' at its end
  bool own =
      false;  // Config::base_url: the addresses are this very site's, so nothing is guessed from a file's name alone
};

// Paths of Config::known_elsewhere.
struct KnownElsewhere {
  std::vector<std::string> listed;        // as configured, globs left out
  std::unordered_set<std::string> paths;  // the same, folded
  std::vector<std::string> globs;
  std::unordered_map<std::string, std::string> former;  // folded path of an article that moved -> its known path

  // `path` is a logical path. An article is known with its extension or, where the list leaves extensions out, without;
  // a folder by its index.
  bool holds(std::string_view path) const;
  // What is held as `path` by the name it has elsewhere: an article that moved here is known there as it was.
  std::string_view known_path(std::string_view path) const;
};

struct LinkIndex {
  struct Path {
    std::string stem;    // logical path without extension
    std::string folded;  // the same, case-folded
    ArticleId article;
  };
  std::unordered_map<std::string, std::vector<Path>>
      by_file_name;                                     // folded last segment of the stem → all of that name
  std::unordered_map<std::string, VariantId> by_place;  // SourceFile::path
  std::unordered_map<std::string, std::vector<AssetPlace>> assets;  // logical path → its locales and versions
  std::unordered_map<std::string, std::string> folded_assets;       // folded logical path → logical path
  std::unordered_map<std::string, std::string> asset_places;        // disk path → logical path
  std::unordered_map<std::string, std::size_t>
      retired_names;                 // article → Config::retirements, also of articles without a text
  std::vector<AnchorIndex> anchors;  // per variant
  std::vector<PublishedPrefix> published;
  KnownElsewhere known_elsewhere;
};

// Fills library.index from the catalog.
void build_link_index(Library& library, std::size_t jobs);

// A logical path without the extension of an article (.md, .markdown), if it has one.
std::string_view stem_of(std::string_view path);
bool is_article_path(std::string_view path);  // ends in .md or .markdown, in any case

}  // namespace waymark
