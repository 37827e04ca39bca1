#pragma once
// Names for findings that outlive the lines they stand on: baselines, fingerprints of reports, and what a change
// brought are told by them.

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "diagnostics/policy/policy.h"

namespace waymark {

struct WrittenPath {
  std::string before;
  std::string now;
};

// One id a finding, 16 lower-case hex digits, unique in the run. It is made of the rule, the file's place in the site
// (not its path, so that it is the same in another folder), the text it points at with its white space folded, and
// the reference, else the first thing that the message quotes. Findings that are alike in all of these are numbered in
// the order of the file. So an id stays while lines move, and while advice, versions and the rest of the message
// change.
std::vector<std::string> finding_ids(const std::vector<Finding>& findings, const SourceSet& sources);

// The ids of what comments silence, where `findings` are those that are told: numbered behind these, so that a comment
// changes no id of another finding.
std::vector<std::string> silenced_finding_ids(const std::vector<Finding>& findings,
                                              const std::vector<Finding>& silenced, const SourceSet& sources);

// How the findings of an older state are named in a newer one.
struct NewerNames {
  // The file that an older one is now, of the newer state; null: it is no more, and keeps its name.
  std::function<const SourceFile*(const SourceFile& older)> file;
  // What the older path that a finding refers to is written as now; null: as it was.
  std::function<std::optional<WrittenPath>(const Diagnostic& older)> target;
};

// The ids that older findings would have among the newer.
std::vector<std::string> newer_finding_ids(const std::vector<Finding>& older, const SourceSet& sources,
                                           const NewerNames& names);

}  // namespace waymark
