#pragma once
// Hashes by which a browser knows that a file is the one a page was made with (Subresource Integrity).

#include <string>
#include <string_view>

namespace waymark {

// "sha384-" and the hash in base64, as the attribute `integrity` takes it.
std::string integrity_of(std::string_view bytes);

}  // namespace waymark
