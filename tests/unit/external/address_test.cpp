#include <gtest/gtest.h>

#include "external/address_fix.h"
#include "external/asking_rules.h"
#include "external/web_address.h"

namespace waymark {
namespace {

std::string parsed(std::string_view written) {
  const auto address = parse_web_address(written);
  if (!address) {
    return address.error() == AddressFault::bad_host   ? "bad host"
           : address.error() == AddressFault::bad_port ? "bad port"
                                                       : "no web scheme";
  }
  std::string text = address->text();
  if (!address->fragment.empty()) text += " #" + address->fragment;
  if (address->has_credentials) text += " (credentials)";
  return text;
}

TEST(WebAddress, IsReadAsBrowsersReadIt) {
  struct {
    const char* written;
    const char* parsed;
  } const cases[] = {
      {"https://Example.ORG", "https://example.org/"},
      {"HTTP://example.org:80/a?b#c", "http://example.org/a?b #c"},
      {"https://example.org:443/", "https://example.org/"},
      {"https://example.org:8443/", "https://example.org:8443/"},
      {"https://example.org/a/../b/./c", "https://example.org/b/c"},
      {"https://example.org/a/%2e%2E/b", "https://example.org/b"},
      {"https://example.org/a/..", "https://example.org/"},
      {"https://example.org/../../etc/passwd", "https://example.org/etc/passwd"},
      {"https://example.org/a b\"<>", "https://example.org/a%20b%22%3C%3E"},
      {"https://example.org/é?ü", "https://example.org/%C3%A9?%C3%BC"},
      {"https://example.org/%zz%41", "https://example.org/%zz%41"},
      {"  https://example.org/\n", "https://example.org/"},
      {"https://exa\nmple.org/", "https://example.org/"},
      {"https:\\\\example.org\\a", "https://example.org/a"},
      {"https:example.org", "https://example.org/"},
      {"https://user:secret@example.org/", "https://example.org/ (credentials)"},
      {"https://a@b@example.org/", "https://example.org/ (credentials)"},
      {"https://example.org?x", "https://example.org/?x"},
      // Names of any script.
      {"https://müller.example/", "https://xn--mller-kva.example/"},
      {"https://例え.テスト/", "https://xn--r8jz45g.xn--zckzah/"},
      {"https://faß.example/", "https://xn--fa-hia.example/"},
      {"https://EXAMPLE。org/", "https://example.org/"},
      {"https://ex%61mple.org/", "https://example.org/"},
      // Every way to write an IPv4 address.
      {"http://2130706433/", "http://127.0.0.1/"},
      {"http://0x7f.1/", "http://127.0.0.1/"},
      {"http://0177.0.0.01/", "http://127.0.0.1/"},
      {"http://127.1/", "http://127.0.0.1/"},
      {"http://１２７.0.0.1/", "http://127.0.0.1/"},
      {"http://0xA9FEA9FE/", "http://169.254.169.254/"},
      {"http://127.0.0.1./", "http://127.0.0.1/"},
      {"http://[::1]/", "http://[::1]/"},
      {"http://[0:0::0:1]:81/", "http://[::1]:81/"},
      {"http://[::ffff:7f00:1]/", "http://[::ffff:127.0.0.1]/"},
      // What is no address.
      {"http://256.0.0.1/", "bad host"},
      {"http://1.2.3.4.5/", "bad host"},
      {"http://09.1/", "bad host"},
      {"http://[::1/", "bad host"},
      {"http://[fe80::1%25eth0]/", "bad host"},
      {"http://a b/", "bad host"},
      {"http://a..b/", "bad host"},
      {"http://ex%00ample/", "bad host"},
      {"http:///", "bad host"},
      {"http://example.org:0/", "bad port"},
      {"http://example.org:99999/", "bad port"},
      {"http://example.org:8o/", "bad port"},
      {"ftp://example.org/", "no web scheme"},
      {"file:///etc/passwd", "no web scheme"},
      {"example.org", "no web scheme"},
  };
  for (const auto& one : cases) EXPECT_EQ(parsed(one.written), one.parsed) << one.written;
}

std::string resolved(std::string_view base, std::string_view location) {
  const auto address = resolve_web_address(*parse_web_address(base), location);
  return address ? address->text() + (address->fragment.empty() ? "" : " #" + address->fragment) : "none";
}

TEST(WebAddress, LocationIsReadRelativeToItsPage) {
  const char* base = "https://example.org/a/b?q#f";
  EXPECT_EQ(resolved(base, "https://other.example/x"), "https://other.example/x #f");
  EXPECT_EQ(resolved(base, "//other.example/x#g"), "https://other.example/x #g");
  EXPECT_EQ(resolved(base, "/x"), "https://example.org/x #f");
  EXPECT_EQ(resolved(base, "x"), "https://example.org/a/x #f");
  EXPECT_EQ(resolved(base, "../x"), "https://example.org/x #f");
  EXPECT_EQ(resolved(base, "?y"), "https://example.org/a/b?y #f");
  EXPECT_EQ(resolved(base, "#g"), "https://example.org/a/b?q #g");
  EXPECT_EQ(resolved(base, "/\xE9 x"), "https://example.org/%E9%20x #f");
  EXPECT_EQ(resolved(base, "file:///etc/passwd"), "none");
  EXPECT_EQ(resolved(base, "javascript:alert(1)"), "none");
}

TEST(AskingRules, RefuseWhatIsNotPublic) {
  const ExternalConfig settings;
  const auto refused = [&](std::string_view address, const ExternalConfig& by) {
    return why_refused(*parse_web_address(address), by).value_or("asked");
  };
  EXPECT_EQ(refused("https://example.org/", settings), "asked");
  EXPECT_EQ(refused("http://0x7f.1/", settings), "is not asked: 127.0.0.1 is an address of the machine itself");
  EXPECT_EQ(refused("http://[::ffff:a9fe:a9fe]/", settings),
            "is not asked: 169.254.169.254 is where a cloud keeps what its machines may know");
  EXPECT_EQ(refused("https://example.org:22/", settings), "is not asked: 22 is no usual port of a web server");
  ExternalConfig open = settings;
  open.private_addresses = {*parse_ip_range("127.0.0.0/8")};
  open.ports = {8080};
  EXPECT_EQ(refused("http://127.0.0.1:8080/", open), "asked");
  EXPECT_EQ(refused("http://10.0.0.1:8080/", open), "is not asked: 10.0.0.1 is an address of a private network");
}

TEST(AskingRules, ListsChooseByHostOrAddress) {
  ExternalConfig settings;
  settings.deny = {"*.example.com", "https://example.org/private/**"};
  const auto wanted = [&](std::string_view address) { return is_wanted(*parse_web_address(address), settings); };
  EXPECT_TRUE(wanted("https://example.org/"));
  EXPECT_TRUE(wanted("https://example.com/"));
  EXPECT_FALSE(wanted("https://www.example.com/a"));
  EXPECT_FALSE(wanted("https://example.org/private/a/b?c=d"));
  settings.allow = {"example.org"};
  EXPECT_TRUE(wanted("https://example.org/x"));
  EXPECT_FALSE(wanted("https://example.net/"));
}

TEST(AddressFix, KnowsThePageThatIsSurelyTheSame) {
  const auto same = [](std::string_view from, std::string_view to) {
    return is_same_page(*parse_web_address(from), *parse_web_address(to));
  };
  EXPECT_TRUE(same("http://example.org/a", "https://example.org/a"));
  EXPECT_TRUE(same("https://example.org/a", "https://www.example.org/a/"));
  EXPECT_FALSE(same("https://example.org/a", "http://example.org/a"));
  EXPECT_FALSE(same("https://example.org/a", "https://example.org/b"));
  EXPECT_FALSE(same("https://example.org/a?x", "https://example.org/a"));
  EXPECT_FALSE(same("https://example.org/a", "https://example.net/a"));
}

}  // namespace
}  // namespace waymark
