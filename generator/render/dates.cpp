#include "render/dates.h"

#include <optional>
#include <unicode/dtptngen.h>
#include <unicode/gregocal.h>
#include <unicode/locid.h>
#include <unicode/smpdtfmt.h>
#include <unicode/unistr.h>

namespace waymark {
namespace {

icu::Locale icu_locale(std::string_view tag) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag({tag.data(), static_cast<int32_t>(tag.size())}, status);
  return U_SUCCESS(status) ? locale : icu::Locale::getRoot();
}

// `skeleton` names the fields wanted (UTS 35); the locale's own pattern orders them. Null when ICU has no data.
std::unique_ptr<icu::SimpleDateFormat> make_format(const icu::Locale& locale, const char* skeleton) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  if (U_FAILURE(status)) return nullptr;
  const icu::UnicodeString pattern = patterns->getBestPattern(icu::UnicodeString(skeleton), status);
  auto format = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
  if (U_FAILURE(status)) return nullptr;
  format->setTimeZone(*icu::TimeZone::getGMT());
  return format;
}

std::string write(const icu::SimpleDateFormat* format, Date date, std::string otherwise) {
  UErrorCode status = U_ZERO_ERROR;
  icu::GregorianCalendar calendar(*icu::TimeZone::getGMT(), status);
  if (format == nullptr || U_FAILURE(status)) return otherwise;
  calendar.clear();
  calendar.set(date.year, date.month - 1, date.day, 12, 0);
  const UDate moment = calendar.getTime(status);
  if (U_FAILURE(status)) return otherwise;
  icu::UnicodeString text;
  format->format(moment, text);
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

struct DateWriter::Formats {
  std::unique_ptr<icu::SimpleDateFormat> day;
  std::unique_ptr<icu::SimpleDateFormat> month;
};

DateWriter::DateWriter(std::string_view locale_tag) : formats_(std::make_unique<Formats>()) {
  icu::Locale locale = icu_locale(locale_tag);
  UErrorCode status = U_ZERO_ERROR;
  locale.setKeywordValue("calendar", "gregorian", status);
  formats_->day = make_format(locale, "yMMMMd");
  formats_->month = make_format(locale, "yMMMM");
}
DateWriter::DateWriter(DateWriter&&) noexcept = default;
DateWriter& DateWriter::operator=(DateWriter&&) noexcept = default;
DateWriter::~DateWriter() = default;

std::string DateWriter::long_date(Date date) const { return write(formats_->day.get(), date, iso_date(date)); }

std::string DateWriter::month_and_year(Date date) const {
  return write(formats_->month.get(), date, iso_date(date).substr(0, 7));
}

std::string DateWriter::version_in_words(std::string_view version) const {
  constexpr std::size_t month_size = 7;  // "2017-03"
  if (version.size() == month_size) {
    const std::optional<Date> date = parse_date(std::string(version) + "-01");
    return date ? month_and_year(*date) : std::string();
  }
  const std::optional<Date> date = parse_date(version);
  return date ? long_date(*date) : std::string();
}

std::string language_name(std::string_view locale, std::string_view reader) {
  icu::UnicodeString text;
  icu_locale(locale).getDisplayLanguage(icu_locale(reader), text);
  std::string out;
  text.toUTF8String(out);
  return out.empty() ? std::string(locale) : out;
}

}  // namespace waymark
