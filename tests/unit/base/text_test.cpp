#include "base/text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark {
namespace {

using testing::ElementsAre;

TEST(Text, ClassesOfCharacters) {
  for (int i = -128; i < 128; ++i) {
    const char c = static_cast<char>(i);
    EXPECT_EQ(is_space(c), c == ' ' || (c >= 9 && c <= 13)) << i;
    EXPECT_EQ(is_blank(c), c == ' ' || c == '\t') << i;
    EXPECT_EQ(is_ascii_alnum(c), is_ascii_alpha(c) || is_ascii_digit(c)) << i;
    EXPECT_EQ(is_ascii_punct(c), c > 32 && c < 127 && !is_ascii_alnum(c)) << i;
  }
  EXPECT_TRUE(is_ascii_alpha('Z') && is_ascii_alpha('a') && !is_ascii_alpha('[') && !is_ascii_alpha('\xE9'));
}

TEST(Text, CaseIsAsciiOnly) {
  EXPECT_EQ(ascii_lower("ÀZ@[`a{"), "Àz@[`a{");
  EXPECT_TRUE(iequals("NOTE", "note"));
  EXPECT_FALSE(iequals("NOTE", "notes"));
  EXPECT_FALSE(iequals("É", "é"));
  EXPECT_TRUE(istarts_with("Note: x", "NOTE"));
  EXPECT_TRUE(istarts_with("x", ""));
  EXPECT_FALSE(istarts_with("No", "note"));
}

TEST(Text, Trims) {
  EXPECT_EQ(trim(" \t a b\v\r\n"), "a b");
  EXPECT_EQ(trim_left("  a "), "a ");
  EXPECT_EQ(trim_right("  a "), "  a");
  EXPECT_EQ(trim(" \n "), "");
  EXPECT_EQ(trim(""), "");
}

TEST(Text, Splits) {
  EXPECT_THAT(split("a,,b,", ','), ElementsAre("a", "", "b", ""));
  EXPECT_THAT(split("", ','), ElementsAre(""));
  EXPECT_THAT(split_lines("a\nb\r\nc\rd"), ElementsAre("a", "b", "c", "d"));
  EXPECT_THAT(split_lines("a\n\r\n\r\rb\n"), ElementsAre("a", "", "", "", "b"));
  EXPECT_THAT(split_lines(""), ElementsAre());
  EXPECT_THAT(split_lines("\n"), ElementsAre(""));
}

TEST(Text, JoinsAndReplaces) {
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(join({"a"}, ", "), "a");
  EXPECT_EQ(join({"a", "", "b"}, ", "), "a, , b");
  EXPECT_EQ(replace_all("aaa", "aa", "b"), "ba");
  EXPECT_EQ(replace_all("aXbX", "X", ""), "ab");
  EXPECT_EQ(replace_all("abc", "", "x"), "abc");
  EXPECT_EQ(replace_all("aa", "a", "aa"), "aaaa");
}

TEST(Text, CollapsesSpace) {
  EXPECT_EQ(collapse_space("  a \t\r\n b  "), "a b");
  EXPECT_EQ(collapse_space(" \n"), "");
  EXPECT_EQ(collapse_space("a\xC2\xA0 b"), "a\xC2\xA0 b");
}

}  // namespace
}  // namespace waymark
