#pragma once
// How site.yml wants a file read.

#include "article/compile.h"
#include "config/config.h"

namespace waymark {

CompileOptions compile_options(const Config& config, const SourceFile& file);

}  // namespace waymark
