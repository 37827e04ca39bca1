#pragma once
// What a served page has that a built one has not: one line in its head, which loads the program's own script.

#include <string>
#include <string_view>

namespace waymark {

// Where the program's own files are, at the root of the server. No site has an address there.
inline constexpr std::string_view own_folder = "/_waymark/";

// `state` names the page's bytes; the script compares it with what the server says.
std::string with_panel(std::string page, std::string_view state);

}  // namespace waymark
