#include "external/proxy.h"

#include <gtest/gtest.h>
#include <map>

namespace waymark {
namespace {

std::string proxy(std::string_view address, std::map<std::string, std::string> variables) {
  return proxy_for(*parse_web_address(address), [&](const char* name) { return variables[name]; });
}

TEST(Proxy, IsTheOneOfTheScheme) {
  EXPECT_EQ(proxy("https://example.org/", {}), "");
  EXPECT_EQ(proxy("https://example.org/", {{"https_proxy", "http://p:1"}}), "http://p:1");
  EXPECT_EQ(proxy("https://example.org/", {{"HTTPS_PROXY", "http://p:1"}}), "http://p:1");
  EXPECT_EQ(proxy("https://example.org/", {{"all_proxy", "socks5h://p:1"}}), "socks5h://p:1");
  EXPECT_EQ(proxy("http://example.org/", {{"http_proxy", "http://p:1"}}), "http://p:1");
  EXPECT_EQ(proxy("http://example.org/", {{"HTTP_PROXY", "http://p:1"}}), "");
}

TEST(Proxy, IsNotUsedForExemptHosts) {
  const auto used = [](std::string_view address, const char* exempt) {
    return !proxy(address, {{"https_proxy", "p"}, {"no_proxy", exempt}}).empty();
  };
  EXPECT_TRUE(used("https://example.org/", "other.org, notexample.org"));
  EXPECT_FALSE(used("https://example.org/", "*"));
  EXPECT_FALSE(used("https://example.org/", "a.b example.org"));
  EXPECT_FALSE(used("https://www.example.org/", "a.b,.Example.org"));
  EXPECT_TRUE(used("https://myexample.org/", "example.org"));
  EXPECT_FALSE(used("https://10.2.3.4/", "10.0.0.0/8"));
  EXPECT_FALSE(used("https://[::1]/", "[::1]"));
  EXPECT_TRUE(used("https://11.2.3.4/", "10.0.0.0/8"));
}

}  // namespace
}  // namespace waymark
