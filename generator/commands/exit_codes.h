#pragma once
// What the program tells the shell. Documented in content/manual/reference/exit-codes.md.

namespace waymark {

inline constexpr int exit_clean = 0;
inline constexpr int exit_findings = 1;  // at or above the threshold
inline constexpr int exit_usage = 2;     // wrong flag, or a configuration that cannot be used
inline constexpr int exit_world = 3;     // disk, permissions, missing files that are no author's mistake
inline constexpr int exit_bug = 70;

}  // namespace waymark
