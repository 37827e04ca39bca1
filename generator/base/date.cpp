#include "base/date.h"

#include <chrono>
#include <fmt/format.h>

#include "base/text.h"

namespace waymark {
namespace {

// Takes between `least` and `most` digits off the front; -1 when there are fewer or more.
int take_number(std::string_view& text, std::size_t least, std::size_t most) {
  std::size_t digits = 0;
  int value = 0;
  while (digits < text.size() && digits <= most && is_ascii_digit(text[digits])) {
    value = value * 10 + (text[digits] - '0');
    ++digits;
  }
  if (digits < least || digits > most) {
    return -1;
  }
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

bool in_range(int value, int last) { return value >= 0 && value <= last; }

// "T10:00", " 10:00:00.123Z", "T10:00:00+02:00": ISO 8601 as YAML and Git write it.
bool is_time(std::string_view text) {
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) {
    return false;
  }
  if (!in_range(take_number(text, 1, 2), 24) || !take(text, ':') || !in_range(take_number(text, 2, 2), 59)) {
    return false;
  }
  if (take(text, ':')) {
    if (!in_range(take_number(text, 2, 2), 60)) {
      return false;
    }
    if (take(text, '.') && take_number(text, 1, 9) < 0) {
      return false;
    }
  }
  take(text, ' ');
  if (take(text, 'Z') || take(text, 'z')) {
    return text.empty();
  }
  if (take(text, '+') || take(text, '-')) {
    // "+02:00" and "+0200"
    const bool with_colon = text.size() != 4;
    std::string_view hours = text.substr(0, 2);
    text.remove_prefix(hours.size());
    if (with_colon && !take(text, ':')) {
      return false;
    }
    return in_range(take_number(hours, 2, 2), 14) && in_range(take_number(text, 2, 2), 59) && text.empty();
  }
  return text.empty();
}

std::optional<Date> if_in_calendar(Date date) {
  const std::chrono::year_month_day day{std::chrono::year{date.year},
                                        std::chrono::month{static_cast<unsigned>(date.month)},
                                        std::chrono::day{static_cast<unsigned>(date.day)}};
  return date.year > 0 && day.ok() ? std::optional(date) : std::nullopt;
}

std::optional<Date> parse_iso(std::string_view text) {
  const int year = take_number(text, 4, 4);
  if (year < 0 || !take(text, '-')) {
    return std::nullopt;
  }
  const int month = take_number(text, 2, 2);
  if (month < 0 || !take(text, '-')) {
    return std::nullopt;
  }
  const int day = take_number(text, 2, 2);
  if (day < 0 || (!text.empty() && !is_time(text))) {
    return std::nullopt;
  }
  return if_in_calendar({year, month, day});
}

std::optional<Date> parse_american(std::string_view text) {
  const int month = take_number(text, 1, 2);
  if (month < 0 || !take(text, '/')) {
    return std::nullopt;
  }
  const int day = take_number(text, 1, 2);
  if (day < 0 || !take(text, '/')) {
    return std::nullopt;
  }
  const std::size_t digits = text.size();
  const int year = take_number(text, 2, 4);
  if (year < 0 || !text.empty() || digits == 3) {
    return std::nullopt;
  }
  return if_in_calendar({digits == 2 ? 2000 + year : year, month, day});
}

Date date_of(std::chrono::year_month_day day) {
  return {.year = static_cast<int>(day.year()),
          .month = static_cast<int>(static_cast<unsigned>(day.month())),
          .day = static_cast<int>(static_cast<unsigned>(day.day()))};
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  text = trim(text);
  const std::optional<Date> iso = parse_iso(text);
  return iso ? iso : parse_american(text);
}

std::string iso_date(Date date) { return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day); }

Date today() {
  const auto day = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return date_of(std::chrono::year_month_day(day));
}

Date day_after(Date date) {
  const std::chrono::year_month_day given{std::chrono::year(date.year),
                                          std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(date.day))};
  return date_of(std::chrono::year_month_day(std::chrono::sys_days(given) + std::chrono::days(1)));
}

}  // namespace waymark
