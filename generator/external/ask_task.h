#pragma once
// One address, or one robots.txt, on its way through redirects and attempts.

#include <optional>
#include <set>
#include <string>

#include "external/outcome.h"
#include "external/web.h"

namespace waymark {

struct AskTask {
  std::size_t index = 0;  // of the address; of a robots.txt nothing
  std::string robots_of;  // the origin whose robots.txt this is; empty for an address
  WebAddress start;       // without fragment
  WebAddress at;          // where it has come by redirects
  WebMethod method = WebMethod::head;
  std::set<std::string> seen;  // addresses asked on this way
  int hops = 0;
  std::uint32_t failed = 0;   // attempts that failed in a way that may pass
  bool all_permanent = true;  // every step so far
  std::optional<WebAddress> moved_to;
  bool is_robots() const { return !robots_of.empty(); }
};

// What to do next.
struct AskStep {
  enum class Kind : std::uint8_t {
    finish,     // `outcome`
    go_on,      // ask where the task is now
    try_later,  // the same once more, after a wait
    give_up,    // as finish, and the host is not to be asked again in this run
  };
  Kind kind = Kind::finish;
  Outcome outcome;
  std::optional<Milliseconds> retry_after;  // try_later: what the server said
};

// Moves `task` on by an answer. `retries`: how many failed attempts may be followed by another.
AskStep take_answer(AskTask& task, const WebAnswer& answer, const std::set<std::string>& fragments,
                    std::uint32_t retries, std::int64_t today);

// From the beginning, by GET: a server may treat HEAD as it likes.
void restart_with_get(AskTask& task);

}  // namespace waymark
