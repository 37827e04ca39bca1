#include "base/ip_address.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

std::string purpose_of(std::string_view text) {
  const auto ip = parse_ip(text);
  if (!ip) return "no address";
  return std::string(special_purpose(*ip).value_or("public"));
}

TEST(IpAddress, ReadsExactFormsOnly) {
  EXPECT_EQ(parse_ip("127.0.0.1")->text(), "127.0.0.1");
  EXPECT_EQ(parse_ip("2001:DB8::1")->text(), "2001:db8::1");
  EXPECT_EQ(parse_ip("::ffff:10.0.0.1")->text(), "10.0.0.1");
  for (const char* wrong : {"", "127.1", "0x7f.0.0.1", "127.0.0.1.", "1.2.3.256", "[::1]", "fe80::1%eth0", "a.b.c.d"})
    EXPECT_EQ(parse_ip(wrong), std::nullopt) << wrong;
}

TEST(IpAddress, KnowsWhatIsNotPublic) {
  struct {
    const char* address;
    const char* purpose;
  } const cases[] = {
      {"8.8.8.8", "public"},
      {"172.32.0.1", "public"},
      {"172.31.255.255", "an address of a private network"},
      {"10.1.2.3", "an address of a private network"},
      {"192.168.0.1", "an address of a private network"},
      {"127.9.9.9", "an address of the machine itself"},
      {"0.0.0.0", "an address of the machine itself"},
      {"169.254.1.1", "an address of the local link"},
      {"169.254.169.254", "where a cloud keeps what its machines may know"},
      {"168.63.129.16", "where a cloud keeps what its machines may know"},
      {"100.100.100.200", "an address inside a provider's network"},
      {"224.0.0.1", "a group of machines (multicast)"},
      {"255.255.255.255", "an address of every machine of a network"},
      {"2606:4700::1111", "public"},
      {"::1", "an address of the machine itself"},
      {"::", "an address of the machine itself"},
      {"fe80::1", "an address of the local link"},
      {"fd12::1", "an address of a private network"},
      {"fd00:ec2::254", "where a cloud keeps what its machines may know"},
      {"ff02::1", "a group of machines (multicast)"},
      {"2001:db8::1", "an address for examples"},
      // IPv4 in other clothes.
      {"::ffff:127.0.0.1", "an address of the machine itself"},
      {"::127.0.0.1", "an address of the machine itself"},
      {"64:ff9b::169.254.169.254", "where a cloud keeps what its machines may know"},
      {"64:ff9b::8.8.8.8", "public"},
      {"64:ff9b:1::1", "an address of a private network"},
      {"2002:7f00:1::1", "an address of the machine itself"},
      {"2002:808:808::1", "public"},
      {"2001:0:1::1", "a reserved address"},
      {"2606:4700::5efe:10.0.0.1", "an address of a private network"},
  };
  for (const auto& one : cases) EXPECT_EQ(purpose_of(one.address), one.purpose) << one.address;
}

TEST(IpRange, HoldsWhatItsBitsSay) {
  EXPECT_TRUE(parse_ip_range("10.0.0.0/8")->contains(*parse_ip("10.255.0.1")));
  EXPECT_TRUE(parse_ip_range("10.0.0.0/8")->contains(*parse_ip("::ffff:10.255.0.1")));
  EXPECT_FALSE(parse_ip_range("10.0.0.0/8")->contains(*parse_ip("11.0.0.1")));
  EXPECT_TRUE(parse_ip_range("172.16.0.0/12")->contains(*parse_ip("172.31.0.1")));
  EXPECT_FALSE(parse_ip_range("172.16.0.0/12")->contains(*parse_ip("172.32.0.1")));
  EXPECT_TRUE(parse_ip_range("0.0.0.0/0")->contains(*parse_ip("8.8.8.8")));
  EXPECT_FALSE(parse_ip_range("0.0.0.0/0")->contains(*parse_ip("::1")));
  EXPECT_TRUE(parse_ip_range("::1")->contains(*parse_ip("::1")));
  EXPECT_FALSE(parse_ip_range("::1")->contains(*parse_ip("::2")));
  for (const char* wrong : {"", "/8", "10.0.0.0/", "10.0.0.0/33", "::/129", "10.0.0.0/-1", "10.0.0.0/8x", "localhost"})
    EXPECT_EQ(parse_ip_range(wrong), std::nullopt) << wrong;
}

}  // namespace
}  // namespace waymark
