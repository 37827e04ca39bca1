#include <vector>

#include "base/disk.h"
#include "base/text.h"

namespace waymark {

std::string join_disk_path(std::string_view folder, std::string_view relative) {
  const bool absolute = relative.starts_with('/') || folder.starts_with('/');
  std::vector<std::string_view> segments;
  const auto add = [&](std::string_view path) {
    for (const std::string_view segment : split(path, '/')) {
      if (segment.empty() || segment == ".") {
        continue;
      }
      const bool can_go_up = !segments.empty() && segments.back() != "..";
      if (segment == ".." && can_go_up) {
        segments.pop_back();
      } else if (segment != ".." || !absolute) {  // "/.." is "/"
        segments.push_back(segment);
      }
    }
  };
  if (!relative.starts_with('/')) {
    add(folder);
  }
  add(relative);
  std::string joined;
  for (const std::string_view segment : segments) {
    if (absolute || !joined.empty()) {
      joined += '/';
    }
    joined += segment;
  }
  return joined.empty() ? (absolute ? "/" : ".") : joined;
}

}  // namespace waymark
