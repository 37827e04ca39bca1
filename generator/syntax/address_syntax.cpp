#include "syntax/address_syntax.h"

#include <algorithm>

#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

bool is_one_of(char c, std::string_view set) { return set.find(c) != npos; }

// Bytes of the host character at `at`, 0 when it is none. Letters beyond ASCII are allowed, as in internationalised
// names.
std::size_t host_char(std::string_view text, std::size_t at) {
  const char c = text[at];
  if (is_ascii_alnum(c) || c == '-' || c == '_') return 1;
  if (static_cast<unsigned char>(c) < 0x80) return 0;
  const DecodedChar decoded = decode_utf8(text, at);
  return is_unicode_space(decoded.value) || is_unicode_punct(decoded.value) ? 0 : decoded.bytes;
}

// Begin of the character reference that ends with the ";" in front of `end`; npos when there is none.
std::size_t reference_begin(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = end - 1;
  while (at > begin && (is_ascii_alnum(text[at - 1]) || text[at - 1] == '#')) --at;
  return at > begin && at < end - 1 && text[at - 1] == '&' ? at - 1 : npos;
}

}  // namespace

Host read_host(std::string_view text, std::size_t at, bool one_segment) {
  std::size_t periods = 0;
  bool underscore_before = false;  // in the last segment but one
  bool underscore = false;         // in the last
  std::size_t end = at;
  while (end < text.size()) {
    if (text[end] == '.') {
      underscore_before = underscore;
      underscore = false;
      ++periods;
      ++end;
      continue;
    }
    const std::size_t bytes = host_char(text, end);
    if (bytes == 0) break;
    if (text[end] == '_') underscore = true;
    end += bytes;
  }
  const bool good = !underscore && !underscore_before && (periods > 0 || one_segment);
  return {.end = good ? end : at, .run_end = end};
}

std::size_t path_end(std::string_view text, std::size_t at) {
  return std::min(text.find_first_of(" \t\n\r\f\v<", at), text.size());
}

std::size_t trim_address(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view all = text.substr(begin, end - begin);
  auto opening = std::ranges::count(all, '(');
  auto closing = std::ranges::count(all, ')');
  while (end > begin) {
    const char last = text[end - 1];
    if (last == ')') {
      if (closing <= opening) break;
      --closing;
      --end;
    } else if (last == ';') {
      const std::size_t reference = reference_begin(text, begin, end);
      end = reference != npos ? reference : end - 1;
    } else if (is_one_of(last, "?!.,:*_~'\"\\")) {
      --end;
    } else {
      break;
    }
  }
  return end;
}

MailAddress read_mail_address(std::string_view text, std::size_t at, std::size_t first, std::size_t limit) {
  std::size_t begin = at;
  while (begin > first && (is_ascii_alnum(text[begin - 1]) || is_one_of(text[begin - 1], ".+-_"))) --begin;
  std::size_t end = at + 1;
  std::size_t periods = 0;
  while (end < limit) {
    const char c = text[end];
    if (c == '.' && end > at + 1 && end + 1 < limit && is_ascii_alnum(text[end + 1])) {
      ++periods;
    } else if (!is_ascii_alnum(c) && c != '-' && c != '_') {
      break;
    }
    ++end;
  }
  const bool second_at = end < limit && text[end] == '@';
  const bool good =
      begin < at && end > at + 1 && periods > 0 && !second_at && text[end - 1] != '-' && text[end - 1] != '_';
  return good ? MailAddress{begin, end} : MailAddress{};
}

std::size_t xmpp_resource_end(std::string_view text, std::size_t at, std::size_t limit) {
  if (at >= limit || text[at] != '/') return at;
  std::size_t end = at + 1;
  while (end < limit && (is_ascii_alnum(text[end]) || is_one_of(text[end], "@."))) ++end;
  while (end > at && text[end - 1] == '.') --end;
  return end > at + 1 ? end : at;
}

std::size_t phone_number_end(std::string_view text, std::size_t at, std::size_t limit) {
  std::size_t end = at;
  std::size_t digits = 0;
  while (end < limit &&
         (is_ascii_digit(text[end]) || is_one_of(text[end], "-.()") || (end == at && text[end] == '+'))) {
    digits += is_ascii_digit(text[end]) ? 1 : 0;
    ++end;
  }
  // Shorter ones are more likely a ratio or a time.
  constexpr std::size_t shortest_number = 3;
  if (digits < shortest_number) return at;
  while (!is_ascii_digit(text[end - 1])) --end;
  return end;
}

}  // namespace waymark
