#pragma once
// Where a page stands, and how it writes the addresses of others.

#include <string>
#include <string_view>

#include "base/site_path.h"
#include "library/library.h"

namespace waymark {

class Here {
 public:
  explicit Here(SitePath path) : path_(std::move(path)) {}
  // A page that is shown at any address (404.html) names others by absolute paths below `root`, "/mfa/".
  Here(SitePath path, std::string root) : path_(std::move(path)), root_(std::move(root)) {}

  // A page of a usage's view.
  Here(SitePath path, UsageId view) : path_(std::move(path)), view_(view) {}

  const SitePath& path() const { return path_; }
  std::optional<UsageId> view() const { return view_; }
  // For href, not yet escaped for HTML.
  std::string to(const SitePath& target, std::string_view anchor = {}, std::string_view query = {}) const;
  // An article's page: in a view its page there, unless there is none or the anchor's section is hidden on it.
  std::string to_page(const Library& library, const ArticlePage& page, std::string_view anchor = {},
                      std::string_view query = {}) const;
  // Whether to_page() leads out of the view.
  bool leaves_view(const Library& library, const ArticlePage& page, std::string_view anchor) const;
  // The place of a page of the same folder and view that is none. What it writes is right for all others there, too.
  Here beside() const;
  std::string root() const;  // "./", "../", "/mfa/"

 private:
  SitePath path_;
  std::string root_;
  std::optional<UsageId> view_;
};

// The path of base_url, with the final '/'; "/" when there is none.
std::string root_path(const Config& config);
// base_url and the path, an index.html at its end left out; empty without base_url.
std::string absolute_url(const Config& config, const SitePath& path);

}  // namespace waymark
