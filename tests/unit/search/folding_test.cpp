// tests/search/folding.json, which tests of the browser's part run as well.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "search/word_rules.h"
#include "support/expected.h"
#include "word_list.h"

namespace waymark {
namespace {

nlohmann::json table() {
  return nlohmann::json::parse(read_test_file(std::string(WAYMARK_SOURCE_DIR) + "/tests/search/folding.json"));
}

TEST(Folding, WordsAreAsTheTableSays) {
  const nlohmann::json rows = table()["fold"];
  EXPECT_GT(rows.size(), 30U);
  for (const nlohmann::json& row : rows) {
    const WordRules rules(row["lang"].get<std::string>());
    const auto word = row["word"].get<std::string>();
    EXPECT_EQ(fold_word(word, rules).surface, row["folded"].get<std::string>()) << word;
  }
}

TEST(Folding, TextsHaveTheWordsThatTheTableSays) {
  const nlohmann::json rows = table()["words"];
  EXPECT_GT(rows.size(), 20U);
  for (const nlohmann::json& row : rows) {
    const auto text = row["text"].get<std::string>();
    const WordList list = words_of(text, row["lang"].get<std::string>());
    EXPECT_EQ(list.words, row["words"].get<std::vector<std::string>>()) << text;
    EXPECT_EQ(list.also, row["also"].get<std::vector<std::string>>()) << text;
  }
}

TEST(Folding, StemmersSeeAccents) { EXPECT_EQ(fold_word("Installée", WordRules("fr")).lower, "installée"); }

}  // namespace
}  // namespace waymark
