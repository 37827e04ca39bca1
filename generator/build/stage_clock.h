#pragma once
// Notes how long each stage of a build took and tells the progress which one runs.

#include <chrono>
#include <vector>

#include "build/build.h"

namespace waymark {

class StageClock {
 public:
  StageClock(std::vector<StageTime>& times, Progress* progress) : times_(times), progress_(progress) {}
  ~StageClock() { end(); }
  StageClock(const StageClock&) = delete;
  StageClock& operator=(const StageClock&) = delete;

  void begin(const char* stage, std::size_t total = 0);
  void step();
  // Before `times` goes anywhere else.
  void end();

 private:
  std::vector<StageTime>& times_;
  Progress* progress_;
  const char* stage_ = nullptr;
  std::chrono::steady_clock::time_point started_;
};

}  // namespace waymark
