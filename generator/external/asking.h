#pragma once
// Asks about every address once: robots.txt first, HEAD and then GET where HEAD is not to be trusted, redirects hop by
// hop, again after failures that may pass. Everything that decides is here and in the files beside it; the network is a
// Web, so that tests can pretend one.

#include <atomic>
#include <functional>
#include <set>
#include <vector>

#include "config/external_config.h"
#include "external/outcome.h"
#include "external/web.h"

namespace waymark {

inline constexpr int most_redirects = 10;
inline constexpr std::size_t most_of_page = 5 * 1024 * 1024;  // of a page that anchors are looked for in

struct AskedAddress {
  WebAddress address;               // its own fragment is not looked at
  std::set<std::string> fragments;  // that the page should have; as checked_fragment() gives them
};

struct AskOptions {
  ExternalConfig settings;
  std::uint64_t seed = 1;                                             // of the waits before the next attempt
  const std::atomic<bool>* interrupted = nullptr;                     // set by whoever wants it to end
  std::function<void(std::size_t done, std::size_t total)> progress;  // how many addresses are settled
};

enum class AskEnd : std::uint8_t {
  complete,
  offline,      // no server answered, so nothing is said of any
  interrupted,  // what was not asked has Verdict::not_asked
  out_of_time,  // the same
};

struct AskResult {
  std::vector<Outcome> outcomes;  // one an address
  AskEnd end = AskEnd::complete;
};

AskResult ask_all(const std::vector<AskedAddress>& addresses, const AskOptions& options, Web& web);

}  // namespace waymark
