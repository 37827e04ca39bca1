#include "search/word_reader.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <unordered_map>
#include <utility>

#include "base/unicode.h"
#include "search/word_breaks.h"

namespace waymark {
namespace {

// More bytes than longest_word can be made of: what is left out of folding changes no surface of a real word.
constexpr std::size_t longest_raw = 256;
// Words beyond ASCII whose folding is remembered: a language uses some ten thousand.
constexpr std::size_t most_remembered = 50'000;

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02BC || c == 0xFF07; }
bool is_joiner(char32_t c) { return c == '-' || c == '.' || c == '_' || c == 0x2010 || c == 0x2011; }
// Invisible: the soft hyphen, and what joins or parts the shapes of letters.
bool is_ignored(char32_t c) { return c == 0x00AD || c == 0x200C || c == 0x200D; }

// Letters and digits of ASCII in lower case, 0 for all other bytes: read for each byte of a site.
constexpr std::array<char, 256> lower_of = [] {
  std::array<char, 256> all = {};
  for (std::size_t c = '0'; c <= '9'; ++c) all[c] = static_cast<char>(c);
  for (std::size_t c = 'a'; c <= 'z'; ++c) all[c] = all[c - 'a' + 'A'] = static_cast<char>(c);
  return all;
}();

char lower(char c) { return lower_of[static_cast<unsigned char>(c)]; }

bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

bool is_all_ascii(std::string_view text) {
  for (const char c : text) {
    if (static_cast<unsigned char>(c) >= 0x80) return false;
  }
  return true;
}

// What stands at a place of a text, of interest to words.
enum class Sort { part, no_spaces, apostrophe, joiner, ignored, other };

Sort sort_of(char32_t c) {
  if (c < 0x80) {
    const auto ascii = static_cast<char>(c);
    if (lower(ascii) != 0) return Sort::part;
    if (ascii == '\'') return Sort::apostrophe;
    return is_joiner(c) ? Sort::joiner : Sort::other;
  }
  if (is_apostrophe(c)) return Sort::apostrophe;
  if (is_joiner(c)) return Sort::joiner;
  if (is_ignored(c)) return Sort::ignored;
  // Dashes, quotation marks and blanks: most of what is not ASCII in English.
  if (c >= 0x2000 && c < 0x2070) return Sort::other;
  if (!is_word_part(c)) return Sort::other;
  return has_no_word_spaces(c) ? Sort::no_spaces : Sort::part;
}

// Where "getUserName" and "XMLHttp" fall apart: before an upper-case letter that follows a lower-case one or is the
// last of a row. Only with two letters before and three behind, so that iPhone, MFAs and URLs stay whole.
std::size_t next_hump(std::string_view word, std::size_t from) {
  for (std::size_t i = from + 2; i + 3 <= word.size(); ++i) {
    if (is_upper(word[i]) && (is_lower(word[i - 1]) || (is_upper(word[i - 1]) && is_lower(word[i + 1])))) return i;
  }
  return word.size();
}

}  // namespace

struct WordReader::Memory {
  explicit Memory(const WordRules& of) : rules(of) {}
  WordRules rules;
  WordBreaks breaks;
  std::unordered_map<std::string, FoldedWord> folded;
  std::string raw;     // the part being read
  std::string buffer;  // an ASCII word in lower case
};

// One text being read.
class WordReader::Reading {
 public:
  Reading(Memory& memory, std::string_view text, WordSink& sink)
      : memory_(memory), rules_(memory.rules), text_(text), sink_(sink) {}

  void run() {
    while (at_ < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (byte < 0x80) {
        if (lower(text_[at_]) == 0) {
          ++at_;
        } else if (!read_plain()) {
          read_compound();
        }
        continue;
      }
      const DecodedChar c = decode_utf8(text_, at_);
      const Sort sort = sort_of(c.value);
      if (sort == Sort::part) {
        read_compound();
      } else if (sort == Sort::no_spaces) {
        read_no_spaces();
      } else {
        at_ += c.bytes;
      }
    }
  }

 private:
  // A word of ASCII letters that nothing ties to another: nearly all words of English.
  bool read_plain() {
    const std::string_view text = text_;
    std::size_t end = at_ + 1;
    bool humps = false;  // has a letter behind the first that is upper-case
    for (; end < text.size() && lower(text[end]) != 0; ++end) humps |= is_upper(text[end]);
    if (end < text.size()) {
      const char next = text[end];
      if (static_cast<unsigned char>(next) >= 0x80) return false;
      const bool ties = next == '-' || next == '.' || next == '_' || next == '\'';
      if (ties && end + 1 < text.size()) {
        const char behind = text[end + 1];
        if (lower(behind) != 0 || static_cast<unsigned char>(behind) >= 0x80) return false;
      }
    }
    const std::string_view raw = text.substr(at_, end - at_);
    at_ = end;
    if (rules_.dotless_i && raw.find('I') != std::string_view::npos) {
      take_folded(raw);
      return true;
    }
    const std::string_view cut = raw.substr(0, longest_word);
    const std::string_view whole = humps || is_upper(raw[0]) ? lower_case(cut) : cut;
    sink_.take({.surface = whole, .lower = whole});
    if (humps) take_humps(raw.substr(0, longest_raw));
    return true;
  }

  // Parts with one joiner between two of them.
  void read_compound() {
    std::string joined_surface;
    std::string joined_lower;
    std::size_t parts = 0;
    for (;;) {
      const bool cut = read_part();
      const FoldedWord part = take_part(memory_.raw);
      if (!part.surface.empty()) ++parts;
      if (joined_surface.size() < longest_word) {
        joined_surface += part.surface;
        joined_lower += part.lower;
      }
      if (cut || !skip_joiner()) break;
    }
    if (parts < 2) return;
    sink_.take({.surface = cut_at_character(joined_surface, longest_word),
                .lower = cut_at_character(joined_lower, longest_raw),
                .counts = false});
  }

  // The letters, marks and numbers from here on into memory_.raw; true when an apostrophe or another script ends it.
  bool read_part() {
    std::string& raw = memory_.raw;
    raw.clear();
    std::size_t before_s = std::string::npos;  // where "'s" begins
    while (at_ < text_.size()) {
      const DecodedChar c = decode_utf8(text_, at_);
      const Sort sort = sort_of(c.value);
      if (sort == Sort::part) {
        if (raw.size() < longest_raw) raw += text_.substr(at_, c.bytes);
      } else if (sort == Sort::apostrophe || sort == Sort::ignored) {
        const std::size_t behind = at_ + c.bytes;
        const bool inside = behind < text_.size() && sort_of(decode_utf8(text_, behind).value) == Sort::part;
        if (!inside) break;
        if (sort == Sort::apostrophe && rules_.apostrophe_ends_word) {
          at_ = behind;
          return true;
        }
        if (sort == Sort::apostrophe) before_s = raw.size();
      } else {
        if (sort == Sort::no_spaces) {
          cut_s(before_s);
          return true;
        }
        break;
      }
      at_ += c.bytes;
    }
    cut_s(before_s);
    return false;
  }

  void cut_s(std::size_t before_s) {
    std::string& raw = memory_.raw;
    if (before_s == std::string::npos || before_s + 1 != raw.size()) return;
    if (before_s > 0 && (raw.back() == 's' || raw.back() == 'S')) raw.pop_back();
  }

  // True when a single one stands here, and a word's part behind it.
  bool skip_joiner() {
    if (at_ >= text_.size()) return false;
    const DecodedChar c = decode_utf8(text_, at_);
    const std::size_t behind = at_ + c.bytes;
    if (sort_of(c.value) != Sort::joiner || behind >= text_.size()) return false;
    if (sort_of(decode_utf8(text_, behind).value) != Sort::part) return false;
    at_ = behind;
    return true;
  }

  void read_no_spaces() {
    const std::size_t begin = at_;
    while (at_ < text_.size()) {
      const DecodedChar c = decode_utf8(text_, at_);
      if (sort_of(c.value) != Sort::no_spaces) break;
      at_ += c.bytes;
    }
    memory_.breaks.part(text_.substr(begin, at_ - begin), [&](std::string_view word) { take_folded(word); });
  }

  // Hands over the words of a part without joiners, and returns all of it as one.
  FoldedWord take_part(std::string_view raw) {
    if (!is_all_ascii(raw) || (rules_.dotless_i && raw.find('I') != std::string_view::npos)) return take_folded(raw);
    take_ascii(raw);
    const std::string whole(lower_case(cut_at_character(raw, longest_word)));
    return {.surface = whole, .lower = whole};
  }

  void take_ascii(std::string_view raw) {
    const std::string_view whole = lower_case(cut_at_character(raw, longest_word));
    if (whole.empty()) return;
    sink_.take({.surface = whole, .lower = whole});
    if (std::any_of(raw.begin() + 1, raw.end(), is_upper)) take_humps(raw.substr(0, longest_raw));
  }

  void take_humps(std::string_view raw) {
    std::size_t begin = 0;
    for (std::size_t end = next_hump(raw, 0); begin > 0 || end < raw.size(); end = next_hump(raw, begin)) {
      const std::string_view part = lower_case(cut_at_character(raw.substr(begin, end - begin), longest_word));
      sink_.take({.surface = part, .lower = part, .counts = false});
      if (end == raw.size()) return;
      begin = end;
    }
  }

  FoldedWord take_folded(std::string_view raw) {
    const FoldedWord& word = folded(raw);
    if (word.surface.empty()) return {};
    sink_.take({.surface = word.surface, .lower = word.lower});
    FoldedWord out = word;
    if (!rules_.dotless_i || raw.find('I') == std::string_view::npos) return out;
    // "PIN" is no Turkish word, and is not typed as one.
    const FoldedWord root = fold_word(raw, rules_, true);
    const std::string_view surface = cut_at_character(root.surface, longest_word);
    if (surface != out.surface) sink_.take({.surface = surface, .lower = root.lower, .counts = false});
    return out;
  }

  const FoldedWord& folded(std::string_view raw) {
    raw = cut_at_character(raw, longest_raw);
    if (memory_.folded.size() >= most_remembered) memory_.folded.clear();
    const auto [place, added] = memory_.folded.try_emplace(std::string(raw));
    if (added) {
      place->second = fold_word(raw, rules_);
      place->second.surface.resize(cut_at_character(place->second.surface, longest_word).size());
    }
    return place->second;
  }

  std::string_view lower_case(std::string_view ascii) {
    memory_.buffer.resize(ascii.size());
    for (std::size_t i = 0; i < ascii.size(); ++i) memory_.buffer[i] = lower(ascii[i]);
    return memory_.buffer;
  }

  Memory& memory_;
  const WordRules& rules_;
  std::string_view text_;
  WordSink& sink_;
  std::size_t at_ = 0;
};

WordReader::WordReader(const WordRules& rules) : memory_(std::make_unique<Memory>(rules)) {}
WordReader::~WordReader() = default;
WordReader::WordReader(WordReader&&) noexcept = default;
WordReader& WordReader::operator=(WordReader&&) noexcept = default;

void WordReader::read(std::string_view text, WordSink& sink) { Reading(*memory_, text, sink).run(); }

}  // namespace waymark
