#pragma once

#include <string_view>

namespace waymark {

// Orders version names as people do: runs of digits by their value, so that "v9" stands before "v10"; other text by
// bytes.
bool natural_less(std::string_view a, std::string_view b);

}  // namespace waymark
