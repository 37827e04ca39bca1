#pragma once
// Fixes made in memory, round by round: one may uncover another, and one that brings a finding of its own is taken
// back.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "edits/choose_fixes.h"

namespace waymark {

// What a check found on one site. The findings have ids.
struct CheckedSite {
  const std::vector<Finding>* findings = nullptr;
  const SourceSet* sources = nullptr;
};

// Checks all sites again with other texts, by path. What it returns stays until it is called again. Null when a check
// cannot be made; whoever made the function knows why.
using FixTexts = std::map<std::string, std::string>;
using CheckAgain = std::function<std::optional<std::vector<CheckedSite>>(const FixTexts& texts)>;

// A finding that is not there before the fixes and is after them, and the fix that would have brought it.
struct TakenBack {
  MadeFix fix;
  std::string rule;     // of the finding it brings
  std::string message;  // of that finding
};

struct FixRounds {
  FixTexts texts;  // of the files that change; the last check was made with them, where there are some
  FixTexts before;
  std::vector<MadeFix> made;  // in order of path and place as they were
  std::vector<TakenBack> taken_back;
};

// `sites` are the findings as they are. Nothing is written. Null when a check could not be made.
std::optional<FixRounds> make_fix_rounds(const std::vector<CheckedSite>& sites, const FixChoice& choice,
                                         const CheckAgain& check);

}  // namespace waymark
