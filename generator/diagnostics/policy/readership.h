#pragma once
// In which versions and locales a file is in force.

#include <string>
#include <unordered_map>
#include <vector>

#include "base/ids.h"

namespace waymark {

// Both empty for a file of which no text is made.
struct Readership {
  std::vector<std::string> versions;
  std::vector<std::string> locales;
};

using Readerships = std::unordered_map<SourceId, Readership>;

}  // namespace waymark
