#pragma once

#include <string>
#include <string_view>

namespace waymark {

// A text for comparing what people wrote: letter case folded, full-width forms of ASCII made narrow, zero-width
// characters dropped, each run of Unicode white space one blank, none at the ends.
std::string fold_text(std::string_view text);

}  // namespace waymark
