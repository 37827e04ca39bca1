#include "source/span.h"

#include <gtest/gtest.h>
#include <string>

namespace waymark {
namespace {

std::string at(std::string_view text, std::uint32_t offset) {
  const Position position = LineIndex(text).position(text, offset);
  return std::to_string(position.line) + ":" + std::to_string(position.column);
}

struct Case {
  std::string_view text;
  std::uint32_t offset;
  const char* position;
};

TEST(LineIndex, CountsLinesAndCodePoints) {
  const Case cases[] = {
      {"", 0, "1:1"},
      {"", 7, "1:1"},
      {"abc", 0, "1:1"},
      {"abc", 3, "1:4"},
      {"abc", 99, "1:4"},
      {"a\nb", 1, "1:2"},
      {"a\nb", 2, "2:1"},
      {"a\n", 2, "2:1"},
      {"a\r\nb", 2, "1:3"},
      {"a\r\nb", 3, "2:1"},
      {"a\rb", 2, "2:1"},
      {"a\r\r\nb", 2, "2:1"},
      {"a\n\r\nb", 4, "3:1"},
      {"é€😀x", 2, "1:2"},
      {"é€😀x", 5, "1:3"},
      {"é€😀x", 9, "1:4"},
      {"é€😀x", 3, "1:2"},  // inside €
      {"é€😀x", 8, "1:3"},  // inside 😀
      {"\xEF\xBB\xBF# a", 3, "1:1"},
      {"\xEF\xBB\xBF# a", 0, "1:1"},
      {"\xEF\xBB\xBF# a", 5, "1:3"},
      {"\xEF\xBB\xBF\nb", 4, "2:1"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(at(c.text, c.offset), c.position) << c.text << " at " << c.offset;
  }
}

TEST(LineIndex, KnowsWhereLinesAre) {
  const std::string_view text = "one\r\ntwo\rthree\n";
  const LineIndex lines(text);
  EXPECT_EQ(lines.line_count(), 4U);
  EXPECT_EQ(lines.line_span(text, 0), (Span{0, 3}));
  EXPECT_EQ(lines.line_span(text, 1), (Span{5, 8}));
  EXPECT_EQ(lines.line_span(text, 2), (Span{9, 14}));
  EXPECT_EQ(lines.line_span(text, 3), (Span{15, 15}));
  EXPECT_EQ(lines.line_span(text, 9), (Span{15, 15}));
  EXPECT_EQ(lines.line_start(2), 9U);
  EXPECT_EQ(lines.line_start(99), 15U);
  EXPECT_EQ(lines.line_of(8), 1U);
  EXPECT_EQ(lines.line_of(9), 2U);
}

TEST(LineIndex, EmptyIndexAnswers) {
  const LineIndex lines;
  EXPECT_EQ(lines.position("", 5), (Position{1, 1}));
  EXPECT_EQ(lines.line_span("", 0), (Span{0, 0}));
}

TEST(LineIndex, LongLinesAgreeWithCounting) {
  std::string text = "x\n";
  std::uint32_t expected = 1;
  for (int i = 0; i < 3000; ++i) {
    text += i % 3 == 0 ? "€" : "a";
  }
  text += "\nlast";
  const LineIndex lines(text);
  for (std::uint32_t offset = 2; text[offset] != '\n'; ++offset) {
    if ((static_cast<unsigned char>(text[offset]) & 0xC0U) != 0x80) {
      EXPECT_EQ(lines.position(text, offset), (Position{2, expected}));
      ++expected;
    }
  }
  EXPECT_EQ(lines.position(text, static_cast<std::uint32_t>(text.size())), (Position{3, 5}));
}

TEST(LineIndex, ManyQuestionsOnOneLongLineStayCheap) {
  const std::string text(1 << 20, 'a');
  const LineIndex lines(text);
  for (std::uint32_t i = 0; i < text.size(); i += 10) {
    ASSERT_EQ(lines.position(text, i).column, i + 1);
  }
  const std::string broken(1 << 20, '\x80');
  EXPECT_EQ(LineIndex(broken).position(broken, 1 << 19).line, 1U);
}

}  // namespace
}  // namespace waymark
