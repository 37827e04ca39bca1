#pragma once

#include "library/library.h"

namespace waymark {

// Reports usage/choosers-differ: a current translation whose chooser has other rows than the text it was made from, or
// leads a usage elsewhere; and a current text whose chooser lost a usage whose section is still there, or leads one to
// what was another's while its own section is still there. New versions may add, move and merge.
void check_choosers_differ(const Library& library, Diagnostics& diagnostics);

}  // namespace waymark
