#include "diagnostics/reports/excerpt.h"

#include <gtest/gtest.h>
#include <string>

#include "base/unicode.h"

namespace waymark {
namespace {

Excerpt show(std::string_view text, Span span) {
  SourceFile file;
  file.text = text;
  file.lines = LineIndex(file.text);
  return excerpt(file, span);
}

std::size_t columns_of(std::string_view line) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < line.size();) {
    const DecodedChar c = decode_utf8(line, i);
    columns += display_width(c.value);
    i += c.bytes;
  }
  return columns;
}

TEST(Excerpt, ShortLines) {
  struct Case {
    std::string_view text;
    Span span;
    std::string_view line, marks;
  };
  const Case cases[] = {
      {"See [a](a.md) now\nnext", {4, 13}, "See [a](a.md) now", "    ^~~~~~~~~"},
      {"abc", {1, 1}, "abc", " ^"},
      {"abc", {1, 2}, "abc", " ^"},
      {"abc", {3, 3}, "abc", "   ^"},
      {"abc\r\ndef", {5, 8}, "def", "^~~"},
      {"abc\ndef", {1, 6}, "abc", " ^~"},     // goes on over the line's end
      {"abc\r\ndef", {3, 5}, "abc", "   ^"},  // the line end itself
      {"abc", {99, 120}, "abc", "   ^"},
      {"\ta\tb", {3, 4}, "    a    b", "         ^"},
      {"設定 x", {0, 6}, "設定 x", "^~~~"},
      {"設定 x", {7, 8}, "設定 x", "     ^"},
      {"e\xCC\x81x", {3, 4}, "e\xCC\x81x", " ^"},  // a combining accent takes no column
      {"\xEF\xBB\xBF# T", {3, 4}, "# T", "^"},
      {"\xEF\xBB\xBF# T", {0, 3}, "# T", "^"},
      {"a\x1b[31mb", {0, 1}, "a␛[31mb", "^"},
      {"a\x7f\xC2\x9B\xE2\x80\xAEz", {7, 8}, "a␡\uFFFD\uFFFDz", "    ^"},
      {std::string_view("a\0b", 3), {2, 3}, "a␀b", "  ^"},
      {"\xFFx", {1, 2}, "\uFFFDx", " ^"},
      {"", {0, 0}, "", "^"},
  };
  for (const Case& c : cases) {
    const Excerpt shown = show(c.text, c.span);
    EXPECT_EQ(shown.line, c.line);
    EXPECT_EQ(shown.marks, c.marks) << c.line;
  }
}

TEST(Excerpt, LongLinesAreCutAroundTheSpan) {
  std::string text;
  for (int i = 0; i < 1000; ++i) {
    text += std::to_string(1000 + i) + " ";
  }
  for (const Span span : {Span{0, 4}, Span{100, 104}, Span{118, 124}, Span{2500, 2504}, Span{2500, 2800}, Span{0, 5000},
                          Span{4900, 4999}, Span{4995, 4999}, Span{4999, 5000}, Span{2500, 2500}}) {
    const Excerpt shown = show(text, span);
    EXPECT_LE(columns_of(shown.line), 120U);
    EXPECT_GE(columns_of(shown.line), 90U);
    EXPECT_LE(shown.marks.size(), 120U);
    // The mark stands under the span's first character.
    const std::size_t at = shown.marks.find('^');
    const std::string shown_number =
        shown.line.starts_with("…") ? shown.line.substr(at + 2, 4) : shown.line.substr(at, 4);
    const std::string number = text.substr(span.begin, 4);
    EXPECT_TRUE(number.starts_with(shown_number.substr(0, number.find(' ')))) << shown.line << "\n" << shown.marks;
    EXPECT_EQ(shown.line.starts_with("…"), span.begin > 59) << span.begin;
  }
  const Excerpt exact = show(std::string(120, 'x'), {119, 120});
  EXPECT_EQ(exact.line, std::string(120, 'x'));
  const Excerpt over = show(std::string(121, 'x'), {0, 1});
  EXPECT_EQ(over.line, std::string(119, 'x') + "…");
  EXPECT_EQ(over.marks, "^");
}

TEST(Excerpt, WideAndEmptyCharactersInLongLines) {
  std::string wide;
  std::string accents = "e";
  for (int i = 0; i < 100'000; ++i) {
    wide += "設";
    accents += "\xCC\x81";
  }
  EXPECT_LE(columns_of(show(wide, {3000, 3003}).line), 120U);
  EXPECT_LE(show(accents, {1, 3}).line.size(), 2000U);
  EXPECT_LE(show(accents, {100'001, 100'003}).line.size(), 2000U);
}

TEST(Excerpt, CostDoesNotGrowWithTheLine) {
  SourceFile file;
  file.text = std::string(1 << 20, 'x');
  file.lines = LineIndex(file.text);
  for (std::uint32_t i = 0; i < 20'000; ++i) {
    ASSERT_FALSE(excerpt(file, {i * 50, i * 50 + 10}).line.empty());
  }
}

TEST(Visible, LetsNothingSteerTheTerminal) {
  EXPECT_EQ(visible("a\tb\nc\x1b]0;x\x07"), "a b␊c␛]0;x␇");
  EXPECT_EQ(visible("é設\xE2\x80\xAE\xFF"), "é設\uFFFD\uFFFD");
}

}  // namespace
}  // namespace waymark
