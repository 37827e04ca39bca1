#pragma once
// Sets of usages by number, each told once.

#include <cstdint>
#include <string>
#include <vector>

#include "base/usage_set.h"

namespace waymark {

// Bit i for the usage declared as the i-th. Those that JavaScript cannot hold as a number are texts.
std::string mask_json(UsageSet set);

class ReaderMasks {
 public:
  // The set's number; a new one gets the next.
  std::uint32_t number(UsageSet set);
  // As a list of JSON.
  std::string json() const;

 private:
  std::vector<UsageSet> sets_;
};

}  // namespace waymark
