#pragma once
// Which locale stands in where another has no text of its own.

#include <string_view>

namespace waymark {

// `locale` in lower case, without its last part ("nl-be": "nl", "sr-latn-rs": "sr-latn"), but for those whose readers
// read something else than what they are written like: "zh-hk" has the script of "zh-hant", "pt-ao" the spelling of
// "pt-pt". Empty at the end of the way. Source: parentLocales and the aliases of Unicode CLDR 44.
std::string_view parent_locale(std::string_view locale);

}  // namespace waymark
