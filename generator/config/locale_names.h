#pragma once
// What ICU knows of a locale: its name in its own language and its direction.

#include <string>
#include <string_view>
#include <vector>

#include "config/config.h"

namespace waymark {

// "nl-nl" of "nl_NL"; empty when `text` is no language tag (RFC 5646: letters and digits in parts of at most 8,
// language first).
std::string canonical_tag(std::string_view text);
// True when ICU knows the language; for telling locale folders from other short names.
bool is_known_language(std::string_view tag);
// Fills empty names and the direction of all. Locales that share a language carry their region in the name, and Chinese
// always does.
void name_locales(std::vector<LocaleConfig>& locales);

}  // namespace waymark
