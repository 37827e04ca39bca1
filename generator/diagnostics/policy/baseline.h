#pragma once
// The findings that a site has accepted, each with its reason: site/NAME/baseline.yml beside its site.yml. A finding
// that the baseline knows decides nothing; an entry without a finding is to leave.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/policy/policy.h"

namespace waymark {

inline constexpr std::string_view baseline_name = "baseline.yml";

struct BaselineEntry {
  std::string id;      // finding_ids.h
  std::string rule;    // this and what follows is for people, and for files that were renamed
  std::string file;    // below the folder that holds site/
  std::string text;    // the line where the finding begins, white space folded, cut
  std::string reason;  // kept as it is
  Span span;           // of the id, in the file; empty for a new entry
};

using Baseline = std::vector<BaselineEntry>;

// By file, rule and id, each id once; the same bytes for the same entries in any order.
std::string baseline_text(Baseline entries);

// `path` as an entry names it: relative to the folder above `site/` where `site_file` is site/NAME/site.yml, else to
// its own folder.
std::string baseline_path(std::string_view path, std::string_view site_file);

BaselineEntry entry_of(const Finding& finding, const SourceSet& sources, std::string_view site_file,
                       std::string reason);

// Which finding each entry accepts, by index; no_finding where there is none any more. By id; an entry of a file that
// is no more accepts a finding of the same rule and text in another file that no entry accepts by its id.
inline constexpr std::size_t no_finding = static_cast<std::size_t>(-1);
std::vector<std::size_t> match_baseline(const Baseline& baseline, const std::vector<Finding>& findings,
                                        const SourceSet& sources, std::string_view site_file);

// baseline/fixed for an entry whose finding is no more; `source` is the baseline itself.
Diagnostic fixed_entry(const BaselineEntry& entry, SourceId source);

// The entries with their findings' ids and places of now, for who renames files and headings: `entries` has an entry
// for each id that changed.
Baseline rekeyed(Baseline baseline, const std::map<std::string, BaselineEntry>& entries);

}  // namespace waymark
