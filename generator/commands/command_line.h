#pragma once
// Reads the command line and runs the verb it names. The only layer that prints.

#include <iosfwd>
#include <string>
#include <vector>

namespace waymark {

// Returns the exit code (exit_codes.h).
int run_command_line(int argc, char** argv, std::ostream& out, std::ostream& err);

// What there is to type, as it is declared to the parser: `waymark help` and the manual say nothing else.
struct FlagInfo {
  std::string name;                // "--site"; of an operand what stands for it: "FILE"
  std::string value;               // what stands for its value: "NAME"; empty: it takes none, or a word of the next
  std::vector<std::string> words;  // the only values it takes
  std::string description;
};
struct VerbInfo {
  std::string name;  // empty: the program itself
  std::string description;
  std::vector<FlagInfo> flags;  // operands first; without the --help that every verb has
};
// The program itself first, then its verbs in the order of `waymark help`.
std::vector<VerbInfo> command_line_verbs();

}  // namespace waymark
