// The interface texts of the theme that comes with the program: every language says all that English says.

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "syntax/yaml.h"
#include "theme/counted_text.h"
#include "theme/locale_parents.h"
#include "theme/theme.h"

namespace waymark {
namespace {

const std::string folder = WAYMARK_DEFAULT_THEME;

using Texts = std::map<std::string, std::string>;

void collect(const YamlNode& node, const std::string& prefix, Texts& texts) {
  for (const YamlNode::Entry& entry : node.entries) {
    if (entry.value.kind == YamlNode::Kind::map) {
      collect(entry.value, prefix + entry.key + ".", texts);
    } else {
      texts[prefix + entry.key] = entry.value.scalar;
    }
  }
}

// Where a locale only spells some texts in another way, they stand in front of those of its language.
void add_those_of_the_language(std::map<std::string, Texts>& languages) {
  for (const char* locale : {"de-ch"}) {
    const Texts& language = languages.at(std::string(parent_locale(locale)));
    languages.at(locale).insert(language.begin(), language.end());
  }
}

std::map<std::string, Texts> all_languages() {
  std::map<std::string, Texts> languages;
  const auto files = RealDisk().list(folder + "/strings", nullptr);
  for (const FileEntry& file : *files) {
    const auto text = RealDisk().read(folder + "/strings/" + file.path);
    EXPECT_TRUE(text) << file.path;
    collect(parse_yaml(*text).root, "", languages[file.path.substr(0, file.path.size() - 4)]);
  }
  add_those_of_the_language(languages);
  return languages;
}

// The key without its last name: "section.later" of "section.later.few".
std::string group_of(const std::string& key) {
  const std::size_t dot = key.rfind('.');
  return dot == std::string::npos ? std::string() : key.substr(0, dot);
}

std::string last_name(const std::string& key) { return key.substr(key.rfind('.') + 1); }

// Groups of English that hold nothing but plural forms: texts that count something.
std::set<std::string> counted_groups(const Texts& english) {
  std::set<std::string> groups;
  for (const auto& [key, text] : english) {
    if (last_name(key) == "other" && key.find('.') != std::string::npos) groups.insert(group_of(key));
  }
  for (const auto& [key, text] : english) {
    if (!is_plural_category(last_name(key))) groups.erase(group_of(key));
  }
  return groups;
}

std::set<char> places(const std::string& text) {
  std::set<char> found;
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] == '{' && is_ascii_digit(text[i + 1]) && text[i + 2] == '}') found.insert(text[i + 1]);
  }
  return found;
}

TEST(InterfaceTexts, EveryLanguageHasEveryTextWithItsPlaces) {
  const std::map<std::string, Texts> languages = all_languages();
  EXPECT_GE(languages.size(), 40U);
  const std::set<std::string> counted = counted_groups(languages.at("en"));
  for (const auto& [language, texts] : languages) {
    for (const auto& [key, english] : languages.at("en")) {
      if (counted.contains(group_of(key))) continue;
      ASSERT_TRUE(texts.contains(key)) << language << ".yml lacks " << key;
      EXPECT_EQ(places(texts.at(key)), places(english)) << language << ".yml: " << key;
    }
    for (const auto& [key, text] : texts) {
      EXPECT_FALSE(trim(text).empty()) << language << ".yml: " << key;
      EXPECT_TRUE(languages.at("en").contains(key) || counted.contains(group_of(key))) << language << ".yml: " << key;
    }
  }
}

TEST(InterfaceTexts, EveryLanguageCountsAsItDoes) {
  constexpr std::size_t many = 200;
  const std::map<std::string, Texts> languages = all_languages();
  const std::set<std::string> counted = counted_groups(languages.at("en"));
  EXPECT_TRUE(counted.contains("section.later"));
  for (const auto& [language, texts] : languages) {
    std::map<std::string, std::set<std::size_t>> numbers{{"other", {}}};
    for (std::size_t count = 1; count <= many; ++count) numbers[plural_category(language, count)].insert(count);
    for (const std::string& key : counted) {
      for (const auto& [category, counts] : numbers) {
        const auto text = texts.find(key + "." + category);
        ASSERT_NE(text, texts.end()) << language << ".yml lacks " << key << "." << category;
        // A form of one number may say it in a word.
        if (counts.size() != 1) {
          EXPECT_EQ(places(text->second), std::set<char>{'0'}) << language << ".yml: " << text->first;
        }
      }
      const auto is_used = [&](const auto& one) {
        return group_of(one.first) != key || numbers.contains(last_name(one.first));
      };
      EXPECT_TRUE(std::ranges::all_of(texts, is_used)) << language << ".yml: " << key << " has a form never used";
    }
  }
}

TEST(InterfaceTexts, NoneIsLeftInEnglish) {
  const std::map<std::string, Texts> languages = all_languages();
  for (const auto& [language, texts] : languages) {
    if (language == "en") continue;
    std::size_t same = 0;
    for (const auto& [key, text] : texts) {
      const auto english = languages.at("en").find(key);
      const bool has_words = text.find(' ') != std::string::npos && trim(text).size() > 8;
      if (has_words && english != languages.at("en").end() && english->second == text) ++same;
    }
    EXPECT_EQ(same, 0U) << language;
  }
}

TEST(InterfaceTexts, ReadersGetThoseOfTheirLanguage) {
  const auto theme = Theme::load(folder, "", RealDisk());
  ASSERT_TRUE(theme) << theme.error().message;
  struct Case {
    const char* locale;
    const char* texts;
  };
  const Case cases[] = {
      {"en-us", "en"},      {"en-ca", "en"},           {"ar-sa", "ar"},      {"cs-cz", "cs"},
      {"de-ch", "de-ch"},   {"de-de", "de"},           {"es-es", "es"},      {"es-419", "es"},
      {"fr-fr", "fr"},      {"fr-ca", "fr"},           {"he-il", "he"},      {"iw-il", "he"},
      {"hu-hu", "hu"},      {"it-it", "it"},           {"ja-jp", "ja"},      {"ko-kr", "ko"},
      {"nl-nl", "nl"},      {"nl-be", "nl"},           {"pl-pl", "pl"},      {"pt-br", "pt"},
      {"pt-pt", "pt-pt"},   {"pt-ao", "pt-pt"},        {"ru-ru", "ru"},      {"sv-se", "sv"},
      {"tr-tr", "tr"},      {"zh-cn", "zh"},           {"zh-hans-sg", "zh"}, {"zh-tw", "zh-hant"},
      {"zh-hk", "zh-hant"}, {"zh-Hant-MO", "zh-hant"}, {"no-no", "nb"},      {"nn-no", "nb"},
      {"sr-cyrl-rs", "sr"}, {"sr-Latn-RS", "sr-latn"}, {"da-dk", "da"},      {"fi-fi", "fi"},
  };
  for (const Case& one : cases) EXPECT_EQ(theme->text_locale(one.locale), one.texts) << one.locale;
}

}  // namespace
}  // namespace waymark
