#include "config/decode_text.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

using namespace std::string_literals;

TEST(DecodeText, keepsWhatIsValid) {
  for (const std::string& text : {""s, "plain"s, "\xEF\xBB\xBFwith a mark"s, "h\xC3\xA9 \xE2\x82\xAC \xF0\x9F\x98\x80"s,
                                  "a real \xEF\xBF\xBD"s, "a\0b"s}) {
    const DecodedText decoded = decode_text(text);
    EXPECT_EQ(decoded.text, text);
    EXPECT_FALSE(decoded.problem);
  }
}

struct Invalid {
  std::string bytes;
  std::string text;
  std::uint32_t begin;
  std::string message;
};

TEST(DecodeText, repairsAndPointsAtTheFirstBadByte) {
  const Invalid cases[] = {
      {"don\x92t", "don\xEF\xBF\xBDt", 3, "the byte 0x92 is not valid UTF-8 here"},
      {"\xEF\xBF\xBD then \xFF", "\xEF\xBF\xBD then \xEF\xBF\xBD", 9, "the byte 0xFF is not valid UTF-8 here"},
      {"cut \xE2\x82", "cut \xEF\xBF\xBD", 4, "the byte 0xE2 is not valid UTF-8 here"},
      {"\xC0\xAF", "\xEF\xBF\xBD\xEF\xBF\xBD", 0, "the byte 0xC0 is not valid UTF-8 here"},
  };
  for (const Invalid& c : cases) {
    const DecodedText decoded = decode_text(c.bytes);
    EXPECT_EQ(decoded.text, c.text);
    ASSERT_TRUE(decoded.problem) << c.bytes;
    EXPECT_EQ(decoded.problem->span, (Span{c.begin, c.begin + 3}));
    EXPECT_EQ(decoded.problem->message, c.message);
  }
}

TEST(DecodeText, readsUtf16AndSaysSo) {
  const DecodedText little = decode_text("\xFF\xFEH\0i\0\x3D\xD8\x00\xDE"s);
  EXPECT_EQ(little.text, "Hi\xF0\x9F\x98\x80");
  ASSERT_TRUE(little.problem);
  EXPECT_EQ(little.problem->message, "the file is UTF-16 (little endian), not UTF-8");

  const DecodedText big = decode_text("\xFE\xFF\0H\xD8\0\0i"s);
  EXPECT_EQ(big.text, "H\xEF\xBF\xBDi");
  ASSERT_TRUE(big.problem);
  EXPECT_EQ(big.problem->message, "the file is UTF-16 (big endian), not UTF-8");
}

}  // namespace
}  // namespace waymark
