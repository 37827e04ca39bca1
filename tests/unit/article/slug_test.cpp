#include "article/markdown/slug.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(Slug, KeepsLettersDigitsHyphensAndUnderscores) {
  const struct {
    const char* text;
    const char* slug;
  } cases[] = {
      {"Manage your settings", "manage-your-settings"},
      {"a - b", "a---b"},
      {"C++ & C#", "c--c"},
      {"I have lost my phone or it was stolen?", "i-have-lost-my-phone-or-it-was-stolen"},
      {"snake_case", "snake_case"},
      {"2 steps", "2-steps"},
      {" edges ", "-edges-"},
      {"tab\there", "tabhere"},
      {"a\xC2\xA0z", "az"},
      {"Straße ÄÖ", "straße-äö"},
      {"多要素認証の使用方法", "多要素認証の使用方法"},
      {"İ", "İ"},
      {"½ ² x", "--x"},
      {"e\xCC\x81", "e"},
      {"\xF0\x9F\x98\x80 smile", "-smile"},
      {"?!", ""},
  };
  for (const auto& c : cases) EXPECT_EQ(slug_of(c.text), c.slug) << c.text;
}

TEST(SlugCounter, TakesTheFirstNumberThatIsFree) {
  SlugCounter counter;
  EXPECT_EQ(counter.take("Example 1"), "example-1");
  EXPECT_EQ(counter.take("Example"), "example");
  EXPECT_EQ(counter.take("Example"), "example-2");
  EXPECT_EQ(counter.take("Example 1"), "example-1-1");
  EXPECT_EQ(counter.take("?"), "section");
  EXPECT_EQ(counter.take(""), "section-1");
}

}  // namespace
}  // namespace waymark
