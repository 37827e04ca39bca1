#include "base/unicode.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

struct Decoding {
  std::string_view text;
  std::u32string_view characters;
};

// Table 3-7 of the Unicode Standard and its neighbours.
constexpr Decoding decodings[] = {
    {"aé€😀", U"aé€😀"},
    {"\x80", U"\xFFFD"},
    {"\xC0\x80", U"\xFFFD\xFFFD"},
    {"\xC3", U"\xFFFD"},
    {"\xC3x", U"\xFFFDx"},
    {"\xE0\x80\x80", U"\xFFFD\xFFFD\xFFFD"},
    {"\xE2\x82", U"\xFFFD"},
    {"\xE2\x82x", U"\xFFFDx"},
    {"\xED\xA0\x80", U"\xFFFD\xFFFD\xFFFD"},
    {"\xF0\x9F\x98", U"\xFFFD"},
    {"\xF4\x90\x80\x80", U"\xFFFD\xFFFD\xFFFD\xFFFD"},
    {"\xFF\xFE", U"\xFFFD\xFFFD"},
    {"\xEF\xBF\xBD", U"\xFFFD"},
};

TEST(Unicode, DecodesAsBrowsersDo) {
  for (const Decoding& d : decodings) {
    std::u32string characters;
    for (std::size_t i = 0; i < d.text.size();) {
      const DecodedChar c = decode_utf8(d.text, i);
      characters += c.value;
      i += c.bytes;
    }
    EXPECT_EQ(characters, d.characters) << testing::PrintToString(std::string(d.text));
    EXPECT_EQ(count_code_points(d.text), d.characters.size());
    EXPECT_TRUE(is_valid_utf8(to_valid_utf8(d.text)));
    EXPECT_EQ(count_code_points(to_valid_utf8(d.text)), d.characters.size());
  }
  EXPECT_TRUE(is_valid_utf8("aé€😀\xEF\xBF\xBD"));
  EXPECT_FALSE(is_valid_utf8("\xF0\x9F\x98x"));
  EXPECT_FALSE(is_valid_utf8("\xF0\x9F\x98"));
  EXPECT_EQ(decode_utf8("", 0).bytes, 1);
  EXPECT_EQ(decode_utf8("a", 9).value, char32_t{0xFFFD});
}

TEST(Unicode, DecodesBackwards) {
  const std::string_view text = "aé€😀";
  EXPECT_EQ(decode_utf8_before(text, 1).value, U'a');
  EXPECT_EQ(decode_utf8_before(text, 3).value, U'é');
  EXPECT_EQ(decode_utf8_before(text, 6).value, U'€');
  EXPECT_EQ(decode_utf8_before(text, 10).value, U'😀');
  EXPECT_EQ(decode_utf8_before(text, 10).bytes, 4);
  EXPECT_EQ(decode_utf8_before(text, 99).value, U'😀');
  EXPECT_EQ(decode_utf8_before(text, 0).value, char32_t{0xFFFD});
  EXPECT_EQ(decode_utf8_before("a\x80", 2).bytes, 1);
  EXPECT_EQ(decode_utf8_before("\x80\x80\x80\x80\x80", 5).bytes, 1);
  EXPECT_EQ(decode_utf8_before("é", 1).bytes, 1);  // the first byte alone
}

TEST(Unicode, Encodes) {
  std::string out;
  for (const char32_t c : {U'a', U'é', U'€', U'😀', char32_t{0xD800}, char32_t{0x110000}}) {
    append_utf8(out, c);
  }
  EXPECT_EQ(out, "aé€😀\uFFFD\uFFFD");
}

TEST(Unicode, Classes) {
  struct Case {
    char32_t c;
    const char* classes;  // l letter, d digit, s space, p punctuation, w word, c CJK, r right-to-left
  };
  const Case cases[] = {
      {U'a', "lw"},   {U'é', "lw"},  {U'設', "lwc"}, {U'か', "lwc"},   {U'カ', "lwc"}, {U'한', "lwc"}, {U'ㄅ', "lwc"},
      {U'5', "dw"},   {U'٥', "dwr"}, {U'²', ""},     {U'Ⅷ', ""},       {U'_', "pw"},   {U'‿', "pw"},   {U' ', "s"},
      {U'\t', "s"},   {U'\v', ""},   {0xA0, "s"},    {0x3000, "sc"},   {0x200B, ""},   {U'-', "p"},    {U'$', "p"},
      {U'€', "p"},    {U'。', "pc"}, {U'，', "pc"},  {U'Ａ', "lwc"},   {U'“', "p"},    {U'א', "lwr"},  {U'ع', "lwr"},
      {U'я', "lw"},   {0x0301, "w"}, {0x1F600, "p"}, {0x20000, "lwc"}, {0xFFFD, "p"},  {0x10FFFF, ""}, {0x0E33, "lw"},
      {0x0939, "lw"}, {0x093F, "w"},
  };
  for (const Case& c : cases) {
    std::string classes;
    classes += is_letter(c.c) ? "l" : "";
    classes += is_decimal_digit(c.c) ? "d" : "";
    classes += is_unicode_space(c.c) ? "s" : "";
    classes += is_unicode_punct(c.c) ? "p" : "";
    classes += is_word_char(c.c) ? "w" : "";
    classes += is_cjk(c.c) ? "c" : "";
    classes += is_rtl_script(c.c) ? "r" : "";
    EXPECT_EQ(classes, c.classes) << std::hex << static_cast<unsigned>(c.c);
  }
}

TEST(Unicode, Case) {
  EXPECT_EQ(simple_lower(U'A'), U'a');
  EXPECT_EQ(simple_lower(U'É'), U'é');
  EXPECT_EQ(simple_lower(U'Σ'), U'σ');
  EXPECT_EQ(simple_lower(U'ẞ'), U'ß');
  EXPECT_EQ(simple_lower(0x0130), char32_t{0x0130});
  EXPECT_EQ(simple_lower(U'設'), U'設');
  EXPECT_EQ(case_fold("AbC"), "abc");
  EXPECT_EQ(case_fold("STRASSE"), case_fold("straße"));
  EXPECT_EQ(case_fold("ΣΑΣ"), case_fold("σας"));
  EXPECT_EQ(case_fold("É\xFF"), "é\uFFFD");
}

TEST(Unicode, Terminals) {
  EXPECT_EQ(display_width(U'a'), 1U);
  EXPECT_EQ(display_width(U'é'), 1U);
  EXPECT_EQ(display_width(U'設'), 2U);
  EXPECT_EQ(display_width(U'Ａ'), 2U);
  EXPECT_EQ(display_width(0x1F600), 2U);
  EXPECT_EQ(display_width(0x0301), 0U);
  EXPECT_EQ(display_width(0x200B), 0U);
  for (const char32_t c : {0x00, 0x1B, 0x7F, 0x9B, 0x200E, 0x2028, 0x202E, 0x2066, 0xFEFF}) {
    EXPECT_TRUE(is_control(c)) << std::hex << static_cast<unsigned>(c);
  }
  EXPECT_FALSE(is_control(U' ') || is_control(U'é') || is_control(0x200D));
}

}  // namespace
}  // namespace waymark
