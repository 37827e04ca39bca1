#include "commands/find_includes.h"

#include <filesystem>
#include <set>
#include <vector>

#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

// More files than any article includes; a chain of files that each include two others ends here.
constexpr std::size_t most_files = 1000;

struct Place {
  std::string root;     // disk path
  std::string logical;  // of the article below it
};

Place place_of(const std::string& file) {
  if (file == "-") return {.root = ".", .logical = "-.md"};
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path absolute = fs::weakly_canonical(fs::absolute(file, error), error);
  const fs::path below = absolute.lexically_relative(fs::weakly_canonical(fs::current_path(error), error));
  if (!error && !below.empty() && *below.begin() != "..") return {.root = ".", .logical = below.generic_string()};
  return {.root = absolute.parent_path().string(), .logical = absolute.filename().string()};
}

// Paths in "INCLUDE [title](path)"; a candidate too many does no harm, since compile() decides what is an include.
std::vector<std::string> paths_named(std::string_view text) {
  std::vector<std::string> paths;
  constexpr std::string_view word = "INCLUDE";
  for (std::size_t at = 0; at + word.size() < text.size(); ++at) {
    if (ascii_lower(text[at]) != 'i' || !istarts_with(text.substr(at, word.size()), word)) continue;
    const std::size_t open = text.find("](", at);
    const std::size_t line_end = text.find('\n', at);
    if (open == std::string_view::npos || open > line_end) continue;
    std::size_t end = text.find_first_of(") \t\r\n", open + 2);
    if (end == std::string_view::npos) end = text.size();
    paths.emplace_back(text.substr(open + 2, end - open - 2));
  }
  return paths;
}

// False for a file that a symbolic link takes out of `root`.
bool stays_below(const std::string& root, const std::string& path) {
  namespace fs = std::filesystem;
  std::error_code error;
  const fs::path below =
      fs::weakly_canonical(path, error).lexically_relative(fs::weakly_canonical(fs::absolute(root, error), error));
  return !error && !below.empty() && *below.begin() != "..";
}

SourceFile source(SourceKind kind, std::string path, std::string logical, std::string text) {
  SourceFile file;
  file.kind = kind;
  file.path = std::move(path);
  file.logical_path = std::move(logical);
  file.lines = LineIndex(text);
  file.text = std::move(text);
  return file;
}

}  // namespace

SourceId add_with_includes(const std::string& file, std::string text, const Disk& disk, SourceSet& sources) {
  const Place place = place_of(file);
  const std::string shown = file == "-" ? "standard input" : file;
  const SourceId article = sources.add(source(SourceKind::article, shown, place.logical, std::move(text)));
  std::set<std::string> known = {place.logical};
  std::vector<std::string> open;
  const auto look_into = [&](const SourceFile& from) {
    for (const std::string& path : paths_named(from.text)) {
      const auto logical = join_path(from.logical_path, path);
      if (logical && known.size() < most_files && known.insert(*logical).second) open.push_back(*logical);
    }
  };
  look_into(sources.file(article));
  while (!open.empty()) {
    const std::string logical = std::move(open.back());
    open.pop_back();
    const std::string path = place.root == "." ? logical : join_disk_path(place.root, logical);
    if (!stays_below(place.root, path)) continue;
    auto included = disk.read(path);
    if (!included) continue;  // compile() reports what is missing
    look_into(sources.file(sources.add(source(SourceKind::include, path, logical, to_valid_utf8(*included)))));
  }
  return article;
}

}  // namespace waymark
