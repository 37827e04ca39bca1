#pragma once
// --external: adds the findings about links that leave the site.

#include <optional>

namespace CLI {
class App;
}

namespace waymark {

struct CheckRun;

struct ExternalFlags {
  bool on = false;
};

void add_external_flags(CLI::App& verb, ExternalFlags& flags);
std::optional<int> check_external_links(CheckRun& run);

}  // namespace waymark
