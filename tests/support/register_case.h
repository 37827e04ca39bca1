#pragma once
// Test cases that are files: each becomes a test of its own, found when the program starts.

#include <functional>
#include <string>

namespace waymark {

// `file` and `line` say where the case stands; `body` makes GoogleTest assertions.
void register_case(const std::string& suite, const std::string& name, const std::string& file, std::size_t line,
                   std::function<void()> body);

// Runs what was registered; exit code 1 when there is nothing to run.
int run_cases(int argc, char** argv);

}  // namespace waymark
