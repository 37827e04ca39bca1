#include "config/locale_names.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(LocaleNames, tagsHaveOneForm) {
  const std::pair<const char*, const char*> cases[] = {
      {"nl-NL", "nl-nl"},
      {"nl_NL", "nl-nl"},
      {"zh-Hant-TW", "zh-hant-tw"},
      {"de", "de"},
      {"fil", "fil"},
      {"", ""},
      {"e", ""},
      {"user-help-and-more-words", ""},
      {"en-", ""},
      {"2015-06", ""},
      {"ar-SA.sxs", ""},
      {"english", ""},
      {"en us", ""},
  };
  for (const auto& [written, tag] : cases) EXPECT_EQ(canonical_tag(written), tag) << written;
}

TEST(LocaleNames, knowsLanguages) {
  for (const char* tag : {"en", "nl-nl", "zh-tw", "he-il"}) EXPECT_TRUE(is_known_language(tag)) << tag;
  for (const char* tag : {"xx-yy", "qz"}) EXPECT_FALSE(is_known_language(tag)) << tag;
}

TEST(LocaleNames, namesInTheirOwnLanguage) {
  struct Case {
    std::vector<std::string> tags;
    std::vector<std::string> names;
  };
  const Case cases[] = {
      {{"en-us", "nl-nl", "fr-fr"}, {"English", "Nederlands", "Français"}},
      {{"de-de", "de-ch"}, {"Deutsch (Deutschland)", "Deutsch (Schweiz)"}},
      {{"ja-jp", "ru-ru", "ar-sa"}, {"日本語", "Русский", "العربية"}},
  };
  for (const Case& c : cases) {
    std::vector<LocaleConfig> locales;
    for (const std::string& tag : c.tags) locales.push_back({.tag = tag});
    name_locales(locales);
    for (std::size_t i = 0; i < locales.size(); ++i) EXPECT_EQ(locales[i].name, c.names[i]);
  }
}

TEST(LocaleNames, keepsGivenNamesAndKnowsDirections) {
  std::vector<LocaleConfig> locales = {
      {.tag = "en-us", .name = "American"}, {.tag = "ar-sa"}, {.tag = "he-il"}, {.tag = "zh-tw"}};
  name_locales(locales);
  EXPECT_EQ(locales[0].name, "American");
  EXPECT_FALSE(locales[0].right_to_left);
  EXPECT_TRUE(locales[1].right_to_left);
  EXPECT_TRUE(locales[2].right_to_left);
  EXPECT_NE(locales[3].name, "中文");  // which Chinese must be said
}

}  // namespace
}  // namespace waymark
