#pragma once
// When a burst of changes is over. An editor saves a file in a handful of steps, `git checkout` thousands of files one
// after the other: what belongs together is told together.

#include <chrono>
#include <cstddef>

namespace waymark {

class Settle {
 public:
  using Time = std::chrono::steady_clock::time_point;
  using Duration = std::chrono::milliseconds;

  // A save is over after so little silence, which its reader waits for.
  static constexpr Duration quiet{8};
  // More changes than a writer makes come from a program: then a longer silence ends them …
  static constexpr std::size_t many = 30;
  static constexpr Duration quiet_after_many{120};
  // … and they are told now and then while they go on, so that the page does not stand still.
  static constexpr Duration longest{200};
  static constexpr Duration longest_after_many{3000};

  void note(Time now, std::size_t changes) {
    if (changes_ == 0) first_ = now;
    changes_ += changes;
    last_ = now;
  }
  bool pending() const { return changes_ > 0; }
  // When what was noted is to be told, if nothing else comes.
  Time due() const;
  void told() { changes_ = 0; }

 private:
  std::size_t changes_ = 0;
  Time first_;
  Time last_;
};

}  // namespace waymark
