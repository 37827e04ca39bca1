#pragma once
// One compiled article as bytes that outlive the run, with what they depend on. Unpacking looks whether all of that is
// still the same, and whether the value fits together; where anything is wrong there is none, and who asked compiles.

#include <optional>
#include <string>
#include <string_view>

#include "article/compile.h"

namespace waymark {

// What a compiled article is found by: its own file with its place, and the options.
std::string compiled_key(const SourceFile& file, const CompileOptions& options);

// Null: not to be kept, because it depends on more than an entry says.
std::optional<std::string> pack_compiled(const Compiled& compiled, const SourceFile& file, const SourceSet& sources);

std::optional<Compiled> unpack_compiled(std::string_view bytes, const SourceFile& file, const SourceSet& sources,
                                        const CompileOptions& options);

}  // namespace waymark
