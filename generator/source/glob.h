#pragma once
// Path patterns: globs for lists of files, and layouts that name the parts of a path.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

// *, ?, **, {a,b}, [..] and a leading ! are understood as in DocFX: "**.md" is "**/*.md", "a/**" is everything below a,
// a backslash takes the next character literally, brackets and braces that never close are text. ASCII case is ignored.
// Time grows with the product of both lengths at most.
bool glob_matches(std::string_view pattern, std::string_view path);

struct PathParts {
  std::string locale;
  std::string version;
  std::string article;  // path without extension; may hold '/'
};

// A layout such as "{locale}/{version}/{article}.md". {locale} and {version} match inside one segment, {article} one or
// more segments; literal text must match, ASCII case ignored. What the names mean is not looked at. Null when `path`
// does not fit.
class Layout {
 public:
  explicit Layout(std::string pattern) : pattern_(std::move(pattern)) {}
  std::optional<PathParts> match(std::string_view path) const;
  const std::string& pattern() const { return pattern_; }

 private:
  std::string pattern_;
};

}  // namespace waymark
