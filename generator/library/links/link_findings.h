#pragma once
// A reference that does not resolve → the finding that says so.

#include "diagnostics/diagnostic.h"
#include "library/links/name_suggestions.h"
#include "library/links/resolve.h"

namespace waymark {

struct BrokenReference {
  VariantId variant;  // the text it stands in
  ReferenceIndex reference = 0;
  Fault fault;
  Resolution resolution;       // in `edition`
  Edition edition;             // the first page that shows it
  std::vector<Edition> shown;  // all editions that show it
};

// Rule, place, message, advice and fix; versions and locales are the caller's.
Diagnostic describe(const Library& library, const BrokenReference& broken, NameSuggestions& suggestions);

}  // namespace waymark
