#include "render/here.h"

#include "base/escape.h"
#include "base/url.h"
#include "library/usages/usage_scopes.h"
#include "library/usages/views.h"

namespace waymark {

std::string Here::to(const SitePath& target, std::string_view anchor, std::string_view query) const {
  std::string url;
  if (!root_.empty()) {
    url = root_ + percent_encode_path(target.str());
  } else if (target != path_ || anchor.empty() || !query.empty()) {
    url = target.url_from(path_);
  }
  append_url(url, query);
  if (!anchor.empty()) {
    url += '#';
    append_url(url, anchor);
  }
  return url;
}

Here Here::beside() const {
  Here other = *this;
  const std::string_view folder = folder_of(path_.str());
  other.path_ = *SitePath::from(folder.empty() ? std::string("-") : std::string(folder) + "/-");
  return other;
}

bool Here::leaves_view(const Library& library, const ArticlePage& page, std::string_view anchor) const {
  if (!view_) return false;
  // At the home page's place in a view stands the usage's own.
  if (!anchor.empty() && library.entry(page.article).name == library.config->home) return true;
  return !page.views.contains(*view_) || !anchor_shown(library, page, anchor, *view_);
}

std::string Here::to_page(const Library& library, const ArticlePage& page, std::string_view anchor,
                          std::string_view query) const {
  if (!view_ || leaves_view(library, page, anchor)) return to(page.path, anchor, query);
  return to(view_path(library, page, *view_), anchor, query);
}

std::string Here::root() const {
  if (!root_.empty()) return root_;
  std::string up;
  for (std::size_t i = 0; i < path_.depth(); ++i) up += "../";
  return up.empty() ? "./" : up;
}

std::string root_path(const Config& config) {
  std::string path(split_url(config.base_url).path);
  if (!path.ends_with('/')) path += '/';
  return path;
}

std::string absolute_url(const Config& config, const SitePath& path) {
  if (config.base_url.empty()) return {};
  std::string url = config.base_url;
  if (!url.ends_with('/')) url += '/';
  std::string_view below = path.str();
  if (file_name_of(below) == "index.html")
    below = below.substr(0, below.size() - std::string_view("index.html").size());
  return url + percent_encode_path(below);
}

}  // namespace waymark
