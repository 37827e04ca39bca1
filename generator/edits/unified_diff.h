#pragma once
// Changes as a unified diff that `git apply` and `patch` take.

#include <string>
#include <string_view>

#include "edits/change_set.h"

namespace waymark {

// "--- a/x.md", "+++ b/x.md" and hunks with three lines of context; empty when the texts are the same. Lines end with
// \n only, as for git, so that \r stays part of its line; a last line without an end is marked.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

// All of them, ordered by path, with git's extended headers for files that are made, removed or moved. A binary file
// that is not just moved is named and not shown, as git itself does.
std::string unified_diff(const ChangeSet& changes);

}  // namespace waymark
