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

// Whether a finding counts: a known one is in the site's baseline, and decides nothing.
enum class Standing : std::uint8_t { fresh, known };

struct Finding {
  Diagnostic diagnostic;
  Severity severity = Severity::warning;
  std::string id;  // finding_ids.h; empty until they are asked for
  Standing standing = Standing::fresh;
};

// A comment in a file that silences rules there, with the author's reason.
struct Ignore {
  std::vector<std::string> rules;  // as written: "link/missing-anchor", "link/*"
  std::string reason;
  Span span;   // the comment
  Span scope;  // the block it stands before or in, or the whole file
  SourceId source;
  friend bool operator==(const Ignore&, const Ignore&) = default;
};

// Severities applied, `off` dropped, exact repeats dropped, ordered by path, position, rule id, message. The same for
// any order of input.
std::vector<Finding> judge(Diagnostics diagnostics, const Policy& policy, const SourceSet& sources);

}  // namespace waymark
