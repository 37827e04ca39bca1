#pragma once
// The real network, by libcurl: one thread and one event loop for all requests, which share connections and DNS. No
// user names, passwords, cookies, .netrc or other secrets are ever sent. Each address that a name leads to is checked
// at the moment it is connected to, so that no answer of a DNS server can lead anywhere else.

#include <functional>
#include <memory>
#include <string>

#include "external/proxy.h"
#include "external/web.h"

namespace waymark {

struct CurlOptions {
  std::string agent;  // User-Agent
  Milliseconds timeout{20'000};
  // A server that sends fewer than 100 bytes a second for so long is left.
  std::uint32_t slow_seconds = 10;
  std::function<bool(const IpAddress&)> may_connect;
  Environment environment = process_environment();
};

class CurlWeb final : public Web {
 public:
  explicit CurlWeb(CurlOptions options);
  ~CurlWeb() override;
  CurlWeb(const CurlWeb&) = delete;
  CurlWeb& operator=(const CurlWeb&) = delete;

  void start(std::size_t ticket, const WebRequest& request) override;
  std::vector<Arrival> wait(Milliseconds until) override;
  Milliseconds now() const override;
  std::int64_t today() const override;
  bool has_network() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace waymark
