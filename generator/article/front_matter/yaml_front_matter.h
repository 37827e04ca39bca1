#pragma once
// The YAML block between two lines of three dashes. Where YAML itself gives up, lines of the form "key: value" are
// still read.

#include <cstdint>
#include <optional>

#include "article/front_matter/front_matter.h"

namespace waymark {

// Null when no YAML block starts at `at` (the start of a line); else the offset behind it. With `after_legacy` the
// block must begin with a key, because three dashes behind a legacy element are a thematic break as often as not.
std::optional<std::uint32_t> read_yaml_block(const SourceFile& file, std::uint32_t at, bool after_legacy,
                                             FrontMatter& front, Diagnostics& diagnostics);

}  // namespace waymark
