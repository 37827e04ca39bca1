#pragma once
// What the rules about alternative texts share.

#include <string>
#include <string_view>

#include "library/library.h"

namespace waymark {

// The author says with `alt=""`, role="presentation" or aria-hidden that an HTML image tells nothing.
bool is_decoration(const Library& library, const Reference& image);

// "/a/b/My%20phone.png?x#y" → "My phone.png"
std::string image_file_name(std::string_view target);

}  // namespace waymark
