#include "render/language_tag.h"

#include <algorithm>

#include "base/text.h"

namespace waymark {

std::string usual_case(std::string_view tag) {
  std::string out;
  bool after_singleton = false;
  for (const std::string_view part : split(tag, '-')) {
    std::string subtag = ascii_lower(part);
    const bool first = out.empty();
    const bool letters = std::ranges::all_of(subtag, is_ascii_alpha);
    if (!first && !after_singleton && letters && subtag.size() == 2) {
      std::ranges::transform(subtag, subtag.begin(), [](char c) { return static_cast<char>(c - 'a' + 'A'); });
    } else if (!first && !after_singleton && letters && subtag.size() == 4) {
      subtag[0] = static_cast<char>(subtag[0] - 'a' + 'A');
    }
    after_singleton = after_singleton || subtag.size() == 1;
    if (!first) out += '-';
    out += subtag;
  }
  return out;
}

PageLanguage page_language(const Library& library, LocaleId locale) {
  if (locale.index() >= library.config->locales.size())
    return {.tag = "en", .lang = "en", .dir = "ltr", .name = "English"};
  const LocaleConfig& config = library.config->locale(locale);
  return {.tag = config.tag,
          .lang = usual_case(config.tag),
          .dir = config.right_to_left ? "rtl" : "ltr",
          .name = config.name.empty() ? usual_case(config.tag) : config.name};
}

}  // namespace waymark
