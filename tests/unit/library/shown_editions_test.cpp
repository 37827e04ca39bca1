#include "library/pages/shown_editions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tiny_site.h"

namespace waymark {
namespace {

std::string names(const TinySite& site, const EditionSet& set) {
  std::string text;
  for (const Edition edition : set.editions()) {
    text += site.library.locale_tag(edition.locale) + "/" + site.library.version_name(edition.version) + " ";
  }
  return text;
}

TEST(ShownEditions, OfEachText) {
  TinySite site;
  site.add("en-us/2015-06/a.md", "# A");
  site.add("en-us/2015-10/a.md", "# A");
  site.add("nl-nl/2016-10/b.md", "# B");
  site.add("en-us/2015-06/b.md", "# B");
  site.link();
  const struct {
    const char* path;
    const char* in_force;
    const char* pages;
  } cases[] = {
      {"en-us/2015-06/a.md", "en-us/2015-06 ", "en-us/2015-06 "},
      {"en-us/2015-10/a.md", "en-us/2015-10 en-us/2016-10 nl-nl/2015-10 nl-nl/2016-10 ",
       "en-us/2016-10 nl-nl/2016-10 "},
      {"en-us/2015-06/b.md", "en-us/2015-06 en-us/2015-10 en-us/2016-10 ", "en-us/2016-10 "},
      {"nl-nl/2016-10/b.md", "nl-nl/2016-10 ", "nl-nl/2016-10 "},
  };
  for (const auto& c : cases) {
    const ShownEditions shown = shown_editions(site.library, site.variant(c.path));
    EXPECT_EQ(names(site, shown.in_force), c.in_force) << c.path;
    EXPECT_EQ(names(site, shown.pages), c.pages) << c.path;
  }
}

}  // namespace
}  // namespace waymark
