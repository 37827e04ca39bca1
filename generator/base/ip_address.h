#pragma once
// IPv4 and IPv6 addresses as numbers: reading them, ranges of them, and what an address is for. Nothing here asks a
// network.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

// An IPv4 address is kept as ::ffff:a.b.c.d, so that both are compared in one way.
struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  bool is_v4() const;
  std::string text() const;  // "127.0.0.1", "2001:db8::1"
  friend bool operator==(const IpAddress&, const IpAddress&) = default;
};

// Exact forms only: four decimal numbers, or an IPv6 address without brackets and without a zone.
std::optional<IpAddress> parse_ip(std::string_view text);
IpAddress ipv4(std::uint32_t number);

struct IpRange {
  IpAddress first;
  int bits = 128;  // how many bits of `first` count
  bool contains(const IpAddress& address) const;
  friend bool operator==(const IpRange&, const IpRange&) = default;
};

// "10.0.0.0/8", "fd00::/8", or one address.
std::optional<IpRange> parse_ip_range(std::string_view text);

// What an address is for; null for one that anybody in the world may have. An IPv4 address hidden in an IPv6 one
// (mapped, compatible, NAT64, 6to4, ISATAP) counts as itself. The words complete "it is …".
std::optional<std::string_view> special_purpose(const IpAddress& address);

}  // namespace waymark
