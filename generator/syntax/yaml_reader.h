#pragma once
// The seam to yaml-cpp: one document read to nodes with spans, no recovery. Used by yaml.cpp only.

#include <cstdint>
#include <optional>
#include <string_view>

#include "syntax/yaml.h"

namespace waymark {

inline constexpr std::size_t max_yaml_depth = 64;

// `text` is UTF-8 without BOM, NUL and lone carriage returns. On an error the root is what had been read before it.
YamlResult read_yaml_document(std::string_view text, std::uint32_t base);

}  // namespace waymark
