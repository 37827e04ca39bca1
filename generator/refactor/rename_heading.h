#pragma once
// Other words for a heading, with everything that leads to its section.

#include <string>

#include "base/disk.h"
#include "library/library.h"
#include "refactor/refactoring.h"

namespace waymark {

struct RenameOptions {
  std::string place;          // "content/help/settings.md#change-phone", or the article's name before '#'
  std::string heading;        // Markdown, without '#'
  bool all_versions = false;  // in every text of the article of that language that has the section
};

// The section's anchor is that of the new words. Links that can only mean it are rewritten, in every locale; the old
// anchor is recorded, so that links from elsewhere go on working. Fails where two sections would change their anchors
// with each other, and a link could not tell which is meant.
Result<Refactoring> plan_rename(const Library& library, const RenameOptions& options);

// The old anchor is written into the heading, so that nothing else has to change.
Result<Refactoring> plan_rename_keeping_anchor(const Library& library, const RenameOptions& options);

}  // namespace waymark
