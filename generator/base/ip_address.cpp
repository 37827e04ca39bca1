// Ranges: the registries of IANA for special-purpose addresses (RFC 6890 and its successors), as of 2024.

#include "base/ip_address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <charconv>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::array<std::uint8_t, 12> mapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
constexpr int mapped_bits = 96;

struct Special {
  std::string_view range;
  std::string_view purpose;
};

// The first that fits is told.
constexpr Special specials_v4[] = {
    {"127.0.0.0/8", "an address of the machine itself"},
    {"0.0.0.0/8", "an address of the machine itself"},
    {"10.0.0.0/8", "an address of a private network"},
    {"172.16.0.0/12", "an address of a private network"},
    {"192.168.0.0/16", "an address of a private network"},
    {"100.64.0.0/10", "an address inside a provider's network"},
    {"169.254.169.254/32", "where a cloud keeps what its machines may know"},
    {"169.254.170.2/32", "where a cloud keeps what its machines may know"},
    // Azure's own service for its machines, in a range that is otherwise public.
    {"168.63.129.16/32", "where a cloud keeps what its machines may know"},
    {"169.254.0.0/16", "an address of the local link"},
    {"192.0.0.0/24", "a reserved address"},
    {"192.0.2.0/24", "an address for examples"},
    {"198.51.100.0/24", "an address for examples"},
    {"203.0.113.0/24", "an address for examples"},
    {"192.88.99.0/24", "a reserved address"},
    {"198.18.0.0/15", "an address for measurements"},
    {"224.0.0.0/4", "a group of machines (multicast)"},
    {"255.255.255.255/32", "an address of every machine of a network"},
    {"240.0.0.0/4", "a reserved address"},
};

constexpr Special specials_v6[] = {
    {"::/128", "an address of the machine itself"},
    {"::1/128", "an address of the machine itself"},
    {"fd00:ec2::254/128", "where a cloud keeps what its machines may know"},
    {"fc00::/7", "an address of a private network"},
    {"fe80::/10", "an address of the local link"},
    {"fec0::/10", "an address of a private network"},
    {"ff00::/8", "a group of machines (multicast)"},
    {"64:ff9b:1::/48", "an address of a private network"},
    {"2001::/23", "a reserved address"},
    {"2001:db8::/32", "an address for examples"},
    {"3fff::/20", "an address for examples"},
    {"100::/64", "a reserved address"},
    {"5f00::/16", "a reserved address"},
};

// Where an IPv6 address of such a range holds an IPv4 one.
struct Embedding {
  std::string_view range;
  std::size_t at;
};
constexpr Embedding embeddings[] = {{"64:ff9b::/96", 12}, {"::/96", 12}, {"2002::/16", 2}};

IpAddress v4_at(const IpAddress& address, std::size_t at) {
  IpAddress inner;
  std::ranges::copy(mapped, inner.bytes.begin());
  std::copy_n(address.bytes.begin() + static_cast<std::ptrdiff_t>(at), 4, inner.bytes.begin() + mapped.size());
  return inner;
}

template <std::size_t N>
std::optional<std::string_view> find_special(const Special (&specials)[N], const IpAddress& address) {
  for (const Special& special : specials) {
    if (parse_ip_range(special.range)->contains(address)) return special.purpose;
  }
  return std::nullopt;
}

// ISATAP: ::0:5efe:a.b.c.d or ::200:5efe:a.b.c.d behind any prefix (RFC 5214).
bool is_isatap(const IpAddress& address) {
  const auto& b = address.bytes;
  return (b[8] & 0xFD) == 0 && b[9] == 0 && b[10] == 0x5E && b[11] == 0xFE;
}

}  // namespace

bool IpAddress::is_v4() const { return std::equal(mapped.begin(), mapped.end(), bytes.begin()); }

std::string IpAddress::text() const {
  std::array<char, INET6_ADDRSTRLEN> buffer{};
  const char* written = is_v4() ? inet_ntop(AF_INET, bytes.data() + mapped.size(), buffer.data(), buffer.size())
                                : inet_ntop(AF_INET6, bytes.data(), buffer.data(), buffer.size());
  return written == nullptr ? "" : written;
}

std::optional<IpAddress> parse_ip(std::string_view text) {
  const std::string whole(text);
  if (whole.size() > INET6_ADDRSTRLEN || whole.find('\0') != std::string::npos) return std::nullopt;
  IpAddress address;
  std::ranges::copy(mapped, address.bytes.begin());
  if (inet_pton(AF_INET, whole.c_str(), address.bytes.data() + mapped.size()) == 1) return address;
  if (inet_pton(AF_INET6, whole.c_str(), address.bytes.data()) == 1) return address;
  return std::nullopt;
}

IpAddress ipv4(std::uint32_t number) {
  IpAddress address;
  std::ranges::copy(mapped, address.bytes.begin());
  for (std::size_t i = 0; i < 4; ++i) address.bytes[12 + i] = static_cast<std::uint8_t>(number >> (24 - 8 * i));
  return address;
}

bool IpRange::contains(const IpAddress& address) const {
  const auto whole = static_cast<std::size_t>(bits / 8);
  if (!std::equal(first.bytes.begin(), first.bytes.begin() + static_cast<std::ptrdiff_t>(whole), address.bytes.begin()))
    return false;
  const int rest = bits % 8;
  if (rest == 0) return true;
  const auto mask = static_cast<std::uint8_t>(0xFF << (8 - rest));
  return (first.bytes[whole] & mask) == (address.bytes[whole] & mask);
}

std::optional<IpRange> parse_ip_range(std::string_view text) {
  const std::size_t slash = text.find('/');
  const auto first = parse_ip(text.substr(0, slash));
  if (!first) return std::nullopt;
  // Written as IPv4, its bits are counted from there.
  const bool written_as_v4 = text.substr(0, slash).find(':') == std::string_view::npos;
  IpRange range{.first = *first};
  if (slash == std::string_view::npos) return range;
  const std::string_view digits = text.substr(slash + 1);
  int bits = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
  if (error != std::errc() || end != digits.data() + digits.size() || digits.starts_with('-')) return std::nullopt;
  if (bits > (written_as_v4 ? 32 : 128)) return std::nullopt;
  range.bits = bits + (written_as_v4 ? mapped_bits : 0);
  return range;
}

std::optional<std::string_view> special_purpose(const IpAddress& address) {
  if (address.is_v4()) return find_special(specials_v4, address);
  if (const auto purpose = find_special(specials_v6, address)) return purpose;
  for (const Embedding& embedding : embeddings) {
    if (parse_ip_range(embedding.range)->contains(address)) return special_purpose(v4_at(address, embedding.at));
  }
  if (is_isatap(address)) return special_purpose(v4_at(address, 12));
  return std::nullopt;
}

}  // namespace waymark
