#pragma once
// Which file did the author mean? Nearest names over everything a site has.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "library/library.h"

namespace waymark {

struct Suggestion {
  std::string path;      // logical path, extension included
  bool certain = false;  // nobody would doubt it: the fix may be applied unseen
};

class NameSuggestions {
 public:
  explicit NameSuggestions(const Library& library);

  // For a logical path that does not exist. A file of exactly that name in one other folder comes first, then the
  // nearest name in the same folder, then the nearest anywhere. Answers are remembered.
  std::optional<Suggestion> article_for(std::string_view path);
  std::optional<Suggestion> asset_for(std::string_view path);
  // The nearest anchor of an article.
  std::optional<std::string> anchor_for(const Article& article, std::string_view fragment);

 private:
  struct Names {
    std::vector<std::string> names;                                     // sorted, each once
    std::unordered_map<std::string, std::vector<std::string>> paths;    // name → logical paths
    std::unordered_map<std::string, std::vector<std::string>> folders;  // folder → names
    std::unordered_map<std::string, std::optional<Suggestion>> known;   // answers
  };

  static void add(Names& names, const std::string& path);
  std::optional<Suggestion> find(Names& names, std::string_view path);
  std::optional<Suggestion> search(const Names& names, std::string_view path);
  std::optional<std::string> nearest_name(std::string_view wanted, const std::vector<std::string>& candidates);

  Names articles_;
  Names assets_;
  std::size_t comparisons_left_;
};

}  // namespace waymark
