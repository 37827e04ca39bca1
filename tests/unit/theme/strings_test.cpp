#include "theme/strings.h"

#include <gtest/gtest.h>

#include "tiny_theme.h"

namespace waymark {
namespace {

Strings strings_of(const std::string& en, const std::string& nl, const std::string& nl_be = "") {
  const std::string needed = tiny_theme().at("theme/strings/en.yml");
  std::map<std::string, std::string, std::less<>> files{{"en", needed + en}, {"nl", nl}};
  if (!nl_be.empty()) files["nl-BE"] = nl_be;
  auto strings = Strings::read(files, "theme");
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

TEST(Strings, PlacesAreFilledOnceAndNotAgainInWhatFillsThem) {
  const Strings strings = strings_of("p: \"{1} to {0} {2} {x} {\"\n", "");
  EXPECT_EQ(strings.text("en", "p", {"{1}", "b"}), "b to {1} {2} {x} {");
  EXPECT_EQ(strings.text("en", "p"), "{1} to {0} {2} {x} {");
}

TEST(Strings, MistakesAreToldWithFileAndLine) {
  struct Case {
    const char* file;
    const char* text;
    const char* message;
  };
  const Case cases[] = {
      {"nl", "next: x\nnxet: y\n",
       "theme/strings/nl.yml:2: \"nxet\" is no text of this theme (en.yml has none); did you mean \"next\"?"},
      {"nl", "next:\n", "theme/strings/nl.yml:1: \"next\" has no text"},
      {"nl", "next: [a]\n", "theme/strings/nl.yml:1: \"next\" has no text"},
      {"nl", "next: a\nnext: b\n", "theme/strings/nl.yml:2: \"next\" stands here twice"},
      {"en", "next: a\n", "theme/strings/en.yml lacks the text \"alert.note\""},
  };
  for (const Case& one : cases) {
    ThemeFiles files = tiny_theme();
    files[std::string("theme/strings/") + one.file + ".yml"] = one.text;
    EXPECT_EQ(load_message(files), one.message);
  }
  ThemeFiles files = tiny_theme();
  files["theme/strings/nl.yml"] = "a: [";
  EXPECT_TRUE(load_message(files).starts_with("theme/strings/nl.yml:1: ")) << load_message(files);
  files.erase("theme/strings/nl.yml");
  files.erase("theme/strings/en.yml");
  EXPECT_EQ(load_message(files), "theme/strings/en.yml does not exist");
}

}  // namespace
}  // namespace waymark
