#pragma once
// Other servers, as the check sees them: requests that run side by side, and a clock. Small, so that tests can pretend
// a network and a time of their own. Redirects are answers like others: nobody follows one in here.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "external/web_address.h"

namespace waymark {

using Milliseconds = std::chrono::milliseconds;

enum class WebMethod : std::uint8_t { head, get };

struct WebRequest {
  WebAddress address;
  WebMethod method = WebMethod::head;
  std::size_t body_limit = 0;  // bytes kept of the body; the rest is not fetched
};

// Why there is no answer.
enum class WebFailure : std::uint8_t {
  none,
  private_address,  // its name leads to an address that is not to be asked
  no_such_host,     // no DNS
  no_route,         // no network leads there, or the proxy is not there
  no_connection,    // refused, or reset before anything was said
  tls,              // no certificate that can be trusted, or no common protocol
  timeout,
  broken,  // what came is no HTTP, ends too early, or is too much
};

struct WebAnswer {
  WebFailure failure = WebFailure::none;
  std::string detail;  // of a failure: the rest of the sentence "it cannot be asked: …"
  int status = 0;
  std::string location;
  std::string retry_after;
  std::string content_type;
  std::string body;       // decoded, at most WebRequest::body_limit bytes
  bool body_cut = false;  // there was more
};

class Web {
 public:
  struct Arrival {
    std::size_t ticket = 0;
    WebAnswer answer;
  };

  virtual ~Web() = default;
  // Begins a request; `ticket` comes back with its answer.
  virtual void start(std::size_t ticket, const WebRequest& request) = 0;
  // What has ended since. Waits for something to end, but not beyond `until`, and may come back sooner with nothing.
  virtual std::vector<Arrival> wait(Milliseconds until) = 0;
  // Never goes back; begins anywhere.
  virtual Milliseconds now() const = 0;
  // Seconds since 1970.
  virtual std::int64_t today() const = 0;
  // Whether the machine has any network but its own.
  virtual bool has_network() const { return true; }
};

}  // namespace waymark
