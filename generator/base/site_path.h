#pragma once
// The address of an output inside the site: relative, '/'-separated, no leading '/', no '.' or '..' segments, never
// empty segments. "v/2015-06/start.html". A SitePath can therefore not leave the output folder.

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

class SitePath {
 public:
  SitePath() = default;  // the root page's folder; only for containers

  // Null when `text` is absolute, has a backslash, a NUL, an empty, "." or ".." segment.
  static std::optional<SitePath> from(std::string_view text);

  const std::string& str() const { return text_; }
  // The relative URL (percent-encoded) that leads from the page at `from` to this path: "../start.html". "./" forms are
  // avoided except where a colon in the first segment would read as a scheme.
  std::string url_from(const SitePath& from) const;
  // Number of folders above this path's file: 0 for "index.html".
  std::size_t depth() const;

  friend auto operator<=>(const SitePath&, const SitePath&) = default;

 private:
  std::string text_;
};

// Joins `relative` (which may hold . and ..) to the folder of the file `base_file`, both '/'-separated; null when it
// would climb above the root. "/x" and, as in DocFX, "~/x" start at the root. join_path("a/b/c.md", "../d.md") is
// "a/d.md". Backslashes in `relative` count as '/'.
std::optional<std::string> join_path(std::string_view base_file, std::string_view relative);

std::string_view folder_of(std::string_view path);     // "a/b" of "a/b/c.md"; "" when there is none
std::string_view file_name_of(std::string_view path);  // "c.md"
std::string_view extension_of(std::string_view path);  // ".md" of "a/c.md", "" when there is none

}  // namespace waymark
