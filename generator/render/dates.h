#pragma once
// Dates, versions and names of languages as readers of a locale write them, by ICU.

#include <memory>
#include <string>
#include <string_view>

#include "base/date.h"

namespace waymark {

// Making one costs a millisecond, writing a date two microseconds.
class DateWriter {
 public:
  explicit DateWriter(std::string_view locale);
  DateWriter(DateWriter&&) noexcept;
  DateWriter& operator=(DateWriter&&) noexcept;
  ~DateWriter();

  std::string long_date(Date date) const;  // "March 23, 2017", "23 maart 2017", "٢٣ مارس ٢٠١٧"; Gregorian
  std::string month_and_year(Date date) const;  // "March 2017"
  // "2017-03" and "2017-03-23" in words; empty when `version` is no date.
  std::string version_in_words(std::string_view version) const;

 private:
  struct Formats;
  std::unique_ptr<Formats> formats_;
};

// The language of `locale` as readers of `reader` call it: "Dutch", "Nederlands". The tag itself when ICU does not know
// it.
std::string language_name(std::string_view locale, std::string_view reader);

}  // namespace waymark
