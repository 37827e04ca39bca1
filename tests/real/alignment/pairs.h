#pragma once
// Lists of pairs that people have checked: which section of one version is which of another.

#include <string>
#include <string_view>
#include <vector>

namespace waymark {

struct CheckedPair {
  std::size_t line = 0;
  std::string article;  // name, file stem or logical path, with or without ".md"
  std::string from_version;
  std::string from_anchor;
  std::string to_version;
  std::string to_article;  // empty: the same, under whatever name it then has
  std::string to_anchor;   // empty: removed
  std::string locale;      // empty: the source locale
};

struct PairList {
  std::vector<CheckedPair> pairs;
  std::vector<std::string> errors;  // "line 3: …"
};

// article TAB version TAB anchor TAB version TAB anchor [TAB locale]. The last anchor may be "-" or empty (removed) or
// "other-article#anchor". Blank lines, lines that begin with "#", and a header line that begins with "article" are left
// out; anchors may have a "#" before them.
PairList read_pairs(std::string_view text);

}  // namespace waymark
