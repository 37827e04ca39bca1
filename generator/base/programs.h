#pragma once
// Other programs that a build asks something, small so that tests can answer in their place.

#include <string>
#include <vector>

#include "base/failure.h"

namespace waymark {

class Programs {
 public:
  virtual ~Programs() = default;
  // What the program prints, all of it. `command` is its name, looked for as PATH says, and its arguments; no shell
  // reads them. It has no input. Fails when there is no such program, when it ends by a signal or with another code
  // than 0 (the message is the first line that it says on standard error), and when it prints over 1 GiB.
  virtual Result<std::string> output_of(const std::vector<std::string>& command) const = 0;
};

class RealPrograms final : public Programs {
 public:
  Result<std::string> output_of(const std::vector<std::string>& command) const override;
};

}  // namespace waymark
