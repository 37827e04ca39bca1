#include "checks/run_checks.h"

#include <array>

#include "base/parallel_map.h"
#include "checks/undefined_reference.h"
#include "checks/vanished_address.h"

namespace waymark {

Diagnostics run_checks(const Library& library, std::size_t jobs) {
  using Check = void (*)(const Library&, Diagnostics&);
  static constexpr std::array<Check, 1> checks{check_undefined_references};
  const auto results = parallel_map<Diagnostics>(checks.size(), jobs, [&](std::size_t i) {
    Diagnostics found;
    checks[i](library, found);
    return found;
  });
  Diagnostics all;
  for (const Diagnostics& found : results) all.insert(all.end(), found.begin(), found.end());
  check_vanished_addresses(library, jobs, all);
  return all;
}

}  // namespace waymark
