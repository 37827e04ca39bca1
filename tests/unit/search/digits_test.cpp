#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "decode.h"
#include "search/search_digits.h"

namespace waymark {
namespace {

TEST(SearchDigits, NumbersComeBack) {
  const std::vector<std::uint64_t> numbers = {0, 1, 31, 32, 63, 64, 1023, 1024, 80'000, 0xFFFFFFFF, ~std::uint64_t{0}};
  std::string text;
  for (const std::uint64_t number : numbers) append_digits(text, number);
  EXPECT_EQ(text.substr(0, 9), "ABfgB_BgC");
  EXPECT_EQ(decode_digits(text), numbers);
}

TEST(SearchDigits, SortedWordsComeBack) {
  const std::vector<std::string> words = {
      "a",     "account", "accounts", "b", "é", "éa", "字", "字典", "\U00010400\U00010401", "\U00010400\U00010402",
      "\uFF66"};
  const std::vector<std::string_view> views(words.begin(), words.end());
  EXPECT_TRUE(std::ranges::is_sorted(views, stands_before));
  const std::string coded = front_coded(views);
  EXPECT_EQ(coded.substr(0, 17), "0a 1ccount 7s 0b ");
  EXPECT_EQ(decode_front_coded(coded), words);
}

TEST(SearchDigits, NoMoreThanOneDigitIsShared) {
  const std::string word(60, 'x');
  const std::vector<std::string_view> words = {std::string_view(word).substr(0, 50), word};
  EXPECT_EQ(front_coded(words), "0" + std::string(50, 'x') + " z" + std::string(25, 'x'));
}

}  // namespace
}  // namespace waymark
