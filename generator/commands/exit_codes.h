#pragma once
// What the program tells the shell. The table of content/manual/commands.md is made of this one.

#include <array>
#include <string_view>

namespace waymark {

inline constexpr int exit_clean = 0;
inline constexpr int exit_findings = 1;  // at or above the threshold
inline constexpr int exit_usage = 2;     // wrong flag, or a configuration that cannot be used
inline constexpr int exit_world = 3;     // disk, permissions, missing files that are no author's mistake
inline constexpr int exit_bug = 70;

struct ExitCode {
  int code = 0;
  std::string_view meaning;  // for `waymark help` and the manual
};

inline constexpr auto exit_codes = std::to_array<ExitCode>({
    {exit_clean, "nothing was found"},
    {exit_findings, "there are findings of severity warning or error (with --strict: any), or addresses that vanished"},
    {exit_usage, "the command line or site.yml cannot be used"},
    {exit_world, "the world was in the way: the disk, permissions"},
    {exit_bug, "a mistake in Waymark itself"},
});

}  // namespace waymark
