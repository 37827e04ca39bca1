#pragma once
// Decides how serious each finding is, and in which order findings are told.

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace waymark {

struct SeverityOverride {
  std::string glob;  // over SourceFile::path below the site's folder and logical path; "**" for all
  Rule rule;
  Severity severity;
};

struct Policy {
  std::vector<SeverityOverride> overrides;  // later ones win
};

struct Finding {
  Diagnostic diagnostic;
  Severity severity = Severity::warning;
};

// Severities applied, `off` dropped, exact repeats dropped, ordered by path, position, rule id, message. The same for
// any order of input.
std::vector<Finding> judge(Diagnostics diagnostics, const Policy& policy, const SourceSet& sources);

}  // namespace waymark
