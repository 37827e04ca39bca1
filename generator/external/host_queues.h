#pragma once
// Who is asked next: each host has its own line, with so many requests at a time and so many begun in a second; some
// wait because a host asked for it. Knows no network and no clock.

#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "external/web.h"

namespace waymark {

class HostQueues {
 public:
  struct Limits {
    std::uint32_t per_host = 3;
    std::uint32_t per_second = 8;  // of one host
    std::uint32_t at_once = 32;    // of all hosts together
  };
  explicit HostQueues(Limits limits) : limits_(limits) {}

  // `first`: before those that wait already.
  void add(const std::string& host, std::size_t task, bool first = false);
  // Not before `from`.
  void add_later(const std::string& host, std::size_t task, Milliseconds from);
  // None of the host's begins before `until`.
  void pause(const std::string& host, Milliseconds until);
  // One that may begin now; it counts as running until ended() is told.
  std::optional<std::size_t> next(Milliseconds now);
  void ended(const std::string& host);
  // When next() may have one, provided that nothing is told in between; null when nothing waits for a time.
  std::optional<Milliseconds> next_moment() const;
  // Takes all out that wait for a host.
  std::vector<std::size_t> drain(const std::string& host);

 private:
  struct Host {
    std::deque<std::size_t> waiting;
    std::uint32_t running = 0;
    Milliseconds next_start{0};
    std::optional<Milliseconds> listed;  // under which time it is in ready_
  };
  using Hosts = std::map<std::string, Host>;
  struct Later {
    std::string host;
    std::size_t task;
  };

  void list_anew(Hosts::iterator host);
  void ripen(Milliseconds now);

  Limits limits_;
  std::uint32_t running_ = 0;
  Hosts hosts_;
  std::set<std::pair<Milliseconds, std::string>> ready_;  // hosts with something to begin, by when they may
  std::multimap<Milliseconds, Later> later_;
};

}  // namespace waymark
