#include "base/url.h"

#include <gtest/gtest.h>
#include <string>

namespace waymark {
namespace {

// "scheme|authority|path|query|fragment", "-" for a part that is not there.
std::string parts(std::string_view text) {
  const UrlParts p = split_url(text);
  const auto part = [](bool there, std::string_view value) { return there ? std::string(value) : std::string("-"); };
  return part(!p.scheme.empty(), p.scheme) + "|" + part(p.has_authority, p.authority) + "|" + std::string(p.path) +
         "|" + part(p.has_query, p.query) + "|" + part(p.has_fragment, p.fragment);
}

TEST(Url, SplitsAsTheRfcDoes) {
  struct Case {
    std::string_view url;
    const char* parts;
  };
  const Case cases[] = {
      {"", "-|-||-|-"},
      {"a.md", "-|-|a.md|-|-"},
      {"a.md#b", "-|-|a.md|-|b"},
      {"#", "-|-||-|"},
      {"?", "-|-|||-"},
      {"a?b#c?d#e", "-|-|a|b|c?d#e"},
      {"http://www.example.com:80/pub/x?q=1#f", "http|www.example.com:80|/pub/x|q=1|f"},
      {"http://h?q", "http|h||q|-"},
      {"//h/p", "-|h|/p|-|-"},
      {"/p:q", "-|-|/p:q|-|-"},
      {"mailto:a@b", "mailto|-|a@b|-|-"},
      {"htts://x", "htts|x||-|-"},
      {"C:\\x", "C|-|\\x|-|-"},
      {"Step 1: x.md", "-|-|Step 1: x.md|-|-"},
      {"1:2", "-|-|1:2|-|-"},
      {":x", "-|-|:x|-|-"},
      {"a/b:c", "-|-|a/b:c|-|-"},
      {"#a:b", "-|-||-|a:b"},
      {"a+b-c.d:x", "a+b-c.d|-|x|-|-"},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(parts(c.url), c.parts) << c.url;
  }
}

TEST(Url, KnownSchemes) {
  for (const char* known : {"http", "HTTPS", "mailto", "tel", "ftp", "sms"}) {
    EXPECT_TRUE(is_known_scheme(known)) << known;
  }
  for (const char* unknown : {"", "htts", "javascript", "file", "data", "httpss"}) {
    EXPECT_FALSE(is_known_scheme(unknown)) << unknown;
  }
}

TEST(Url, DangerousOnes) {
  for (const std::string_view bad : {std::string_view("javascript:alert(1)"),
                                     std::string_view("JaVaScRiPt:alert(1)"),
                                     std::string_view(" \t\n javascript:x"),
                                     std::string_view("java\tscript:x"),
                                     std::string_view("java\r\nscript\n:x"),
                                     std::string_view("\x01\x1fjavascript:x"),
                                     std::string_view("\0javascript:x", 13),
                                     std::string_view("vbscript:x"),
                                     std::string_view("file:///etc/passwd"),
                                     std::string_view("data:text/html,<script>"),
                                     std::string_view("data:,x"),
                                     std::string_view("data:image/svg+xml,<svg/>"),
                                     std::string_view("data:image/pngx,x"),
                                     std::string_view("data:image/png"),
                                     std::string_view("javascript&colon;x"),
                                     std::string_view("java&Tab;script:x"),
                                     std::string_view("java&NewLine;script:x"),
                                     std::string_view("&#106;avascript:x"),
                                     std::string_view("&#x6A;avascript:x"),
                                     std::string_view("&#0000106avascript:x"),
                                     std::string_view("&#1;javascript:x"),
                                     std::string_view("javascript&#58;x")}) {
    EXPECT_TRUE(is_dangerous_url(bad)) << bad;
  }
  for (const std::string_view good :
       {std::string_view(""), std::string_view("a.md"), std::string_view("https://x/javascript:y"),
        std::string_view("/javascript:x"), std::string_view("javascript"), std::string_view("#javascript:x"),
        std::string_view("?q=javascript:x"), std::string_view("data:image/png;base64,xx"),
        std::string_view("DATA:IMAGE/GIF;base64,xx"), std::string_view("data.html"), std::string_view("file.html"),
        std::string_view("a b:javascript:x"), std::string_view("x?a=1&b=2"), std::string_view("mailto:javascript@x"),
        std::string_view("&#99999999999999999999;javascript")}) {
    EXPECT_FALSE(is_dangerous_url(good)) << good;
  }
  EXPECT_TRUE(is_dangerous_url(std::string(1 << 20, ' ') + "javascript:x"));
  EXPECT_TRUE(is_dangerous_url("java" + std::string(1 << 20, '\t') + "script:x"));
  EXPECT_FALSE(is_dangerous_url(std::string(1 << 20, '&')));
}

}  // namespace
}  // namespace waymark
