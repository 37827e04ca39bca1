#pragma once

#include "library/library.h"

namespace waymark {

// Reports usage/hidden-target: a link that leads readers of some usage to a section or article that is hidden from
// them. Silent where the text tells for whom the link is: in choosers, where its sentence, item, row or heading names a
// usage that reads both, and where the same list or paragraph has another way for those it does not serve.
void check_hidden_targets(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
