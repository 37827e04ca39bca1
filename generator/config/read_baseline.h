#pragma once
// site/NAME/baseline.yml → Baseline.

#include <optional>
#include <string>

#include "base/disk.h"
#include "base/failure.h"
#include "diagnostics/policy/baseline.h"

namespace waymark {

struct BaselineFile {
  SourceId source;
  Baseline entries;     // those that can be read
  bool broken = false;  // there are some that cannot
};

// Where the baseline of a site is.
std::string baseline_file_of(const std::string& site_file);

// Null when the site has none. Reports baseline/syntax for what cannot be read; a broken line costs its own entry only.
// Fails when the file cannot be read.
Result<std::optional<BaselineFile>> read_baseline(const std::string& site_file, const Disk& disk, SourceSet& sources,
                                                  Diagnostics& diagnostics);

}  // namespace waymark
