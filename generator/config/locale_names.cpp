#include "config/locale_names.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/uldnames.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#include "base/text.h"

namespace waymark {

namespace {

struct CloseNames {
  void operator()(ULocaleDisplayNames* names) const { uldn_close(names); }
};

std::string_view language_of(std::string_view tag) { return tag.substr(0, tag.find('-')); }

std::string own_name(const std::string& tag, bool with_region) {
  UErrorCode status = U_ZERO_ERROR;
  UDisplayContext context = UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU;
  const std::unique_ptr<ULocaleDisplayNames, CloseNames> names(uldn_openForContext(tag.c_str(), &context, 1, &status));
  if (U_FAILURE(status)) return tag;
  std::array<UChar, 256> text{};
  const auto capacity = static_cast<std::int32_t>(text.size());
  const std::int32_t length = with_region
                                  ? uldn_localeDisplayName(names.get(), tag.c_str(), text.data(), capacity, &status)
                                  : uldn_languageDisplayName(names.get(), std::string(language_of(tag)).c_str(),
                                                             text.data(), capacity, &status);
  std::array<char, 1024> utf8{};
  std::int32_t bytes = 0;
  u_strToUTF8(utf8.data(), static_cast<std::int32_t>(utf8.size()), &bytes, text.data(), length, &status);
  if (U_FAILURE(status) || bytes == 0) return tag;
  return std::string(utf8.data(), static_cast<std::size_t>(bytes));
}

}  // namespace

std::string canonical_tag(std::string_view text) {
  std::string tag = ascii_lower(text);
  std::ranges::replace(tag, '_', '-');
  bool first = true;
  for (const std::string_view part : split(tag, '-')) {
    const std::size_t least = first ? 2 : 1;
    const std::size_t most = first ? 3 : 8;
    if (part.size() < least || part.size() > most) return "";
    if (!std::ranges::all_of(part, [&](char c) { return first ? is_ascii_alpha(c) : is_ascii_alnum(c); })) return "";
    first = false;
  }
  return tag;
}

bool is_known_language(std::string_view tag) {
  const std::string language(language_of(tag));
  return *uloc_getISO3Language(language.c_str()) != '\0';
}

void name_locales(std::vector<LocaleConfig>& locales) {
  for (LocaleConfig& locale : locales) {
    const auto same_language = std::ranges::count_if(
        locales, [&](const LocaleConfig& other) { return language_of(other.tag) == language_of(locale.tag); });
    if (locale.name.empty()) locale.name = own_name(locale.tag, same_language > 1 || language_of(locale.tag) == "zh");
    locale.right_to_left = uloc_isRightToLeft(locale.tag.c_str()) != 0;
  }
}

}  // namespace waymark
