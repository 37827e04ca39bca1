#pragma once

#include <string>
#include <string_view>

namespace waymark {

// By the extension of a path: "text/html; charset=utf-8". application/octet-stream for one that is not known.
std::string_view media_type_of(std::string_view path);
bool is_html(std::string_view media_type);

}  // namespace waymark
