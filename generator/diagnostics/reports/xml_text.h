#pragma once
// Text inside XML 1.0 documents.

#include <string>
#include <string_view>

namespace waymark {

// Safe in an element and in a double-quoted attribute, where line ends and tabs stay what they are. What XML cannot
// hold is made visible: controls as their pictures, other such characters and invalid bytes as U+FFFD.
std::string xml_text(std::string_view text);

// ` name="value"`.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace waymark
