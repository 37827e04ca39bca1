#include "external/ask_task.h"

#include <fmt/format.h>

#include "external/asking.h"
#include "external/http_status.h"
#include "external/retry_policy.h"

namespace waymark {
namespace {

// Addresses come from strangers and stand in messages.
std::string shown(const std::string& address) {
  constexpr std::size_t longest = 200;
  return address.size() <= longest ? address : address.substr(0, longest) + "…";
}

// "answers 404", or behind redirects "leads to …, which answers 404".
std::string told_of(const AskTask& task, const std::string& what) {
  return task.hops == 0 ? what : fmt::format("leads to \"{}\", which {}", shown(task.at.text()), what);
}

AskStep finish(const AskTask& task, Verdict verdict, int status, const std::string& what) {
  return {.outcome = {.verdict = verdict, .status = status, .detail = told_of(task, what)}};
}

AskStep go_on() { return {.kind = AskStep::Kind::go_on}; }

AskStep fail_or_try_later(AskTask& task, AskStep failed, std::uint32_t retries,
                          std::optional<Milliseconds> retry_after = std::nullopt) {
  if (task.failed >= retries) return failed;
  ++task.failed;
  return {.kind = AskStep::Kind::try_later, .retry_after = retry_after};
}

AskStep take_failure(AskTask& task, const WebAnswer& answer, std::uint32_t retries) {
  if (answer.failure == WebFailure::private_address)
    return finish(task, Verdict::refused, 0, "is not asked: " + answer.detail);
  // Some servers leave HEAD without an answer, or close the connection on it.
  if (task.method == WebMethod::head &&
      (answer.failure == WebFailure::broken || answer.failure == WebFailure::timeout)) {
    if (answer.failure == WebFailure::timeout) ++task.failed;
    restart_with_get(task);
    return go_on();
  }
  AskStep failed = finish(task, Verdict::unreachable, 0, answer.detail);
  failed.outcome.no_network = answer.failure == WebFailure::no_such_host || answer.failure == WebFailure::no_route;
  return may_pass(answer.failure) ? fail_or_try_later(task, std::move(failed), retries) : failed;
}

AskStep take_redirect(AskTask& task, const WebAnswer& answer) {
  if (answer.location.empty())
    return finish(task, Verdict::unreachable, answer.status,
                  fmt::format("answers {} and does not say where to go on", status_text(answer.status)));
  const auto next = resolve_web_address(task.at, answer.location);
  if (!next) {
    const bool scheme = next.error() == AddressFault::no_web_scheme;
    return finish(task, scheme ? Verdict::refused : Verdict::unreachable, answer.status,
                  fmt::format("redirects to \"{}\", which {}", shown(answer.location),
                              scheme ? "is no web address" : "cannot be understood"));
  }
  if (++task.hops > most_redirects) {
    --task.hops;
    return finish(task, Verdict::unreachable, answer.status,
                  fmt::format("redirects once more, after {} times", most_redirects));
  }
  task.all_permanent = task.all_permanent && is_permanent(answer.status);
  if (task.all_permanent) task.moved_to = *next;
  task.at = *next;
  if (!task.seen.insert(task.at.text()).second) {
    return {.outcome = {.verdict = Verdict::unreachable,
                        .status = answer.status,
                        .detail = fmt::format("redirects in a circle, by way of \"{}\"", shown(task.at.text()))}};
  }
  return go_on();
}

AskStep take_page(const AskTask& task, const WebAnswer& answer, const std::set<std::string>& fragments) {
  AskStep step{.outcome = {.verdict = Verdict::good, .status = answer.status}};
  if (task.moved_to && task.moved_to->text() != task.start.text()) {
    step.outcome.moved_to = task.moved_to->text();
    step.outcome.moved_fragment = task.moved_to->fragment;
  }
  // A redirect may name the place itself; then the link's own fragment does not count.
  std::set<std::string> wanted = fragments;
  if (!task.at.fragment.empty()) wanted.clear();
  PageAnchors anchors = find_anchors(answer.content_type, answer.body, answer.body_cut, wanted);
  step.outcome.anchors = std::move(anchors.states);
  step.outcome.nearest_anchors = std::move(anchors.nearest);
  for (const std::string& fragment : fragments) step.outcome.anchors.try_emplace(fragment, AnchorState::unknown);
  return step;
}

AskStep take_limit(AskTask& task, const WebAnswer& answer, std::uint32_t retries, std::int64_t today) {
  const auto wait = parse_retry_after(answer.retry_after, today);
  const std::string said = "answers " + status_text(answer.status);
  if (wait && *wait > longest_pause) {
    AskStep step = finish(task, Verdict::rate_limited, answer.status,
                          fmt::format("{} and wants to be asked again in {} minutes", said,
                                      std::chrono::ceil<std::chrono::minutes>(*wait).count()));
    step.kind = AskStep::Kind::give_up;
    return step;
  }
  const Verdict verdict = answer.status == 429 ? Verdict::rate_limited : Verdict::unreachable;
  return fail_or_try_later(task, finish(task, verdict, answer.status, said), retries, wait);
}

}  // namespace

void restart_with_get(AskTask& task) {
  task.method = WebMethod::get;
  task.at = task.start;
  task.seen = {task.start.text()};
  task.hops = 0;
  task.all_permanent = true;
  task.moved_to.reset();
}

AskStep take_answer(AskTask& task, const WebAnswer& answer, const std::set<std::string>& fragments,
                    std::uint32_t retries, std::int64_t today) {
  if (answer.failure != WebFailure::none) return take_failure(task, answer, retries);
  if (is_redirect(answer.status)) return take_redirect(task, answer);
  const Verdict verdict = verdict_of(answer.status);
  if (answer.status == 429 || (answer.status == 503 && !answer.retry_after.empty()))
    return take_limit(task, answer, retries, today);
  // What HEAD says is believed when it is good news, and when nothing depends on it.
  const bool certain = verdict == Verdict::good && !task.moved_to;
  if (task.method == WebMethod::head && !certain) {
    restart_with_get(task);
    return go_on();
  }
  if (verdict == Verdict::good) return take_page(task, answer, fragments);
  AskStep bad = finish(task, verdict, answer.status, "answers " + status_text(answer.status));
  return may_pass(answer.status) ? fail_or_try_later(task, std::move(bad), retries) : bad;
}

}  // namespace waymark
