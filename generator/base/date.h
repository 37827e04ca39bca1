#pragma once
// Calendar dates as articles write them.

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

struct Date {
  int year = 0;
  int month = 1;
  int day = 1;
  friend constexpr auto operator<=>(const Date&, const Date&) = default;
};

// MM/DD/YYYY, M/D/YYYY, MM/DD/YY (2000 to 2099) and ISO YYYY-MM-DD, also with a time behind it
// ("2017-03-23T10:00:00Z"). Null when the text is something else or no day of the calendar.
std::optional<Date> parse_date(std::string_view text);
std::string iso_date(Date date);  // "2017-03-23"

Date today();  // by the clock, in UTC
Date day_after(Date date);

}  // namespace waymark
