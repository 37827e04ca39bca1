#include "library/addresses/published_addresses.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(PublishedAddresses, Below) {
  Config config;
  config.locales = {{.tag = "en-us"}, {.tag = "nl-nl"}};
  config.published_at = {"https://docs.example.org/azure/", "https://old.example.org/{locale}/documentation/articles",
                         "https://help.example.org/mfa/{locale}/"};
  config.base_url = "https://new.example.org/";
  const auto prefixes = published_prefixes(config);
  const struct {
    const char* url;
    const char* rest;  // null: not ours
  } cases[] = {
      {"https://docs.example.org/azure/x", "x"},
      {"http://docs.example.org/fr-fr/azure/a/x.html", "a/x"},
      {"https://docs.example.org/zh-hant-tw/azure/x", "x"},
      {"https://docs.example.org/azure", ""},
      {"https://docs.example.org/azure/ad-fs/x", "ad-fs/x"},
      {"https://docs.example.org/azure%2Fx", "x"},
      {"https://docs.example.org/azurestack/x", nullptr},
      {"https://docs.example.org/other/azure/x", nullptr},
      {"https://old.example.org/en-us/documentation/articles/x/", "x"},
      {"https://old.example.org/documentation/articles/x", "x"},
      {"https://help.example.org/mfa/nl-nl/x", "x"},
      {"https://help.example.org/mfa/x", "x"},
      {"/azure/x", "x"},
      {"/nl-nl/azure/x#y", "x"},
      {"https://new.example.org/guide/x.html", "guide/x"},
      {"https://elsewhere.example.org/azure/x", nullptr},
  };
  for (const auto& c : cases) {
    const auto rest = below_published(prefixes, split_url(c.url), config);
    EXPECT_EQ(rest.has_value(), c.rest != nullptr) << c.url;
    if (rest && c.rest != nullptr) {
      EXPECT_EQ(rest->path, c.rest) << c.url;
    }
  }
}

TEST(PublishedAddresses, AddressOfAFile) {
  Config config;
  config.published_at = {"https://docs.example.org/{locale}/azure/mfa", "https://old.example.org/articles/"};
  const auto prefixes = published_prefixes(config);
  EXPECT_EQ(published_address(prefixes, "articles/mfa/end-user/x.md", "nl-nl"),
            "https://docs.example.org/nl-nl/azure/mfa/end-user/x");
  EXPECT_EQ(published_address(prefixes, "articles/other/media/x y.png", "nl-nl"),
            "https://old.example.org/articles/other/media/x%20y.png");
  EXPECT_EQ(published_address(prefixes, "includes/x.md", "nl-nl"), std::nullopt);
}

}  // namespace
}  // namespace waymark
