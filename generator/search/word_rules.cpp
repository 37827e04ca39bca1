#include "search/word_rules.h"

#include <algorithm>
#include <array>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "base/failure.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

constexpr auto without_spaces = std::to_array<Range>({
    {0x0E00, 0x0EFF},    // Thai, Lao
    {0x1000, 0x109F},    // Myanmar
    {0x1780, 0x17FF},    // Khmer
    {0x3005, 0x3007},    // marks of repetition, the Han zero
    {0x3031, 0x3035},    // marks of repetition of kana
    {0x3040, 0x30FF},    // Hiragana, Katakana
    {0x31F0, 0x31FF},    // more Katakana
    {0x3400, 0x4DBF},    // Han
    {0x4E00, 0x9FFF},    //
    {0xF900, 0xFAFF},    //
    {0xFF66, 0xFF9F},    // narrow Katakana
    {0x20000, 0x3FFFF},  // Han
});

// Marks that say how a letter sounds, and that people leave out when they type.
constexpr auto dropped_marks = std::to_array<Range>({
    {0x0300, 0x036F},  // of Latin, Greek, Cyrillic
    {0x0591, 0x05C7},  // Hebrew points
    {0x0640, 0x0640},  // Arabic tatweel
    {0x064B, 0x065F},  // Arabic vowels
    {0x0670, 0x0670},  //
});

bool in(const auto& ranges, char32_t c) {
  return std::ranges::any_of(ranges, [&](const Range& range) { return c >= range.first && c <= range.last; });
}

// Letters that are no letter with a mark for Unicode, but are typed as if they were.
void append_replaced(icu::UnicodeString& out, UChar32 c) {
  switch (c) {
    case 0x00DF:  // ß
      out.append(u"ss", 2);
      return;
    case 0x00E6:  // æ
      out.append(u"ae", 2);
      return;
    case 0x0153:  // œ
      out.append(u"oe", 2);
      return;
    case 0x00FE:  // þ
      out.append(u"th", 2);
      return;
    case 0x00F8:  // ø
      out.append(u'o');
      return;
    case 0x0142:  // ł
      out.append(u'l');
      return;
    case 0x0111:  // đ
    case 0x00F0:  // ð
      out.append(u'd');
      return;
    case 0x03C2:  // final sigma
      out.append(u'\u03C3');
      return;
    case 0x0622:  // alef with madda, hamza above, hamza below, wasla
    case 0x0623:
    case 0x0625:
    case 0x0671:
      out.append(u'\u0627');
      return;
    case 0x0649:  // alef maksura
      out.append(u'\u064A');
      return;
    case 0x0629:  // teh marbuta
      out.append(u'\u0647');
      return;
    default:
      out.append(c);
  }
}

const icu::Normalizer2& normalizer(const icu::Normalizer2* (*instance)(UErrorCode&)) {
  UErrorCode error = U_ZERO_ERROR;
  const icu::Normalizer2* found = instance(error);
  check(U_SUCCESS(error) && found != nullptr, "ICU has the normal forms of Unicode");
  return *found;
}

icu::UnicodeString normalized(const icu::Normalizer2& form, const icu::UnicodeString& text) {
  UErrorCode error = U_ZERO_ERROR;
  icu::UnicodeString out = form.normalize(text, error);
  check(U_SUCCESS(error), "text can be normalized");
  return out;
}

template <class F>
void for_each_character(const icu::UnicodeString& text, F f) {
  for (std::int32_t i = 0; i < text.length();) {
    const UChar32 c = text.char32At(i);
    i += U16_LENGTH(c);
    f(c);
  }
}

}  // namespace

WordRules::WordRules(std::string_view tag) : language(ascii_lower(tag.substr(0, tag.find('-')))) {
  static constexpr auto parting = std::to_array<std::string_view>({"az", "ca", "fr", "it", "kk", "tr"});
  apostrophe_ends_word = std::ranges::find(parting, language) != parting.end();
  dotless_i = language == "tr" || language == "az";
}

bool has_no_word_spaces(char32_t c) { return c >= 0x0E00 && in(without_spaces, c); }

bool is_word_part(char32_t c) {
  return (U_GET_GC_MASK(static_cast<UChar32>(c)) & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)) != 0;
}

std::string_view cut_at_character(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0) == 0x80) --most;
  return text.substr(0, most);
}

FoldedWord fold_word(std::string_view raw, const WordRules& rules, bool as_root) {
  const auto length = static_cast<std::int32_t>(raw.size());
  const icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(raw.data(), length));
  icu::UnicodeString lower = normalized(normalizer(icu::Normalizer2::getNFKCInstance), text);
  lower.toLower(rules.dotless_i && !as_root ? icu::Locale("tr") : icu::Locale::getRoot());
  FoldedWord word;
  lower.toUTF8String(word.lower);
  icu::UnicodeString bare;
  for_each_character(normalized(normalizer(icu::Normalizer2::getNFDInstance), lower), [&](UChar32 c) {
    if (!in(dropped_marks, static_cast<char32_t>(c))) bare.append(c);
  });
  icu::UnicodeString surface;
  for_each_character(normalized(normalizer(icu::Normalizer2::getNFCInstance), bare), [&](UChar32 c) {
    if (is_word_part(static_cast<char32_t>(c))) append_replaced(surface, c);
  });
  surface.toUTF8String(word.surface);
  return word;
}

}  // namespace waymark
