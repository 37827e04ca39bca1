#include "build/stage_clock.h"

namespace waymark {

void StageClock::begin(const char* stage, std::size_t total) {
  end();
  stage_ = stage;
  started_ = std::chrono::steady_clock::now();
  if (progress_ == nullptr) return;
  progress_->done = 0;
  progress_->total = total;
  progress_->stage = stage;
}

void StageClock::step() {
  if (progress_ != nullptr) ++progress_->done;
}

void StageClock::end() {
  if (stage_ == nullptr) return;
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started_;
  times_.push_back({.stage = stage_, .seconds = took.count()});
  stage_ = nullptr;
}

}  // namespace waymark
