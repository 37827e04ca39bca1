#pragma once
// What the standard streams are connected to.

#include <atomic>
#include <thread>

#include "build/build.h"
#include "commands/verbs.h"

namespace waymark {

// `automatic`: standard output is a terminal, TERM is not "dumb" and NO_COLOR (https://no-color.org) is not set.
bool wants_colour(Colour colour);

// Shows `progress` in one line of standard error, from the second second on; nothing when that is no terminal. The line
// is gone when this object is.
class ProgressLine {
 public:
  explicit ProgressLine(const Progress& progress);
  ~ProgressLine();
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

 private:
  void show(const Progress& progress);
  std::atomic<bool> done_ = false;
  std::thread thread_;
};

}  // namespace waymark
