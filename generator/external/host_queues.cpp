#include "external/host_queues.h"

#include <algorithm>

namespace waymark {

void HostQueues::list_anew(Hosts::iterator host) {
  Host& state = host->second;
  if (state.listed) ready_.erase({*state.listed, host->first});
  state.listed.reset();
  if (state.waiting.empty() || state.running >= limits_.per_host) return;
  state.listed = state.next_start;
  ready_.emplace(state.next_start, host->first);
}

void HostQueues::add(const std::string& host, std::size_t task, bool first) {
  const auto at = hosts_.try_emplace(host).first;
  if (first) {
    at->second.waiting.push_front(task);
  } else {
    at->second.waiting.push_back(task);
  }
  list_anew(at);
}

void HostQueues::add_later(const std::string& host, std::size_t task, Milliseconds from) {
  later_.emplace(from, Later{.host = host, .task = task});
}

void HostQueues::pause(const std::string& host, Milliseconds until) {
  const auto at = hosts_.try_emplace(host).first;
  at->second.next_start = std::max(at->second.next_start, until);
  list_anew(at);
}

void HostQueues::ripen(Milliseconds now) {
  while (!later_.empty() && later_.begin()->first <= now) {
    const Later later = later_.begin()->second;
    later_.erase(later_.begin());
    add(later.host, later.task, true);
  }
}

std::optional<std::size_t> HostQueues::next(Milliseconds now) {
  ripen(now);
  if (running_ >= limits_.at_once || ready_.empty() || ready_.begin()->first > now) return std::nullopt;
  const auto host = hosts_.find(ready_.begin()->second);
  const std::size_t task = host->second.waiting.front();
  host->second.waiting.pop_front();
  ++host->second.running;
  ++running_;
  host->second.next_start = now + Milliseconds(1000 / limits_.per_second);
  list_anew(host);
  return task;
}

void HostQueues::ended(const std::string& host) {
  const auto at = hosts_.find(host);
  if (at == hosts_.end() || at->second.running == 0) return;
  --at->second.running;
  --running_;
  list_anew(at);
}

std::optional<Milliseconds> HostQueues::next_moment() const {
  std::optional<Milliseconds> moment;
  if (!ready_.empty() && running_ < limits_.at_once) moment = ready_.begin()->first;
  if (!later_.empty() && (!moment || later_.begin()->first < *moment)) moment = later_.begin()->first;
  return moment;
}

std::vector<std::size_t> HostQueues::drain(const std::string& host) {
  std::vector<std::size_t> tasks;
  if (const auto at = hosts_.find(host); at != hosts_.end()) {
    tasks.assign(at->second.waiting.begin(), at->second.waiting.end());
    at->second.waiting.clear();
    list_anew(at);
  }
  for (auto later = later_.begin(); later != later_.end();) {
    if (later->second.host == host) {
      tasks.push_back(later->second.task);
      later = later_.erase(later);
    } else {
      ++later;
    }
  }
  return tasks;
}

}  // namespace waymark
