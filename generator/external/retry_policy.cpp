#include "external/retry_policy.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "base/text.h"

namespace waymark {
namespace {

constexpr std::int64_t one_day = 86'400;

constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

struct HttpDate {
  int year = 0;
  int month = 0;
  int day = 0;
  int seconds = -1;  // since midnight
};

void read_date_word(std::string_view word, HttpDate& date) {
  const std::vector<std::string_view> time = split(word, ':');
  if (time.size() == 3) {
    const auto hour = number(time[0]);
    const auto minute = number(time[1]);
    const auto second = number(time[2]);
    if (hour && minute && second && *hour < 24 && *minute < 60 && *second <= 60)
      date.seconds = *hour * 3600 + *minute * 60 + *second;
    return;
  }
  const auto month = std::ranges::find(months, ascii_lower(word));
  if (month != months.end()) date.month = static_cast<int>(month - months.begin()) + 1;
  if (const auto value = number(word)) {
    // RFC 850 has two digits for the year, asctime() has the year last; a day comes first in all three.
    if (date.day == 0) {
      date.day = *value;
    } else {
      date.year = *value < 70 ? 2000 + *value : *value < 100 ? 1900 + *value : *value;
    }
  }
}

// "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"
std::optional<std::int64_t> parse_http_date(std::string_view text) {
  HttpDate date;
  std::string words(text);
  std::ranges::replace(words, '-', ' ');
  std::ranges::replace(words, ',', ' ');
  for (const std::string_view word : split(words, ' ')) {
    if (!word.empty()) read_date_word(word, date);
  }
  const auto day = std::chrono::year(date.year) / date.month / date.day;
  if (date.seconds < 0 || date.year < 1970 || date.year > 9999 || !day.ok()) return std::nullopt;
  return std::chrono::sys_days(day).time_since_epoch().count() * one_day + date.seconds;
}

}  // namespace

std::optional<Milliseconds> parse_retry_after(std::string_view header, std::int64_t today) {
  header = trim(header);
  if (header.empty() || header.size() > 64) return std::nullopt;
  std::int64_t seconds = 0;
  if (std::ranges::all_of(header, is_ascii_digit)) {
    seconds = header.size() > 6 ? one_day : *number(header);
  } else {
    const auto date = parse_http_date(header);
    if (!date) return std::nullopt;
    seconds = *date - today;
  }
  return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, one_day));
}

bool may_pass(int status) {
  return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501 && status != 505);
}

bool may_pass(WebFailure failure) {
  return failure == WebFailure::no_such_host || failure == WebFailure::no_route ||
         failure == WebFailure::no_connection || failure == WebFailure::timeout || failure == WebFailure::broken;
}

Milliseconds BackOff::before_next(std::uint32_t failed) {
  const std::int64_t middle = std::int64_t{1000} << std::min<std::uint32_t>(failed == 0 ? 0 : failed - 1, 5);
  // Taken from the bits themselves: what a distribution makes of them differs between libraries.
  const auto share = static_cast<std::int64_t>(random_() % 1001);
  return Milliseconds(middle / 2 + middle * share / 1000);
}

}  // namespace waymark
