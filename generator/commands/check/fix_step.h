#pragma once
// --fix, --unsafe, --diff: mends in the files what findings have fixes for.

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace waymark {

struct CheckRun;

struct FixFlags {
  bool fix = false;
  bool unsafe = false;             // fixes that need review, too
  bool diff = false;               // show what would be written
  bool dirty = false;              // files whose text git does not have, too
  std::vector<std::string> words;  // of the command line, by which an interrupted run is known again
};

void add_fix_flags(CLI::App& verb, FixFlags& flags);

// Before the first file is read: finishes an interrupted run of the same --fix, and holds the files until the run ends.
// A run that does not write says on stderr that there is one to finish.
std::optional<int> hold_files(CheckRun& run);

// Makes fixes, round by round, until none is left to make, and writes the files in one step. The findings are then
// those that remain. With --diff it prints the changes instead, and the run ends.
std::optional<int> apply_fixes(CheckRun& run);

}  // namespace waymark
