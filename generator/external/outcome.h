#pragma once
// What is known of one address, whoever links to it: the end of asking, and what the cache keeps.

#include <cstdint>
#include <map>
#include <string>

#include "external/page_anchors.h"

namespace waymark {

enum class Verdict : std::uint8_t {
  good,
  gone,          // 404, 410
  unreachable,   // no answer, or one that no page gives
  forbidden,     // 401, 403 and the like
  rate_limited,  // 429, or 503 with a wait that is too long
  refused,       // not asked: a private address, a port, another scheme
  robots,        // not asked: robots.txt forbids it
  not_asked,     // the run ended before; nothing is known
};

struct Outcome {
  Verdict verdict = Verdict::not_asked;
  int status = 0;      // of the last answer; 0 without one
  std::string detail;  // the rest of the sentence "ADDRESS …"; empty when good
  // Where the page is for good now, when every step up to there was permanent; without fragment.
  std::string moved_to;
  std::string moved_fragment;  // that the server gave
  std::map<std::string, AnchorState> anchors;
  std::map<std::string, std::string> nearest_anchors;
  bool no_network = false;  // the failure is one that a machine without a network has, too
  friend bool operator==(const Outcome&, const Outcome&) = default;
};

}  // namespace waymark
