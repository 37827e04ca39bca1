#pragma once
// A site made of HTML by hand, so that a test of rendering fails for rendering's reasons only.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"
#include "render/site_frame.h"
#include "theme/theme.h"

namespace waymark {

class PageSite {
 public:
  Config config;
  SourceSet sources;
  std::vector<Article> articles;
  Diagnostics diagnostics;

  PageSite();  // locales en-us (source) and nl-nl, versions 2015-06, 2016-10, 2017-03; https://help.example.org/mfa/

  // `place`: "en-us/2015-06/start". In `html`, {link target} and {image target} are slots of references. The first
  // piece holds it all; a heading of each level 1 to 3 in `headings` ("2 first-steps First steps") adds a section.
  Article& add(const std::string& place, const std::string& title, std::string html,
               const std::vector<std::string>& headings = {});
  void add_asset(const std::string& place);
  void add_usage(const std::string& id, const std::string& label);
  void navigate(const std::vector<std::string>& targets);  // "Group" or "> article" below the last group, or "article"
  void retire(const std::string& article, const std::string& since, const std::string& successor);

  void link(std::size_t jobs = 1);
  Library& library() { return library_; }
  const SiteFrame& frame();
  static const Theme& theme();
  Page page(std::string_view path);  // of an article
  std::vector<Output> render(std::size_t jobs = 1);
  std::string html(std::string_view path);  // of any output; fails the test when there is none

 private:
  Library library_;
  std::unique_ptr<SiteFrame> frame_;
};

// "text -> url [current] (note)" a line.
std::string lines(const std::vector<PageLink>& links);

}  // namespace waymark
