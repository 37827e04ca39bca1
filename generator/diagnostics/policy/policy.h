#pragma once
// Decides how serious each finding is, and in which order findings are told.

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "diagnostics/policy/readership.h"
#include "source/source_file.h"

namespace waymark {

struct SeverityOverride {
  std::string glob;  // over SourceFile::path below the site's folder and logical path; "**" for all
  Rule rule;
  Severity severity;
  std::vector<std::string> versions;  // only there; empty: everywhere
  std::vector<std::string> locales;   // likewise; ASCII case is ignored
  Span written;                       // the glob in site.yml, else the entry
};

// No comment names more rules than these in earnest; one that does silences nothing.
inline constexpr std::size_t most_ignored_rules = 50;

// A comment in a file that silences rules there, with the author's reason.
struct Ignore {
  std::vector<std::string> rules;  // as written: "link/missing-anchor", "link/*"
  std::string reason;
  Span span;   // the comment
  Span scope;  // the block it stands before or in, or the whole file
  SourceId source;
  friend bool operator==(const Ignore&, const Ignore&) = default;
};

struct Policy {
  std::vector<SeverityOverride> overrides;  // later ones win
  std::vector<Ignore> ignores;              // of all files; one may stand here several times, as includes are read
};

// Whether a finding counts: a known one is in the site's baseline, and decides nothing.
enum class Standing : std::uint8_t { fresh, known };

struct Finding {
  Diagnostic diagnostic;
  Severity severity = Severity::warning;
  std::string id;  // finding_ids.h; empty until they are asked for
  Standing standing = Standing::fresh;
  std::string reason;  // why it is accepted in the baseline or silenced in its place; empty when it is neither
};

// What comments in the files silence and what is `off` dropped, severities applied, exact repeats dropped, ordered by
// path, position, rule id, message. The same for any order of input. A finding that is off in some of its versions or
// locales keeps the others and the highest severity it has there; where it names none, those of its file count, which
// `readerships` has by source. What comments silence goes to `silenced`, with the reason, where that is not null.
std::vector<Finding> judge(Diagnostics diagnostics, const Policy& policy, const SourceSet& sources,
                           const Readerships& readerships = {}, std::vector<Finding>* silenced = nullptr);

// Puts findings that were made later among those that there are, in the same order.
void add_findings(std::vector<Finding>& findings, std::vector<Finding> later, const SourceSet& sources);

}  // namespace waymark
