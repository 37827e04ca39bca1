#include "external/external_check.h"

#include <algorithm>
#include <map>
#include <set>

#include "external/asking_rules.h"
#include "external/external_findings.h"

namespace waymark {
namespace {

// Whether the server told what becomes of readers who follow the link.
bool is_decided(Verdict verdict) { return verdict == Verdict::good || verdict == Verdict::gone; }

}  // namespace

ExternalPlan plan_external_check(const ExternalWork& work, const SourceSet& sources) {
  ExternalPlan plan;
  std::map<std::string, LinkedAddress> by_address;
  for (std::size_t i = 0; i < work.links.size(); ++i) {
    const ExternalLink& link = work.links[i];
    auto address = parse_web_address(link.address);
    if (!address) {
      plan.findings.push_back(malformed_address(link, address.error()));
      continue;
    }
    if (address->has_credentials) plan.findings.push_back(held_credentials(link, sources));
    if (!is_wanted(*address, work.settings)) continue;
    LinkedAddress& linked = by_address[address->text()];
    if (std::string fragment = checked_fragment(*address); !fragment.empty())
      linked.asked.fragments.insert(std::move(fragment));
    linked.links.push_back(i);
    linked.asked.address = *std::move(address);
  }
  for (auto& [text, linked] : by_address) plan.addresses.push_back(std::move(linked));
  return plan;
}

ExternalResult check_external(const ExternalWork& work, const SourceSet& sources, const AskOptions& options,
                              AnswerCache& cache, Web& web) {
  ExternalPlan plan = plan_external_check(work, sources);
  ExternalResult result{.findings = std::move(plan.findings)};

  std::vector<Outcome> outcomes(plan.addresses.size());
  std::vector<AskedAddress> to_ask;
  std::vector<std::size_t> asked_for;
  for (std::size_t i = 0; i < plan.addresses.size(); ++i) {
    const AskedAddress& asked = plan.addresses[i].asked;
    const Outcome* known = cache.find(asked.address.text(), asked.fragments, options.settings, web.today());
    // What the settings refuse today is refused, whatever was asked before.
    if (known != nullptr && !why_refused(asked.address, options.settings)) {
      outcomes[i] = *known;
      continue;
    }
    to_ask.push_back(asked);
    asked_for.push_back(i);
  }
  result.remembered = plan.addresses.size() - to_ask.size();

  AskResult answers = ask_all(to_ask, options, web);
  result.end = answers.end;
  if (result.end == AskEnd::offline) {
    result.findings.push_back(no_network(work));
    answers.outcomes.assign(to_ask.size(), Outcome{});
  }
  std::set<std::string> forbidding;
  for (std::size_t i = 0; i < to_ask.size(); ++i) {
    Outcome& outcome = answers.outcomes[i];
    if (outcome.verdict == Verdict::not_asked) {
      ++result.unsettled;
    } else {
      ++result.asked;
    }
    if (outcome.verdict == Verdict::robots) forbidding.insert(outcome.detail);
    cache.keep(to_ask[i].address.text(), outcome, web.today());
    outcomes[asked_for[i]] = std::move(outcome);
  }
  result.forbidding.assign(forbidding.begin(), forbidding.end());

  for (std::size_t i = 0; i < plan.addresses.size(); ++i) {
    const bool decided = is_decided(outcomes[i].verdict);
    for (const std::size_t link : plan.addresses[i].links) {
      if (!decided) result.undecided.push_back(link);
      const auto address = parse_web_address(work.links[link].address);
      Diagnostics more = findings_of(work.links[link], *address, outcomes[i], sources);
      result.findings.insert(result.findings.end(), more.begin(), more.end());
    }
  }
  return result;
}

}  // namespace waymark
