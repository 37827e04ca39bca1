#pragma once
// What new words for a heading change in the texts that show it: found by compiling them once more.

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/failure.h"
#include "library/library.h"
#include "refactor/rename_heading.h"

namespace waymark {

// One text whose anchors change.
struct ChangedText {
  VariantId text;
  std::map<std::string, std::string> anchors;  // that are gone → what their section is called now
  std::map<std::string, std::string> swapped;  // that are another section's now → their own section's anchor
};

// A heading in one file, and the texts that show it: the file's own, or all that include it.
struct HeadingPlace {
  SourceId source;
  Span heading;
  std::vector<VariantId> texts;
  std::string anchor;
};

// The headings that are meant. Fails with the nearest file or anchor.
Result<std::vector<HeadingPlace>> headings_meant(const Library& library, const RenameOptions& options);

// Compiles the texts of the place with these edits of its file. Fails when the new words change more than the heading.
Result<std::vector<ChangedText>> changed_texts(const Library& library, const HeadingPlace& place,
                                               const std::vector<Edit>& edits);

}  // namespace waymark
