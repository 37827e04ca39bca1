#pragma once
// <properties …/> and <tags …/> of 2013 to 2016. Read by following the quotes: values of real articles hold raw & < and
// >.

#include <cstdint>
#include <optional>

#include "article/front_matter/front_matter.h"

namespace waymark {

// Null when no such element starts at `at` (blanks before it are fine); else the offset of the body behind it.
std::optional<std::uint32_t> read_legacy_element(const SourceFile& file, std::uint32_t at, FrontMatter& front,
                                                 Diagnostics& diagnostics);

}  // namespace waymark
