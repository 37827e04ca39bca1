#pragma once
// A refactoring from the command line to the files: plan it on the linked site, try it, and only then change files.

#include <functional>
#include <iosfwd>
#include <string>
#include <vector>

#include "base/disk.h"
#include "commands/refactor/refactor_flags.h"
#include "library/library.h"
#include "refactor/refactoring.h"

namespace waymark {

struct RefactorRun {
  const RefactorFlags& flags;
  std::vector<std::string> words;  // of the command line, without the program
  std::ostream& out;
  std::ostream& err;
  // Several plans for the same end, best first: one is taken when it makes nothing worse. A plan that fails is passed
  // over; when all fail, the first one's reason is told.
  std::vector<std::function<Result<Refactoring>(const Library&, const Disk&)>> plans;
  std::string done;             // "is now"; what the summary says of the change, whole
  bool keeps_addresses = true;  // every address and anchor must go on working
};

// Prints, and returns the exit code.
int refactor(const RefactorRun& run);

}  // namespace waymark
