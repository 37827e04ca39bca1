#pragma once
// --fix, --unsafe, --diff: mends in the files what findings have fixes for.

#include <optional>

namespace CLI {
class App;
}

namespace waymark {

struct CheckRun;

struct FixFlags {};

void add_fix_flags(CLI::App& verb, FixFlags& flags);
std::optional<int> apply_fixes(CheckRun& run);

}  // namespace waymark
