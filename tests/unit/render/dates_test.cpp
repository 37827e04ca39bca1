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

TEST(Dates, MonthsStandInTheCaseThatTheDateAsksFor) {
  struct Case {
    const char* locale;
    const char* day;
    const char* month;
  };
  const Case cases[] = {
      {"ar-sa", "٢٣ مارس ٢٠١٧", "مارس ٢٠١٧"},
      {"cs-cz", "23. března 2017", "březen 2017"},
      {"de-ch", "23. März 2017", "März 2017"},
      {"es-es", "23 de marzo de 2017", "marzo de 2017"},
      {"he-il", "23 במרץ 2017", "מרץ 2017"},
      {"hu-hu", "2017. március 23.", "2017. március"},
      {"ko-kr", "2017년 3월 23일", "2017년 3월"},
      {"pl-pl", "23 marca 2017", "marzec 2017"},
      {"ru-ru", "23 марта 2017\u202fг.", "март 2017\u202fг."},
      {"th-th", "23 มีนาคม 2017", "มีนาคม 2017"},
      {"zh-tw", "2017年3月23日", "2017年3月"},
  };
  for (const Case& one : cases) {
    const DateWriter writer(one.locale);
    EXPECT_EQ(writer.long_date({.year = 2017, .month = 3, .day = 23}), one.day) << one.locale;
    EXPECT_EQ(writer.month_and_year({.year = 2017, .month = 3, .day = 23}), one.month) << one.locale;
  }
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
