#pragma once
// Whether a compiled article that comes from outside fits together, so that whoever reads it stays inside of it.

#include "article/compile.h"

namespace waymark {

bool is_sound(const Compiled& compiled, const SourceSet& sources);

}  // namespace waymark
