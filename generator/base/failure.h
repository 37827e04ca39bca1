#pragma once
// What went wrong in the world (disk, permissions), as a value with its causes. An author's mistake is a Diagnostic
// instead; a bug of ours is a failed check().

#include <expected>
#include <string>

namespace waymark {

struct Failure {
  std::string message;  // one plain sentence without a full stop that quotes the path and says what to do
};

template <class T>
using Result = std::expected<T, Failure>;

inline std::unexpected<Failure> fail(std::string message) { return std::unexpected(Failure{std::move(message)}); }

// Ends the program with exit code 70 and a message that asks for a report when `condition` does not hold.
void check(bool condition, const char* what);

}  // namespace waymark
