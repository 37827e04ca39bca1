#pragma once
// Language tags as HTML and Open Graph expect them.

#include <string>
#include <string_view>

#include "library/library.h"

namespace waymark {

// RFC 5646, 2.1.1: "nl-nl" is "nl-NL", "zh-hant-tw" is "zh-Hant-TW".
std::string usual_case(std::string_view tag);

// What pages of a locale say of it. A site that declares no locales has one without a name.
struct PageLanguage {
  std::string tag;  // as configured; what texts and strings are looked up by
  std::string lang;
  std::string dir;   // "ltr", "rtl"
  std::string name;  // in its own language
};
PageLanguage page_language(const Library& library, LocaleId locale);

}  // namespace waymark
