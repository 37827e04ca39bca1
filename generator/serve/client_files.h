#pragma once
// The scripts and the style sheet of generator/serve/client, compiled in.

#include <optional>
#include <string_view>

namespace waymark {

// "start.js", "panel.css"; null for a name that none has.
std::optional<std::string_view> client_file(std::string_view name);

}  // namespace waymark
