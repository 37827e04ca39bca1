#include "search/stemmer.h"

#include <gtest/gtest.h>

#include "word_list.h"

namespace waymark {
namespace {

std::string stem_of(std::string_view word, std::string_view language) {
  const WordList list = words_of(word, language);
  return Stemmer(WordRules(language)).stem(list.words.at(0), list.lower.at(0));
}

TEST(Stemmer, FormsOfAWordHaveOneStem) {
  struct Row {
    const char* language;
    const char* one;
    const char* other;
  };
  constexpr Row rows[] = {
      {"en-us", "settings", "setting"},   {"en", "verify", "verified"},       {"nl", "instellingen", "instelling"},
      {"de", "Geräte", "Gerät"},          {"fr", "installée", "installer"},   {"es", "contraseñas", "contraseña"},
      {"ru", "настройками", "настройки"}, {"ru", "новый", "новые"},           {"pt-br", "senhas", "senha"},
      {"it", "verifiche", "verifica"},    {"sv", "telefoner", "telefon"},     {"tr", "telefonlar", "telefon"},
      {"ar", "الإعدادات", "إعدادات"},     {"nb", "telefonen", "telefon"},     {"ro", "aplicații", "aplicație"},
      {"ko", "인증을", "인증"},           {"ko", "확인하세요", "확인합니다"},
  };
  for (const Row& row : rows) EXPECT_EQ(stem_of(row.one, row.language), stem_of(row.other, row.language)) << row.one;
}

TEST(Stemmer, LanguagesWithoutAnAlgorithmKeepTheirWords) {
  EXPECT_EQ(stem_of("nastavení", "cs"), "nastaveni");
  EXPECT_EQ(stem_of("認証", "ja"), "認証");
  EXPECT_EQ(stem_of("x", "unknown"), "x");
  EXPECT_EQ(stem_of("회의", "ko"), "회의");
}

}  // namespace
}  // namespace waymark
