#pragma once
// The site's baseline: marks the findings that it knows, and adds those about the baseline itself.

#include <optional>

namespace CLI {
class App;
}

namespace waymark {

struct CheckRun;

struct BaselineFlags {
  bool known = false;  // list what the baseline knows, too
};

void add_baseline_flags(CLI::App& verb, BaselineFlags& flags);
std::optional<int> mark_known_findings(CheckRun& run);

}  // namespace waymark
