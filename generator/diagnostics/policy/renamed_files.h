#pragma once
// Which file of an older state is which file of a newer one: by its path, else, as git sees renames, by its text.

#include <unordered_map>

#include "source/source_file.h"

namespace waymark {

// For each older file that is still there. A file whose path is gone is taken for the new one with the same text, else
// for that with the most in common, at least half by bytes of whole lines.
std::unordered_map<SourceId, SourceId> renamed_files(const SourceSet& older, const SourceSet& newer);

}  // namespace waymark
