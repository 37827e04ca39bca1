#pragma once
// The translations that readers of the current version get, for rules about them: a translation that a newer one has
// replaced will not be mended any more.

#include <string>
#include <vector>

#include "library/library.h"

namespace waymark {

struct CurrentTranslation {
  VariantId id;
  const Translation* translation = nullptr;
  const SourceComparison* comparison = nullptr;  // with the source text of the current version
};

// In order of variant.
std::vector<CurrentTranslation> current_translations(const Library& library);

// What the source language is called: "English".
std::string source_language(const Library& library);

}  // namespace waymark
