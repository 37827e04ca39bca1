#pragma once
// <properties …/> and <tags …/> written as the YAML block that says the same.

#include <optional>
#include <string>

#include "article/front_matter/front_matter.h"

namespace waymark {

struct MigratedFrontMatter {
  std::string text;     // of the whole file; empty when it cannot be migrated
  std::string problem;  // why not, one clause
  Position position;    // of that
};

// Null when the file has no legacy element. A YAML block that the file has, too, stays as it is, and gets the keys it
// lacks at its end. Every key is kept: `pageTitle` becomes `title` where there is none, keys that Waymark reads get the
// spelling it reads in YAML, and a value that another one hides becomes a comment. With `dialect` the block says in
// which the text is written. The new text reads the same, or it is refused; the body's bytes do not change.
std::optional<MigratedFrontMatter> migrate_front_matter(const SourceFile& file, std::string_view dialect);

}  // namespace waymark
