#pragma once
// Edits that give a reference another target and leave every other byte of its file alone.

#include <optional>
#include <string>
#include <string_view>

#include "diagnostics/diagnostic.h"
#include "library/library.h"

namespace waymark {

// The file named becomes `logical_path`, written relative to the file that the reference stands in; query and anchor
// stay.
std::optional<Fix> fix_file(const Library& library, const Reference& reference, std::string_view logical_path,
                            Trust trust);
// The anchor becomes `id`.
std::optional<Fix> fix_anchor(const Library& library, const Reference& reference, std::string_view id, Trust trust);
// The whole target becomes `target`.
std::optional<Fix> fix_target(const Library& library, const Reference& reference, std::string_view target, Trust trust);

// "../media/x.png" from the file at `from` to `to`, both logical paths; percent-encoded where Markdown needs it.
std::string relative_link(std::string_view from, std::string_view to);

}  // namespace waymark
