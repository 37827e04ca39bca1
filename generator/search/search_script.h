#pragma once
// Files of the search index as classic scripts, so that they load from a disk and under the strictest policy.

#include <string>
#include <string_view>

namespace waymark {

// Appends `text` as a string of JSON in which nothing ends a script: '<', U+2028 and U+2029 are escaped.
void append_json(std::string& out, std::string_view text);

// One call that hands `data`, a JSON text, to the search.
std::string search_script(std::string_view data);

}  // namespace waymark
