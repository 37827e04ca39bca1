#include "serve/watch/settle.h"

#include <algorithm>

namespace waymark {

Settle::Time Settle::due() const {
  const bool crowd = changes_ > many;
  return std::min(last_ + (crowd ? quiet_after_many : quiet), first_ + (crowd ? longest_after_many : longest));
}

}  // namespace waymark
