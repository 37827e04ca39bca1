#pragma once
// A site of a few lines for tests of linking. Its texts are read by a scanner of their own, not by compile(), so that a
// test of linking fails for linking's reasons only. Understood: "# heading" lines, [text](target), ![text](target),
// [text][label], [text], and <a name="id"></a>.

#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"

namespace waymark {

class TinySite {
 public:
  Config config;
  SourceSet sources;
  std::vector<Article> articles;
  Diagnostics diagnostics;
  Library library;

  TinySite();  // locales en-us (source) and nl-nl, versions 2015-06, 2015-10, 2016-10

  void set_versions(const std::vector<std::string>& names);
  void set_locales(const std::vector<std::string>& tags);
  // `place` is "en-us/2015-06/guide/start.md" or, without a version or locale, "guide/start.md"; the rest is the
  // logical path.
  SourceId add(std::string_view place, std::string text);
  SourceId add_at(std::string_view place, std::string logical_path, std::string text);
  Article& article(SourceId source);
  void add_asset(std::string_view place);
  void retire(std::string article, std::string since, std::string successor);

  // Catalog, names, pages, destinations and findings; navigation and usages are left empty.
  void link(std::size_t jobs = 1);

  VariantId variant(std::string_view path) const;
  Edition edition(std::string_view locale, std::string_view version) const;
  std::vector<std::string> pages() const;  // "nl-nl/start.html = en-us/2015-06/start.md"
  // Where the only reference of a file leads.
  std::string target(std::string_view path, std::string_view locale, std::string_view version) const;
  // "link/case: message | advice | safe: new text | versions | locales", empty parts left out.
  std::vector<std::string> findings() const;
};

}  // namespace waymark
