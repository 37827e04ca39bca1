#include "external/web_host.h"

#include <algorithm>
#include <memory>
#include <unicode/idna.h>
#include <unicode/unistr.h>
#include <vector>

#include "base/escape.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

// DNS ends there.
constexpr std::size_t longest_name = 253;

// https://url.spec.whatwg.org/#forbidden-domain-code-point
bool may_stand_in_host(char c) {
  return static_cast<unsigned char>(c) > 0x20 && c != 0x7F &&
         std::string_view("#/:<>?@[\\]^|%").find(c) == std::string_view::npos;
}

std::optional<std::string> to_ascii(std::string_view name) {
  const bool plain = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  const std::string lower = ascii_lower(name);
  if (plain && !lower.starts_with("xn--") && lower.find(".xn--") == std::string::npos) return lower;
  if (!is_valid_utf8(name)) return std::nullopt;
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::IDNA> idna(
      icu::IDNA::createUTS46Instance(UIDNA_CHECK_BIDI | UIDNA_CHECK_CONTEXTJ | UIDNA_NONTRANSITIONAL_TO_ASCII, error));
  if (U_FAILURE(error)) return std::nullopt;
  icu::IDNAInfo info;
  icu::UnicodeString converted;
  idna->nameToASCII(icu::UnicodeString::fromUTF8({name.data(), static_cast<std::int32_t>(name.size())}), converted,
                    info, error);
  // Hyphens at odd places are in names that exist.
  constexpr std::uint32_t harmless = UIDNA_ERROR_LEADING_HYPHEN | UIDNA_ERROR_TRAILING_HYPHEN | UIDNA_ERROR_HYPHEN_3_4;
  if (U_FAILURE(error) || (info.getErrors() & ~harmless) != 0) return std::nullopt;
  std::string ascii;
  converted.toUTF8String(ascii);
  return ascii;
}

// "0x7f", "0177", "127"; null when it is no number, 2^32 for one that is too large.
std::optional<std::uint64_t> parse_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  unsigned base = 10;
  if (text.starts_with("0x")) {
    text.remove_prefix(2);
    base = 16;
  } else if (text.size() > 1 && text[0] == '0') {
    text.remove_prefix(1);
    base = 8;
  }
  std::uint64_t number = 0;
  for (const char c : text) {
    const unsigned digit = is_ascii_digit(c)      ? static_cast<unsigned>(c - '0')
                           : c >= 'a' && c <= 'f' ? static_cast<unsigned>(c - 'a' + 10)
                                                  : 16U;
    if (digit >= base) return std::nullopt;
    number = std::min<std::uint64_t>(number * base + digit, 1ULL << 32);
  }
  return number;
}

bool ends_in_number(const std::vector<std::string_view>& parts) {
  const std::string_view last = parts.back();
  return (!last.empty() && std::ranges::all_of(last, is_ascii_digit)) ||
         (last.starts_with("0x") && parse_number(last).has_value());
}

std::optional<IpAddress> parse_ipv4_number(const std::vector<std::string_view>& parts) {
  if (parts.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto number = parse_number(parts[i]);
    if (!number) return std::nullopt;
    // The last number fills what is left.
    const std::size_t bytes = i + 1 == parts.size() ? 5 - parts.size() : 1;
    if (*number >= 1ULL << (8 * bytes)) return std::nullopt;
    address = (address << (8 * bytes)) | *number;
  }
  return ipv4(static_cast<std::uint32_t>(address));
}

}  // namespace

std::optional<WebHost> parse_web_host(std::string_view written) {
  if (written.starts_with('[')) {
    if (!written.ends_with(']')) return std::nullopt;
    const auto ip = parse_ip(written.substr(1, written.size() - 2));
    if (!ip || written.find(':') == std::string_view::npos) return std::nullopt;
    // One that hides an IPv4 address stays IPv6, but is known as what it is.
    return WebHost{.name = ip->is_v4() ? "[::ffff:" + ip->text() + "]" : "[" + ip->text() + "]", .ip = ip};
  }
  const auto name = to_ascii(percent_decode(written));
  if (!name || name->empty() || name->size() > longest_name + 1) return std::nullopt;
  if (!std::ranges::all_of(*name, may_stand_in_host)) return std::nullopt;
  std::string_view rest = *name;
  if (rest.ends_with('.')) rest.remove_suffix(1);
  const std::vector<std::string_view> labels = split(rest, '.');
  const bool sized = std::ranges::all_of(labels, [](std::string_view l) { return !l.empty() && l.size() <= 63; });
  if (!sized) return std::nullopt;
  if (ends_in_number(labels)) {
    const auto ip = parse_ipv4_number(labels);
    if (!ip) return std::nullopt;
    return WebHost{.name = ip->text(), .ip = ip};
  }
  return WebHost{.name = *name};
}

}  // namespace waymark
