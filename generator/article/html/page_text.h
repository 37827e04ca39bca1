#pragma once

#include <string>
#include <string_view>

namespace waymark {

// Escapes text for a page. U+E000 and U+E001 frame the kind of an alert there (article.h); an author's own become
// U+FFFD.
void append_page_text(std::string& out, std::string_view text);
std::string page_text(std::string_view text);

// An address for href or src in double quotes, as CommonMark's reference renderer writes it.
void append_href(std::string& out, std::string_view target);

}  // namespace waymark
