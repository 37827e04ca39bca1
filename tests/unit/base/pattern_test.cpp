#include "base/pattern.h"

#include <gtest/gtest.h>
#include <string>

namespace waymark {
namespace {

TEST(Pattern, fitsTheWholeText) {
  const Result<Pattern> pattern = Pattern::compile("[a-z]+-\\d{2}");
  ASSERT_TRUE(pattern);
  EXPECT_EQ(pattern->fits("abc-12"), true);
  EXPECT_EQ(pattern->fits("abc-123"), false);
  EXPECT_EQ(pattern->fits(""), false);
  EXPECT_EQ(pattern->fits("abc-12"), true);
}

TEST(Pattern, countsCharactersAndNotBytes) {
  const Result<Pattern> pattern = Pattern::compile(".{3}");
  ASSERT_TRUE(pattern);
  EXPECT_EQ(pattern->fits("äöü"), true);
  EXPECT_EQ(pattern->fits("設定。"), true);
}

TEST(Pattern, whatIsNoneIsToldWithItsPlace) {
  const Result<Pattern> pattern = Pattern::compile("ab[c");
  ASSERT_FALSE(pattern);
  EXPECT_EQ(pattern.error().message, "it is no regular expression from character 4 on");
}

TEST(Pattern, givesUpOnWhatWouldNeverEnd) {
  const Result<Pattern> pattern = Pattern::compile("(a+)+b");
  ASSERT_TRUE(pattern);
  EXPECT_EQ(pattern->fits(std::string(200, 'a')), std::nullopt);
  EXPECT_EQ(pattern->fits(std::string(100'000, 'b')), std::nullopt);
  EXPECT_EQ(pattern->fits("aab"), true);
}

TEST(Pattern, mayBeMoved) {
  Result<Pattern> pattern = Pattern::compile("a");
  ASSERT_TRUE(pattern);
  const Pattern moved = *std::move(pattern);
  EXPECT_EQ(moved.fits("a"), true);
}

}  // namespace
}  // namespace waymark
