#include "checks/unused_include.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "source/glob.h"

namespace waymark {
namespace {

// Files that the site leaves out, because their locale or version is not declared, may be included as well; nobody put
// them there for that.
bool is_meant_for_including(const Config& config, const SourceFile& file) {
  for (const ContentRoot& root : config.content) {
    const std::string folder = root.folder + "/";
    const std::string path = file.path.starts_with(folder) ? file.path.substr(folder.size()) : file.logical_path;
    if (std::ranges::any_of(root.includes, [&](const std::string& glob) { return glob_matches(glob, path); }))
      return true;
  }
  return false;
}

}  // namespace

void check_unused_includes(const Library& library, Diagnostics& diagnostics) {
  std::unordered_set<std::string> used;  // logical paths: one in another version or locale will do
  for (const Variant& variant : library.variants) {
    for (const SourceId id : variant.compiled.includes) used.insert(library.sources->file(id).logical_path);
  }
  for (const SourceFile& file : library.sources->files()) {
    if (file.kind != SourceKind::include || used.contains(file.logical_path)) continue;
    if (!is_meant_for_including(*library.config, file)) continue;
    diagnostics.push_back({.rule = Rule::include_unused,
                           .source = file.id,
                           .message = fmt::format("no article includes \"{}\"", file.logical_path),
                           .advice = "Remove the file, or include it where its text is meant to stand"});
  }
}

}  // namespace waymark
