#include "theme/strings.h"

#include <gtest/gtest.h>
#include <map>
#include <string>

#include "tiny_theme.h"

namespace waymark {
namespace {

Result<Strings> read_strings(const std::map<std::string, std::string>& files) {
  ThemeSources sources;
  for (const auto& [locale, text] : files)
    sources[locale + ".yml"] = {.text = text, .place = "theme/strings/" + locale + ".yml"};
  return Strings::read(sources, {});
}

Strings strings_of(const std::string& en, const std::string& nl, const std::string& nl_be = "") {
  const std::string needed = tiny_theme().at("theme/strings/en.yml");
  std::map<std::string, std::string> files{{"en", needed + en}, {"nl", nl}};
  if (!nl_be.empty()) files["nl-BE"] = nl_be;
  auto strings = read_strings(files);
  EXPECT_TRUE(strings) << strings.error().message;
  return std::move(*strings);
}

TEST(Strings, FallBackFromTheLocaleToItsLanguageToEnglish) {
  const Strings strings = strings_of("a: {b: en, c: en, d: en}\n", "a: {b: nl, c: nl}\n", "a: {b: be}\n");
  EXPECT_EQ(strings.text("nl-be", "a.b"), "be");
  EXPECT_EQ(strings.text("nl-BE", "a.c"), "nl");
  EXPECT_EQ(strings.text("nl-nl", "a.b"), "nl");
  EXPECT_EQ(strings.text("nl-be", "a.d"), "en");
  EXPECT_EQ(strings.text("ja-jp", "a.b"), "en");
  EXPECT_EQ(strings.text("", "a.b"), "en");
}

TEST(Strings, LocalesOfAnotherScriptOrSpellingHaveOtherParents) {
  const std::string needed = tiny_theme().at("theme/strings/en.yml");
  const auto strings = read_strings({{"en", needed + "a: en\n"},
                                     {"zh", "a: zh\n"},
                                     {"zh-Hant", "a: hant\n"},
                                     {"pt", "a: pt\n"},
                                     {"pt-pt", "a: pt-pt\n"},
                                     {"sr-Latn", "a: latn\n"},
                                     {"nb", "a: nb\n"}});
  ASSERT_TRUE(strings) << strings.error().message;
  const std::map<std::string, std::string> expected{
      {"zh-cn", "zh"}, {"zh-hans", "zh"},  {"zh-tw", "hant"},  {"zh-HK", "hant"},      {"zh-hant-tw", "hant"},
      {"pt-br", "pt"}, {"pt-mz", "pt-pt"}, {"pt-pt", "pt-pt"}, {"sr-latn-rs", "latn"}, {"sr-rs", "en"},
      {"nn-no", "nb"}, {"no", "nb"},       {"-", "en"},        {"zh-", "zh"}};
  for (const auto& [locale, text] : expected) EXPECT_EQ(strings->text(locale, "a"), text) << locale;
}

TEST(Strings, OfOtherLanguagesNothingIsRead) {
  const std::string needed = tiny_theme().at("theme/strings/en.yml");
  ThemeSources sources;
  const std::map<std::string, std::string> files{
      {"en", needed + "a: en\n"}, {"nl", "a: nl\n"}, {"zh-Hant", "a: hant\n"}, {"ar", "a: [\n"}};
  for (const auto& [locale, text] : files)
    sources[locale + ".yml"] = {.text = text, .place = "theme/strings/" + locale + ".yml"};
  const auto strings = Strings::read(sources, {}, {"nl-BE", "zh-TW"});
  ASSERT_TRUE(strings) << strings.error().message;
  EXPECT_EQ(strings->text("nl-be", "a"), "nl");
  EXPECT_EQ(strings->text("zh-tw", "a"), "hant");
  EXPECT_EQ(strings->text_locale("nl-BE"), "nl");
  EXPECT_EQ(strings->text("en-us", "a"), "en");
  EXPECT_FALSE(Strings::read(sources, {}, {"ar-sa"}));
  const ThemeSources own = sources;
  EXPECT_FALSE(Strings::read(sources, own, {"nl-BE"})) << "a site's own texts are all read";
}

TEST(Strings, AValueThatRunsTheOtherWayIsKeptTogether) {
  const std::string needed = tiny_theme().at("theme/strings/en.yml");
  const auto strings =
      read_strings({{"en", needed + "read: \"Read “{0}”.\"\nonly: \"{0}\"\n"}, {"ar", "read: \"اقرأ «{0}».\"\n"}});
  ASSERT_TRUE(strings) << strings.error().message;
  EXPECT_EQ(strings->text("ar-sa", "read", {"Do you need it?"}), "اقرأ «\u2068Do you need it?\u2069».");
  EXPECT_EQ(strings->text("ar-sa", "read", {"يوليو ٢٠١٨"}), "اقرأ «يوليو ٢٠١٨».");
  EXPECT_EQ(strings->text("ar-sa", "read", {"2018"}), "اقرأ «2018».");
  EXPECT_EQ(strings->text("en-us", "read", {"هاتفك"}), "Read “\u2068هاتفك\u2069”.");
  EXPECT_EQ(strings->text("en-us", "read", {"Your phone"}), "Read “Your phone”.");
  EXPECT_EQ(strings->text("en-us", "only", {"هاتفك"}), "هاتفك");
}

TEST(Strings, WhatCountsSomethingHasTheFormOfTheNumber) {
  const std::string needed = tiny_theme().at("theme/strings/en.yml");
  const auto strings = read_strings(
      {{"en", needed + "days: {one: a day, other: \"{0} days\"}\nmixed: {one: single, range: span, other: rest}\n"},
       {"pl", "days: {one: \"{0} dzień\", few: \"{0} dni (few)\", many: \"{0} dni\", other: \"{0} dnia\"}\n"},
       {"ar", "days: {two: يومان, other: \"{0} أيام\"}\n"},
       {"ja", "days: {other: \"{0} 日\"}\n"}});
  ASSERT_TRUE(strings) << strings.error().message;
  EXPECT_EQ(strings->counted_text("en-gb", "days", 1), "a day");
  EXPECT_EQ(strings->counted_text("en-gb", "days", 1200), "1,200 days");
  EXPECT_EQ(strings->counted_text("pl-pl", "days", 1), "1 dzień");
  EXPECT_EQ(strings->counted_text("pl-pl", "days", 22), "22 dni (few)");
  EXPECT_EQ(strings->counted_text("pl-pl", "days", 12), "12 dni");
  EXPECT_EQ(strings->counted_text("ar-sa", "days", 2), "يومان");
  EXPECT_EQ(strings->counted_text("ar-sa", "days", 3), "٣ أيام");  // no text for "few": that for all others
  EXPECT_EQ(strings->counted_text("ja", "days", 1), "1 日");
  EXPECT_EQ(strings->counted_text("xx", "days", 1), "a day");
  EXPECT_EQ(strings->counted_text("", "days", 2), "2 days");
  // Templates cannot show what needs a number, but all else, whatever it is called.
  EXPECT_FALSE(strings->names().contains("T_DAYS_OTHER"));
  EXPECT_TRUE(strings->names().contains("T_MIXED_OTHER"));
}

TEST(Strings, PlacesAreFilledOnceAndNotAgainInWhatFillsThem) {
  const Strings strings = strings_of("p: \"{1} to {0} {2} {x} {\"\n", "");
  EXPECT_EQ(strings.text("en", "p", {"{1}", "b"}), "b to {1} {2} {x} {");
  EXPECT_EQ(strings.text("en", "p"), "{1} to {0} {2} {x} {");
}

TEST(Strings, MistakesAreToldWithFileLineAndColumn) {
  struct Case {
    const char* file;
    const char* text;
    const char* message;
  };
  const Case cases[] = {
      {"nl", "a:\n  b: x\n", "theme/strings/nl.yml:2:3: \"a.b\" is no text of this theme (en.yml has none)"},
      {"nl_NL", "next: x\n",
       "theme/strings/nl_NL.yml: \"nl_NL\" is no language; files in strings/ are named as in nl.yml or pt-br.yml"},
      {"dutch", "next: x\n",
       "theme/strings/dutch.yml: \"dutch\" is no language; files in strings/ are named as in nl.yml or pt-br.yml"},
      {"nl", "next: a\xFF\n", "theme/strings/nl.yml:1:8: this is no UTF-8; save the file in that encoding"},
      {"nl", "next: x\nnxet: y\n",
       "theme/strings/nl.yml:2:1: \"nxet\" is no text of this theme (en.yml has none); did you mean \"next\"?"},
      {"nl", "section: {later: {fwe: x}}\n",
       "theme/strings/nl.yml:1:19: \"section.later.fwe\" is no text of this theme (en.yml has none); did you mean "
       "\"section.later.other\"?"},
      {"nl", "next: {few: x}\n", "theme/strings/nl.yml:1:8: \"next.few\" is no text of this theme (en.yml has none)"},
      {"nl", "next:\n", "theme/strings/nl.yml:1:1: \"next\" has no text"},
      {"nl", "next: [a]\n", "theme/strings/nl.yml:1:1: \"next\" has no text"},
      {"nl", "next: a\nnext: b\n", "theme/strings/nl.yml:2:1: \"next\" stands here twice"},
      {"en", "next: a\n", "theme/strings/en.yml lacks the text \"alert.note\""},
  };
  for (const Case& one : cases) {
    ThemeFiles files = tiny_theme();
    files[std::string("theme/strings/") + one.file + ".yml"] = one.text;
    EXPECT_EQ(load_message(files), one.message);
  }
  ThemeFiles files = tiny_theme();
  files["theme/strings/nl.yml"] = "a: [";
  EXPECT_TRUE(load_message(files).starts_with("theme/strings/nl.yml:1:4: ")) << load_message(files);
  files.erase("theme/strings/nl.yml");
  files.erase("theme/strings/en.yml");
  EXPECT_EQ(load_message(files), "the theme has no strings/en.yml");
}

}  // namespace
}  // namespace waymark
