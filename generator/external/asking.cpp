#include "external/asking.h"

#include <algorithm>
#include <deque>
#include <fmt/format.h>
#include <map>

#include "external/ask_task.h"
#include "external/asking_rules.h"
#include "external/host_queues.h"
#include "external/retry_policy.h"
#include "external/robots.h"

namespace waymark {
namespace {

constexpr std::string_view robots_agent = "waymark";
constexpr std::size_t most_of_robots = 512 * 1024;
// How often a host may leave requests without an answer, one after the other, before the rest of its addresses is not
// tried: fewer when it never answered at all.
constexpr std::uint32_t patience = 5;
constexpr std::uint32_t patience_after_answer = 20;
// So many hosts without any answer, and there is no network.
constexpr std::size_t hosts_of_an_offline_run = 8;
// The loop looks that often whether it was interrupted.
constexpr Milliseconds glance{200};

class Asking {
 public:
  Asking(const std::vector<AskedAddress>& addresses, const AskOptions& options, Web& web)
      : addresses_(addresses),
        options_(options),
        settings_(options.settings),
        web_(web),
        queues_({.per_host = settings_.per_host, .per_second = settings_.per_second}),
        back_off_(options.seed),
        ends_(web.now() + std::chrono::minutes(settings_.time_limit_minutes)) {
    result_.outcomes.resize(addresses.size());
  }

  AskResult run() {
    for (std::size_t i = 0; i < addresses_.size(); ++i) {
      AskTask task{.index = i,
                   .start = addresses_[i].address,
                   .method = addresses_[i].fragments.empty() ? WebMethod::head : WebMethod::get};
      task.start.fragment.clear();
      task.at = task.start;
      task.seen = {task.start.text()};
      tasks_.push_back(std::move(task));
    }
    unsettled_ = addresses_.size();
    for (std::size_t i = 0; i < addresses_.size(); ++i) line_up(i);
    while (unsettled_ > 0 && !should_end()) {
      while (const auto task = queues_.next(web_.now())) start(*task);
      const Milliseconds soon = web_.now() + glance;
      for (Web::Arrival& arrival : web_.wait(std::min(queues_.next_moment().value_or(soon), soon)))
        arrive(arrival.ticket, arrival.answer);
    }
    if (unsettled_ == 0 && looks_offline()) result_.end = AskEnd::offline;
    return std::move(result_);
  }

 private:
  struct Origin {
    bool known = false;
    Robots robots;
    std::vector<std::size_t> waiting;     // for its robots.txt
    std::optional<Outcome> same_for_all;  // there is no asking anything of it
  };
  struct HostRecord {
    bool answered = false;
    std::uint32_t silent = 0;  // requests without an answer, one after the other
    std::optional<Outcome> given_up;
  };

  bool should_end() {
    if (options_.interrupted != nullptr && options_.interrupted->load()) {
      result_.end = AskEnd::interrupted;
    } else if (web_.now() >= ends_) {
      result_.end = AskEnd::out_of_time;
    } else if (!any_answer_ && silent_hosts_.size() >= hosts_of_an_offline_run && only_without_network_) {
      result_.end = AskEnd::offline;
    } else {
      return false;
    }
    return true;
  }

  // A single name that nobody knows is a mistake; several, and nothing else, are a machine without a network.
  bool looks_offline() const {
    return !any_answer_ && only_without_network_ && !silent_hosts_.empty() &&
           (silent_hosts_.size() >= 3 || !web_.has_network());
  }

  // `no_way`: not even a connection came about.
  void settle(std::size_t task, Outcome outcome, bool no_way = false) {
    if (tasks_[task].is_robots()) {
      settle_robots(tasks_[task].robots_of, outcome, no_way, nullptr);
      return;
    }
    result_.outcomes[tasks_[task].index] = std::move(outcome);
    --unsettled_;
    if (options_.progress) options_.progress(addresses_.size() - unsettled_, addresses_.size());
  }

  // Sends a task to the line of the host where it is now, when it may go there at all.
  void line_up(std::size_t index) {
    AskTask& task = tasks_[index];
    if (const auto why = why_refused(task.at, settings_)) {
      settle(index, {.verdict = Verdict::refused,
                     .detail = task.hops == 0 ? *why : fmt::format("leads to \"{}\", which {}", task.at.text(), *why)});
      return;
    }
    // Where a redirect leads to what the site's owner does not want asked, nothing more is to be known. A server's
    // robots.txt is asked for even where only a part of its pages is wanted.
    const bool own_robots = task.is_robots() && task.hops == 0;
    if (!own_robots && !is_wanted(task.at, settings_)) {
      settle(index, {.verdict = Verdict::not_asked});
      return;
    }
    if (const auto& given_up = hosts_[task.at.host].given_up) {
      settle(index, *given_up);
      return;
    }
    if (task.is_robots() || !settings_.robots) {
      queues_.add(task.at.host, index, task.is_robots());
      return;
    }
    const auto [at, is_new] = origins_.try_emplace(task.at.origin());
    Origin& origin = at->second;
    if (origin.same_for_all) {
      settle(index, *origin.same_for_all);
    } else if (!origin.known) {
      origin.waiting.push_back(index);
      if (is_new) ask_robots(at->first, task.at);
    } else if (!origin.robots.allows(task.at.target)) {
      settle(index, {.verdict = Verdict::robots, .detail = at->first});
    } else {
      queues_.add(task.at.host, index);
    }
  }

  void ask_robots(const std::string& origin, WebAddress address) {
    address.target = "/robots.txt";
    address.fragment.clear();
    AskTask task{.robots_of = origin, .start = address, .at = address, .method = WebMethod::get};
    task.seen = {address.text()};
    tasks_.push_back(std::move(task));
    line_up(tasks_.size() - 1);
  }

  // RFC 9309, 2.3.1: without a file everything may be asked; when the server fails, nothing.
  void settle_robots(const std::string& name, const Outcome& outcome, bool no_way, const std::string* text) {
    Origin& origin = origins_[name];
    origin.known = true;
    if (text != nullptr) {
      origin.robots = Robots(*text, robots_agent);
    } else if (outcome.status >= 500 || outcome.verdict == Verdict::rate_limited) {
      origin.same_for_all = outcome;
      origin.same_for_all->detail = "is not asked, because robots.txt of its server " + outcome.detail;
    } else if (no_way) {
      origin.same_for_all = outcome;
    }
    const std::vector<std::size_t> waiting = std::move(origin.waiting);
    for (const std::size_t task : waiting) line_up(task);
  }

  void start(std::size_t index) {
    const AskTask& task = tasks_[index];
    const bool reads = task.is_robots() || !addresses_[task.index].fragments.empty();
    web_.start(index, {.address = task.at,
                       .method = task.method,
                       .body_limit = task.is_robots() ? most_of_robots
                                     : reads          ? most_of_page
                                                      : 0});
  }

  void arrive(std::size_t index, const WebAnswer& answer) {
    static const std::set<std::string> none;
    const std::string host = tasks_[index].at.host;
    queues_.ended(host);
    note_host(host, answer);
    AskTask& task = tasks_[index];
    if (task.is_robots() && answer.failure == WebFailure::none && answer.status >= 200 && answer.status < 300) {
      settle_robots(task.robots_of, {}, false, &answer.body);
      return;
    }
    const auto& fragments = task.is_robots() ? none : addresses_[task.index].fragments;
    AskStep step = take_answer(task, answer, fragments, settings_.retries, web_.today());
    switch (step.kind) {
      case AskStep::Kind::go_on:
        line_up(index);
        break;
      case AskStep::Kind::try_later: {
        if (hosts_[host].given_up) {
          settle(index, *hosts_[host].given_up);
          break;
        }
        const Milliseconds from = web_.now() + step.retry_after.value_or(back_off_.before_next(task.failed));
        // Who says when to come back means everybody.
        if (answer.status == 429 || step.retry_after) queues_.pause(host, from);
        queues_.add_later(host, index, from);
        break;
      }
      case AskStep::Kind::give_up:
        give_up(host, step.outcome);
        [[fallthrough]];
      case AskStep::Kind::finish:
        settle(index, std::move(step.outcome), was_no_way(host, answer.failure));
        break;
    }
    const HostRecord& record = hosts_[host];
    if (!record.given_up && record.silent >= (record.answered ? patience_after_answer : patience) && unsettled_ > 0) {
      give_up(host, {.verdict = Verdict::unreachable,
                     .detail = fmt::format("was not asked: its server gave no answer {} times", record.silent)});
    }
  }

  bool was_no_way(const std::string& host, WebFailure failure) {
    return failure == WebFailure::no_such_host || failure == WebFailure::no_route ||
           failure == WebFailure::no_connection || failure == WebFailure::tls ||
           (failure == WebFailure::timeout && !hosts_[host].answered);
  }

  void note_host(const std::string& host, const WebAnswer& answer) {
    HostRecord& record = hosts_[host];
    if (answer.failure == WebFailure::none || answer.failure == WebFailure::broken) {
      any_answer_ = true;
      record.answered = true;
      record.silent = 0;
      return;
    }
    if (answer.failure == WebFailure::private_address || answer.failure == WebFailure::tls) {
      any_answer_ = true;
      return;
    }
    ++record.silent;
    silent_hosts_.insert(host);
    if (answer.failure != WebFailure::no_such_host && answer.failure != WebFailure::no_route)
      only_without_network_ = false;
  }

  void give_up(const std::string& host, const Outcome& outcome) {
    hosts_[host].given_up = outcome;
    for (const std::size_t task : queues_.drain(host)) settle(task, outcome);
  }

  const std::vector<AskedAddress>& addresses_;
  const AskOptions& options_;
  const ExternalConfig& settings_;
  Web& web_;
  HostQueues queues_;
  BackOff back_off_;
  Milliseconds ends_;
  std::deque<AskTask> tasks_;  // whose places stay where they are
  std::map<std::string, Origin> origins_;
  std::map<std::string, HostRecord> hosts_;
  std::set<std::string> silent_hosts_;
  std::size_t unsettled_ = 0;
  bool any_answer_ = false;
  bool only_without_network_ = true;
  AskResult result_;
};

}  // namespace

AskResult ask_all(const std::vector<AskedAddress>& addresses, const AskOptions& options, Web& web) {
  return Asking(addresses, options, web).run();
}

}  // namespace waymark
