#include "search/word_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/unicode.h"
#include "word_list.h"

namespace waymark {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::IsEmpty;

std::string repeated(const std::string& part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

TEST(WordReader, ScriptsWithoutBlanksArePartedByDictionaries) {
  EXPECT_THAT(words_of("多重身份验证", "zh-cn").words, ElementsAre("多重", "身份", "验证"));
  EXPECT_THAT(words_of("パスワードを変更する", "ja").words, Contains("パスワード"));
  EXPECT_THAT(words_of("การตรวจสอบสองขั้นตอน", "th").words, Contains("สอง"));
  EXPECT_THAT(words_of("Microsoft認証アプリ", "ja").words, ElementsAre("microsoft", "認証", "アプリ"));
}

TEST(WordReader, LongWordsAreCutAtACharacter) {
  for (const char* part : {"x", "ä", "字", "𝒳", "ก"}) {
    for (const std::string& word : words_of(repeated(part, 5000)).words) {
      EXPECT_LE(word.size(), longest_word);
      EXPECT_TRUE(is_valid_utf8(word)) << word;
    }
  }
}

TEST(WordReader, AnyBytesAreRead) {
  EXPECT_THAT(words_of("a\xFF!b\xC3").words, ElementsAre("a", "b"));
  EXPECT_THAT(words_of(std::string_view("\0x\0", 3)).words, ElementsAre("x"));
  // One letter, which is several words in another form.
  EXPECT_THAT(words_of("\xEF\xB7\xBA").words, Each(testing::Not(testing::HasSubstr(" "))));
  EXPECT_THAT(words_of("").words, IsEmpty());
  EXPECT_THAT(words_of("'").words, IsEmpty());
}

// A mebibyte of what could be compared with itself again and again.
TEST(WordReader, TakesLinearTime) {
  for (const char* part :
       {"x", "x-", "x'", "aB", "é", "e\u0301", "\u0301", "字", "ก", "\u00AD", "x\u200D", "Xx_", "İ"}) {
    const std::string text = repeated(part, 1U << 20);
    for (const char* language : {"en", "tr"}) {
      for (const std::string& word : words_of(text, language).words) ASSERT_LE(word.size(), longest_word);
    }
  }
}

}  // namespace
}  // namespace waymark
