#include "checks/texts/vague_words.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(VagueWords, sayNothingInTheLanguageOfTheText) {
  for (const auto& [text, locale] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"here", "en-us"},
           {" Click  here! ", "en"},
           {"\"Learn more…\"", "en-gb"},
           {"hier", "nl-nl"},
           {"Hier klicken", "de-de"},
           {"AQUÍ", "es-es"},
           {"Подробнее »", "ru-ru"},
           {"Burada", "tr-tr"},
           {"こちら", "ja-jp"},
           {"這裡", "zh-tw"},
           {"此处", "zh-cn"},
           {"여기", "ko-kr"},
           {"هنا", "ar-sa"},
       })
    EXPECT_TRUE(is_vague(text, locale)) << text << ", " << locale;
}

TEST(VagueWords, othersSaySomething) {
  for (const auto& [text, locale] : std::initializer_list<std::pair<std::string_view, std::string_view>>{
           {"", "en"},
           {"…", "en"},
           {"Here is your phone", "en"},
           {"hier", "en-us"},
           {"here", "nl-nl"},
           {"qui", "fr-fr"},
           {"here", ""},
           {"here", "xx"},
       })
    EXPECT_FALSE(is_vague(text, locale)) << text << ", " << locale;
}

}  // namespace
}  // namespace waymark
