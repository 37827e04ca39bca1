#include "checks/run_checks.h"

#include <array>

#include "base/parallel_map.h"
#include "checks/check_texts.h"
#include "checks/damaged_anchor.h"
#include "checks/front_matter_schema.h"
#include "checks/missing_section.h"
#include "checks/outdated_section.h"
#include "checks/redirect_chain.h"
#include "checks/repeated_asset_id.h"
#include "checks/source_anchor.h"
#include "checks/undefined_reference.h"
#include "checks/unused_asset.h"
#include "checks/unused_include.h"
#include "checks/usages/choosers_differ.h"
#include "checks/usages/contradiction.h"
#include "checks/usages/empty_views.h"
#include "checks/usages/hidden_target.h"
#include "checks/usages/wrong_row.h"

namespace waymark {

Diagnostics run_checks(const Library& library, std::size_t jobs) {
  using Check = void (*)(const Library&, Diagnostics&);
  static constexpr auto checks = std::to_array<Check>({
      check_undefined_references,
      check_outdated_sections,
      check_missing_sections,
      check_source_anchors,
      check_damaged_anchors,
      check_repeated_asset_ids,
      check_hidden_targets,
      check_empty_views,
      check_contradictions,
      check_wrong_rows,
      check_choosers_differ,
      check_front_matter_schemas,
      check_redirect_chains,
      check_unused_assets,
      check_unused_includes,
  });
  const auto results = parallel_map<Diagnostics>(checks.size(), jobs, [&](std::size_t i) {
    Diagnostics found;
    checks[i](library, found);
    return found;
  });
  Diagnostics all = check_texts(library, jobs);
  for (const Diagnostics& found : results) all.insert(all.end(), found.begin(), found.end());
  return all;
}

}  // namespace waymark
