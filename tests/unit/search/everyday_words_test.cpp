#include "search/everyday_words.h"

#include <algorithm>
#include <array>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "base/text.h"
#include "search/search_digits.h"

namespace waymark {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr auto languages = std::to_array<const char*>(
    {"ar", "da", "de", "en", "es", "fr", "he", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ru", "sv", "tr", "zh"});

// Words, and in how many articles each stands.
TermIndex index_of(const std::map<std::string, std::uint32_t>& words) {
  TermIndex index;
  for (const auto& [word, articles] : words) index.surfaces.push_back({.text = word, .articles = articles});
  std::ranges::sort(index.surfaces, stands_before, &TermIndex::Surface::text);
  return index;
}

// The one meaning in `meanings` that begins so.
std::string meaning(const std::string& meanings, std::string_view start) {
  for (const std::string_view one : split(meanings, '|')) {
    if (one.starts_with(start)) return std::string(one);
  }
  return {};
}

TEST(EverydayWords, AListIsReadByLines) {
  const auto meanings = parse_everyday_words("# A comment: no meaning\nlost: lost, cannot find?\n\nno colon\nx: ,\n");
  ASSERT_EQ(meanings.size(), 2U);
  EXPECT_EQ(meanings[0].name, "lost");
  ASSERT_EQ(meanings[0].phrases.size(), 2U);
  EXPECT_EQ(meanings[0].phrases[0].text, "lost");
  EXPECT_FALSE(meanings[0].phrases[0].only_typed);
  EXPECT_EQ(meanings[0].phrases[1].text, "cannot find");
  EXPECT_TRUE(meanings[0].phrases[1].only_typed);
  EXPECT_TRUE(meanings[1].phrases.empty());
}

// Marks of base.js must not stand in a list, and the same name twice in a list is a slip.
TEST(EverydayWords, ListsAreInOrder) {
  std::set<std::string_view> english;
  for (const EverydayMeaning& one : parse_everyday_words(everyday_word_list("en"))) english.insert(one.name);
  for (const char* language : languages) {
    const std::string_view list = everyday_word_list(language);
    std::set<std::string_view> names;
    for (const std::string_view line : split(list, '\n')) {
      EXPECT_TRUE(line.empty() || line.starts_with('#') || line.find(": ") != std::string_view::npos) << line;
    }
    EXPECT_EQ(list.find_first_of("|;"), std::string_view::npos) << language;
    for (const EverydayMeaning& one : parse_everyday_words(list)) {
      EXPECT_TRUE(names.insert(one.name).second) << language << " has two lines \"" << one.name << '"';
      EXPECT_FALSE(one.phrases.empty()) << one.name;
    }
    const auto known = std::ranges::count_if(names, [&](std::string_view name) { return english.contains(name); });
    EXPECT_GE(known, 50) << language << ": names are the same in all languages";
  }
  EXPECT_EQ(everyday_word_list("no"), everyday_word_list("nb"));
  EXPECT_EQ(everyday_word_list("xx"), "");
}

TEST(EverydayWords, WhatTheIndexHasIsSoughtTheMostFrequentFirst) {
  const TermIndex index = index_of({{"phone", 3}, {"phones", 4}, {"mobile", 9}, {"remove", 1}, {"zebra", 5}});
  const std::string words = everyday_words({"en-us"}, index);
  const std::string phone = meaning(words, "mobile,phone,mobile phone;");
  EXPECT_THAT(phone, HasSubstr(",handset"));
  EXPECT_THAT(phone, HasSubstr(",cell phone"));
  EXPECT_THAT(meaning(words, "remove;"), HasSubstr("get rid of"));
  EXPECT_THAT(words, Not(HasSubstr("password"))) << "of what the index has nothing, nothing is told";
  EXPECT_EQ(everyday_words({"en-us"}, index_of({{"zebra", 5}})), "");
  EXPECT_EQ(everyday_words({"xx"}, index), "");
}

TEST(EverydayWords, AFormOfAWordWillDoAndIsNotToldTwice) {
  const std::string words = everyday_words({"en"}, index_of({{"calls", 2}}));
  const std::string call = meaning(words, "calls;");
  EXPECT_THAT(call, HasSubstr("phone call"));
  EXPECT_THAT("," + call + ",", Not(HasSubstr(",call,")));
}

TEST(EverydayWords, TextsThatAreNotTranslatedAreFoundByTheReadersWords) {
  const TermIndex index = index_of({{"phone", 3}, {"telefon", 2}, {"lost", 1}});
  const std::string words = everyday_words({"de-de", "en-us"}, index);
  EXPECT_THAT(meaning(words, "telefon;"), testing::EndsWith(";phone"));
  EXPECT_THAT(meaning(words, ";verloren"), testing::EndsWith(";lost"));
  EXPECT_THAT(words, Not(HasSubstr("handset"))) << "English words that the index has not are typed by nobody there";
}

TEST(EverydayWords, PhrasesAreKnownByAllTheirWords) {
  EXPECT_THAT(everyday_words({"en"}, index_of({{"phone", 1}, {"call", 1}})), HasSubstr("call,phone call;"));
  EXPECT_THAT(meaning(everyday_words({"en"}, index_of({{"verification", 2}, {"code", 7}})), "code,verification code;"),
              HasSubstr("passcode"));
  // Cut from its text by the same rules as the text of articles.
  EXPECT_THAT(everyday_words({"ja"}, index_of({{"携帯", 1}, {"電話", 1}})), HasSubstr("携帯 電話"));
}

}  // namespace
}  // namespace waymark
