#pragma once
// Reads the command line and runs the verb it names. The only layer that prints.

#include <iosfwd>

namespace waymark {

// Returns the exit code (exit_codes.h).
int run_command_line(int argc, char** argv, std::ostream& out, std::ostream& err);

}  // namespace waymark
