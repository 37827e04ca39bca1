#include "render/dates.h"

#include <gtest/gtest.h>

#include "render/language_tag.h"

namespace waymark {
namespace {

TEST(Dates, AreWrittenAsReadersOfTheLocaleDo) {
  const Date date{.year = 2017, .month = 3, .day = 23};
  EXPECT_EQ(DateWriter("en-us").long_date(date), "March 23, 2017");
  EXPECT_EQ(DateWriter("nl-nl").long_date(date), "23 maart 2017");
  EXPECT_EQ(DateWriter("ja-jp").long_date(date), "2017年3月23日");
  EXPECT_EQ(DateWriter("nl-nl").month_and_year(date), "maart 2017");
  EXPECT_NE(DateWriter("fa-ir").long_date(date).find("۲۰۱۷"), std::string::npos);  // Gregorian there too
  EXPECT_NE(DateWriter("!!").long_date(date), "");
}

TEST(Dates, VersionsThatAreDatesHaveWords) {
  const DateWriter writer("nl-nl");
  EXPECT_EQ(writer.version_in_words("2015-06"), "juni 2015");
  EXPECT_EQ(writer.version_in_words("2015-06-30"), "30 juni 2015");
  EXPECT_EQ(writer.version_in_words("2015-13"), "");
  EXPECT_EQ(writer.version_in_words("v2"), "");
  EXPECT_EQ(writer.version_in_words(""), "");
}

TEST(Dates, LanguagesHaveNames) {
  EXPECT_EQ(language_name("nl-nl", "en-us"), "Dutch");
  EXPECT_EQ(language_name("en-us", "nl-nl"), "Engels");
}

TEST(LanguageTag, UsualCase) {
  struct Case {
    const char* tag;
    const char* usual;
  };
  const Case cases[] = {{"nl-nl", "nl-NL"},
                        {"NL", "nl"},
                        {"zh-hant-tw", "zh-Hant-TW"},
                        {"es-419", "es-419"},
                        {"en-x-us-abcd", "en-x-us-abcd"},
                        {"", ""},
                        {"sr-latn", "sr-Latn"}};
  for (const Case& one : cases) EXPECT_EQ(usual_case(one.tag), one.usual);
}

}  // namespace
}  // namespace waymark
