#include "base/site_path.h"

#include <algorithm>

#include "base/escape.h"
#include "base/text.h"

namespace waymark {

std::optional<SitePath> SitePath::from(std::string_view text) {
  if (text.find_first_of(std::string_view("\\\0", 2)) != std::string_view::npos) {
    return std::nullopt;
  }
  for (const std::string_view segment : split(text, '/')) {
    if (segment.empty() || segment == "." || segment == "..") {
      return std::nullopt;
    }
  }
  SitePath path;
  path.text_ = text;
  return path;
}

std::string SitePath::url_from(const SitePath& from) const {
  // The folders both have in common end at the last '/' before the first difference.
  const std::string_view source = from.text_;
  const std::string_view target = text_;
  const auto differs = std::mismatch(source.begin(), source.end(), target.begin(), target.end());
  const std::string_view alike(source.begin(), differs.first);
  const std::size_t slash = alike.rfind('/');
  const std::size_t shared = slash == std::string_view::npos ? 0 : slash + 1;

  std::string url;
  const auto up = std::count(source.begin() + static_cast<std::ptrdiff_t>(shared), source.end(), '/');
  for (std::ptrdiff_t i = 0; i < up; ++i) {
    url += "../";
  }
  // A colon is percent-encoded here, so no first segment can be taken for a scheme.
  url += percent_encode_path(target.substr(shared));
  return url.empty() ? "./" : url;
}

std::size_t SitePath::depth() const { return static_cast<std::size_t>(std::count(text_.begin(), text_.end(), '/')); }

std::optional<std::string> join_path(std::string_view base_file, std::string_view relative) {
  std::string forward = replace_all(std::string(relative), "\\", "/");
  if (forward.starts_with("~/")) forward.erase(0, 1);
  // Segment by segment onto what there is so far; ".." takes the last one off.
  std::string joined;
  joined.reserve(base_file.size() + forward.size());
  const auto add = [&joined](std::string_view path) {
    while (!path.empty()) {
      const std::string_view segment = path.substr(0, path.find('/'));
      path.remove_prefix(std::min(segment.size() + 1, path.size()));
      if (segment.empty() || segment == ".") continue;
      if (segment == "..") {
        if (joined.empty()) return false;
        const std::size_t slash = joined.rfind('/');
        joined.resize(slash == std::string::npos ? 0 : slash);
      } else {
        if (!joined.empty()) joined += '/';
        joined += segment;
      }
    }
    return true;
  };
  if (!forward.starts_with('/') && !add(folder_of(base_file))) {
    return std::nullopt;
  }
  if (!add(forward)) {
    return std::nullopt;
  }
  return joined;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view file_name_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extension_of(std::string_view path) {
  const std::string_view name = file_name_of(path);
  const std::size_t dot = name.rfind('.');
  // ".gitignore" and "name." have none.
  return dot == std::string_view::npos || dot == 0 || dot + 1 == name.size() ? std::string_view() : name.substr(dot);
}

}  // namespace waymark
