#include "external/external_findings.h"

#include <fmt/format.h>
#include <numeric>

#include "base/unicode.h"
#include "external/address_fix.h"

namespace waymark {
namespace {

// Addresses may be as long as their writers like.
std::string quoted(std::string_view text) {
  constexpr std::size_t longest = 200;
  if (text.size() <= longest) return fmt::format("\"{}\"", text);
  return fmt::format("\"{}…\"", to_valid_utf8(text.substr(0, longest)));
}

// A secret must not be spread by the report that tells about it.
std::string without_credentials(const std::string& written) {
  const std::size_t at = written.find('@');
  const std::size_t slashes = written.find("//");
  if (at == std::string::npos || slashes == std::string::npos || slashes > at) return written;
  const std::size_t path = written.find_first_of("/?#", slashes + 2);
  const std::size_t last = written.substr(0, path).rfind('@');
  if (last == std::string::npos) return written;
  return written.substr(0, slashes + 2) + "…@" + written.substr(last + 1);
}

Diagnostic at(const ExternalLink& link, Rule rule, std::string message, std::string advice) {
  return {.rule = rule,
          .source = link.source,
          .span = link.span,
          .message = std::move(message),
          .advice = std::move(advice),
          .reference = without_credentials(link.written)};
}

constexpr const char* leave_out =
    "Open it in a browser; if all is well there, `deny` in site.yml takes it out of this check";

struct Told {
  Rule rule;
  const char* advice;
};

std::optional<Told> told(Verdict verdict) {
  switch (verdict) {
    case Verdict::gone:
      return Told{Rule::external_not_found, "Link to a page that is there, or take the link away"};
    case Verdict::unreachable:
      return Told{Rule::external_unreachable, leave_out};
    case Verdict::forbidden:
      return Told{Rule::external_forbidden, leave_out};
    case Verdict::rate_limited:
      return Told{Rule::external_rate_limited, "Try again later, or lower `per_second` and `per_host` in site.yml"};
    case Verdict::refused:
      return Told{Rule::external_refused,
                  "Readers may not get there either; `private_addresses` and `ports` in site.yml allow it"};
    case Verdict::good:
    case Verdict::robots:
    case Verdict::not_asked:
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<Diagnostic> moved(const ExternalLink& link, const WebAddress& address, const Outcome& outcome,
                                const SourceSet& sources) {
  // A cache is a file like others: what it says goes into the writers' files only as an address.
  const auto to =
      outcome.moved_to.empty() ? std::unexpected(AddressFault::bad_host) : parse_web_address(outcome.moved_to);
  if (!to || to->text() == address.text()) return std::nullopt;
  const bool home = to->target == "/" && address.target != "/";
  Diagnostic finding =
      at(link, Rule::external_redirected,
         fmt::format("{} has moved for good to {}", quoted(without_credentials(link.written)), quoted(to->text())),
         home ? "It leads to the first page of its site, so what was there may be gone" : "");
  const Trust trust = is_same_page(address, *to) ? Trust::safe : Trust::needs_review;
  const std::string& fragment = outcome.moved_fragment.empty() ? address.fragment : outcome.moved_fragment;
  // Where the anchor is not on the new page, moving alone would not mend the link.
  finding.fix = write_address(link, sources, to->text(), fragment, trust);
  if (!finding.fix && finding.advice.empty()) finding.advice = "Write the new address here";
  return finding;
}

std::optional<Diagnostic> missing_anchor(const ExternalLink& link, const WebAddress& address, const Outcome& outcome,
                                         const SourceSet& sources) {
  const std::string wanted = checked_fragment(address);
  const auto state = outcome.anchors.find(wanted);
  if (wanted.empty() || state == outcome.anchors.end() || state->second != AnchorState::missing) return std::nullopt;
  const auto near = outcome.nearest_anchors.find(wanted);
  Diagnostic finding =
      at(link, Rule::external_missing_anchor,
         fmt::format("the page at {} has no anchor {}", quoted(address.text()), quoted(wanted)),
         near == outcome.nearest_anchors.end() ? "Link to an anchor that is there, or to the page alone"
                                               : fmt::format("its nearest anchor is {}", quoted(near->second)));
  if (near != outcome.nearest_anchors.end() && outcome.moved_to.empty())
    finding.fix = write_address(link, sources, address.text(), near->second, Trust::needs_review);
  return finding;
}

}  // namespace

Diagnostic malformed_address(const ExternalLink& link, AddressFault fault) {
  return at(link, Rule::external_malformed,
            fmt::format("{} {}", quoted(without_credentials(link.written)),
                        fault == AddressFault::bad_port   ? "has a port that is no number from 1 to 65535"
                        : fault == AddressFault::bad_host ? "has a host that cannot be"
                                                          : "is no web address"),
            "Write it as in https://example.org/page");
}

Diagnostic held_credentials(const ExternalLink& link, const SourceSet& sources) {
  Diagnostic finding = at(link, Rule::external_credentials,
                          fmt::format("{} holds a user name or password", quoted(without_credentials(link.written))),
                          "Take it out, and change the password: it has been published with the article");
  if (const auto address = parse_web_address(link.address))
    finding.fix = write_address(link, sources, address->text(), address->fragment, Trust::needs_review);
  return finding;
}

Diagnostic no_network(const ExternalWork& work) {
  return {.rule = Rule::external_offline,
          .source = work.site_file,
          .span = {work.settings.span.begin, work.settings.span.begin},
          .message = "no server could be reached, so no link to other servers was checked",
          .advice = "See whether this machine has a network, and whether http_proxy and https_proxy are right"};
}

Diagnostics findings_of(const ExternalLink& link, const WebAddress& address, const Outcome& outcome,
                        const SourceSet& sources) {
  Diagnostics findings;
  if (const auto rule = told(outcome.verdict)) {
    // The server was asked without them.
    if (address.has_credentials && outcome.verdict == Verdict::forbidden) return findings;
    findings.push_back(at(
        link, rule->rule,
        fmt::format("{} {}", quoted(without_credentials(link.written)), to_valid_utf8(outcome.detail)), rule->advice));
    return findings;
  }
  if (outcome.verdict != Verdict::good) return findings;
  if (auto finding = moved(link, address, outcome, sources)) findings.push_back(*std::move(finding));
  if (auto finding = missing_anchor(link, address, outcome, sources)) findings.push_back(*std::move(finding));
  return findings;
}

std::vector<Finding> possible_findings(const ExternalWork& work, const SourceSet& sources) {
  std::vector<std::size_t> all(work.links.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  return possible_findings(work, sources, all);
}

std::vector<Finding> possible_findings(const ExternalWork& work, const SourceSet& sources,
                                       const std::vector<std::size_t>& links) {
  Diagnostics all;
  for (const RuleInfo& rule : all_rules()) {
    if (!rule.id.starts_with("external/") || rule.rule == Rule::external_offline) continue;
    for (const std::size_t i : links) all.push_back(at(work.links[i], rule.rule, "", ""));
  }
  return judge(std::move(all), {}, sources);
}

}  // namespace waymark
