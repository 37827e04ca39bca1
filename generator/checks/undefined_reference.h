#pragma once
// "[text]" and "[text][label]" without a definition: a link whose target was lost, or just brackets?

#include "library/library.h"

namespace waymark {

// Reports link/undefined-reference. "[text][label]" is a link by its form. "[text]" is one only when the site says so:
// the same words are a link elsewhere, or the title of an article, in the same locale; button names in brackets stay
// silent.
void check_undefined_references(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
