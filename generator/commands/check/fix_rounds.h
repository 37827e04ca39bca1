#pragma once
// Fixes made in memory, round by round: one may uncover another, and one that brings a finding of its own is taken
// back.

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "commands/check/check_run.h"
#include "edits/choose_fixes.h"

namespace waymark {

// A finding that is not there before the fixes and is after them, and the fix that would have brought it.
struct TakenBack {
  MadeFix fix;
  std::string rule;     // of the finding it brings
  std::string message;  // of that finding
};

struct FixRounds {
  std::map<std::string, std::string> texts;  // by path, of the files that change
  std::map<std::string, std::string> before;
  std::vector<MadeFix> made;  // in order of path and place as they were
  std::vector<TakenBack> taken_back;
  std::vector<SiteRun> sites;  // as a check finds them afterwards
};

// `run` has the findings as they are. Nothing is written. An exit code when a check cannot be made.
std::expected<FixRounds, int> make_fix_rounds(const CheckRun& run, const FixChoice& choice);

}  // namespace waymark
