#pragma once
// When a server is asked again after an answer that may pass, and for how long it is left alone.

#include <cstdint>
#include <optional>
#include <random>
#include <string_view>

#include "external/web.h"

namespace waymark {

// No server may keep the check waiting for longer; one that wants to is given up.
inline constexpr Milliseconds longest_pause = std::chrono::seconds(60);

// Retry-After: seconds, or one of the three forms of an HTTP date (RFC 9110, 5.6.7). Null for anything else; never
// negative, at most a day.
std::optional<Milliseconds> parse_retry_after(std::string_view header, std::int64_t today);

// 408, 425, 429 and those of 5xx that pass; not 501 and 505.
bool may_pass(int status);
bool may_pass(WebFailure failure);

// Seeded, so that a test knows what comes.
class BackOff {
 public:
  explicit BackOff(std::uint64_t seed) : random_(seed) {}
  // Before the attempt after `failed` ones: a second, doubled each time, between half and one and a half of it so that
  // those who failed together do not come back together.
  Milliseconds before_next(std::uint32_t failed);

 private:
  std::mt19937_64 random_;
};

}  // namespace waymark
