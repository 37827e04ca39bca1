#include "render/pages/page_images.h"

#include <gtest/gtest.h>
#include <string>

namespace waymark {
namespace {

constexpr ImageSize size{.width = 300, .height = 200};

TEST(PageImages, WhatTheAuthorWroteCounts) {
  struct Case {
    const char* tag;
    const char* added;
  };
  const Case cases[] = {
      {"<img src=\"\" alt=\"width=5\" />", " width=\"300\" height=\"200\""},
      {"<img src=\"\" width=\"150\" />", " height=\"100\""},
      {"<img src=\"\" height=\"50\" />", " width=\"75\""},
      {"<img src=\"\" height=\"1\" />", " width=\"2\""},
      {"<img src=\"\" width=\"1\" height=\"900\" />", ""},
      {"<img src=\"\" WIDTH = 150>", " height=\"100\""},
      {"<img src=\"\" width='150' height>", ""},
      {"<img src=\"\" width=\"50%\" />", ""},
      {"<img src=\"\" height=\"auto\" />", ""},
      {"<img src=\"\" data-width=\"150\" title=\"a height=3\" />", " width=\"300\" height=\"200\""},
  };
  for (const Case& one : cases) EXPECT_EQ(picture_attributes(one.tag, size, false), one.added) << one.tag;
  EXPECT_EQ(picture_attributes("<img src=\"\" />", std::nullopt, false), "");
}

TEST(PageImages, WaitOnlyWhereTheAuthorSaysNothingElse) {
  EXPECT_EQ(picture_attributes("<img src=\"\" />", std::nullopt, true), " loading=\"lazy\" decoding=\"async\"");
  EXPECT_EQ(picture_attributes("<img src=\"\" Loading=eager>", std::nullopt, true), " decoding=\"async\"");
}

TEST(PageImages, TextAndPicturesFillTheFirstScreen) {
  FirstScreen empty;
  EXPECT_FALSE(empty.ends_before(""));
  EXPECT_FALSE(empty.ends_before("<p title=\"" + std::string(10'000, 'x') + "\">Words</p>"));

  FirstScreen text;
  std::string html = "<h1>Title</h1>";
  EXPECT_FALSE(text.ends_before(html));
  for (int i = 0; i < 40; ++i) html += "<p>" + std::string(200, 'x') + "</p>";
  EXPECT_TRUE(text.ends_before(html));

  FirstScreen icons;
  for (int i = 0; i < 5; ++i) icons.add_picture(ImageSize{.width = 24, .height = 24});
  EXPECT_FALSE(icons.ends_before(""));
  icons.add_picture(ImageSize{.width = 1440, .height = 1700});  // shown half as large
  EXPECT_TRUE(icons.ends_before(""));

  FirstScreen unknown;
  unknown.add_picture(std::nullopt);
  EXPECT_TRUE(unknown.ends_before(""));
}

}  // namespace
}  // namespace waymark
