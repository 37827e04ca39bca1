#include "theme/counted_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/plurrule.h>
#include <unicode/unistr.h>

namespace waymark {
namespace {

constexpr auto categories = std::to_array<std::string_view>({"zero", "one", "two", "few", "many", "other"});

icu::Locale icu_locale(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag({tag.data(), static_cast<std::int32_t>(tag.size())}, status);
  return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

}  // namespace

bool is_plural_category(std::string_view name) { return std::ranges::find(categories, name) != categories.end(); }

std::string plural_category(std::string_view locale, std::size_t count) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::PluralRules> rules(icu::PluralRules::forLocale(icu_locale(locale), status));
  if (U_FAILURE(status)) return "other";
  constexpr std::size_t most = 1'000'000'000;  // what ICU's whole numbers hold
  std::string name;
  rules->select(static_cast<std::int32_t>(std::min(count, most))).toUTF8String(name);
  return name;
}

std::string number_text(std::string_view locale, std::size_t number) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString text = icu::number::NumberFormatter::withLocale(icu_locale(locale))
                                      .formatInt(static_cast<std::int64_t>(number), status)
                                      .toString(status);
  if (U_FAILURE(status)) return std::to_string(number);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace waymark
