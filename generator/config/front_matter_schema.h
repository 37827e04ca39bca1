#pragma once
// What site.yml demands of the front matter of its articles (front_matter:).

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace waymark {

// What one key may hold.
struct FrontMatterKeyRule {
  enum class Dates { any_text, any, past };
  std::string key;
  std::vector<std::string> values;  // one of these; of a list each item. Empty: anything
  std::string pattern;              // fits the whole value; ICU's regular expressions. Empty: anything
  Dates date = Dates::any_text;
  std::optional<std::size_t> shortest;  // characters
  std::optional<std::size_t> longest;
};

struct FrontMatterSchema {
  std::vector<std::string> globs = {"**"};  // over the path below the content folder
  std::vector<std::string> required;
  std::vector<std::string> allowed;  // keys, also "ms.*"; empty: any
  std::vector<FrontMatterKeyRule> keys;
};

}  // namespace waymark
