#include "diagnostics/policy/policy.h"

#include <algorithm>
#include <compare>
#include <iterator>
#include <optional>
#include <string_view>
#include <tuple>

#include "base/failure.h"
#include "diagnostics/policy/ignores.h"
#include "diagnostics/policy/severities.h"

namespace waymark {
namespace {

std::string_view path_of(const SourceSet& sources, SourceId source) { return sources.file(source).path; }

std::strong_ordering compare_edits(const Edit& a, const Edit& b) {
  return std::tie(a.source, a.span, a.replacement) <=> std::tie(b.source, b.span, b.replacement);
}

std::strong_ordering compare_fixes(const std::optional<Fix>& a, const std::optional<Fix>& b) {
  if (!a || !b) {
    return a.has_value() <=> b.has_value();
  }
  const std::strong_ordering head = std::tie(a->trust, a->title) <=> std::tie(b->trust, b->title);
  return head != 0 ? head
                   : std::lexicographical_compare_three_way(a->edits.begin(), a->edits.end(), b->edits.begin(),
                                                            b->edits.end(), compare_edits);
}

// Everything a finding holds takes part, so that the order does not depend on who found what first.
std::strong_ordering compare(const Diagnostic& a, const Diagnostic& b, const SourceSet& sources) {
  // Most comparisons are of two findings in one file, and a file has one path.
  if (a.source != b.source) {
    if (const auto order = path_of(sources, a.source) <=> path_of(sources, b.source); order != 0) return order;
  }
  const auto place = [](const Diagnostic& d) {
    return std::tuple(d.source, d.span, info(d.rule).id, std::string_view(d.message));
  };
  if (const std::strong_ordering order = place(a) <=> place(b); order != 0) {
    return order;
  }
  const auto rest = [](const Diagnostic& d) { return std::tie(d.advice, d.reference, d.versions, d.locales); };
  if (const std::strong_ordering order = rest(a) <=> rest(b); order != 0) {
    return order;
  }
  return compare_fixes(a.fix, b.fix);
}

}  // namespace

std::vector<Finding> judge(Diagnostics diagnostics, const Policy& policy, const SourceSet& sources,
                           const Readerships& readerships, std::vector<Finding>* silenced) {
  check(
      std::ranges::all_of(diagnostics, [&](const Diagnostic& d) { return d.source.index() < sources.files().size(); }),
      "a finding points into no source");
  const auto before = [&](const Diagnostic& a, const Diagnostic& b) { return compare(a, b, sources) < 0; };
  // Findings of one file mostly come in order, and moving a hundred thousand of them about costs more than looking.
  if (!std::ranges::is_sorted(diagnostics, before)) std::ranges::sort(diagnostics, before);
  const auto repeats = std::ranges::unique(diagnostics);
  diagnostics.erase(repeats.begin(), repeats.end());

  const Ignores ignores(policy, sources);
  Severities severities(policy, sources, readerships);
  std::vector<Finding> findings;
  findings.reserve(diagnostics.size());
  for (Diagnostic& diagnostic : diagnostics) {
    const Ignores::Use* comment = ignores.silencing(diagnostic);
    if (comment != nullptr && silenced == nullptr) continue;
    const Severity severity = severities.apply(diagnostic);
    if (severity == Severity::off) continue;
    Finding finding{.diagnostic = std::move(diagnostic), .severity = severity};
    if (comment == nullptr) {
      findings.push_back(std::move(finding));
    } else {
      finding.reason = ignores.all()[comment->ignore].reason;
      silenced->push_back(std::move(finding));
    }
  }
  return findings;
}

void add_findings(std::vector<Finding>& findings, std::vector<Finding> later, const SourceSet& sources) {
  const auto middle = static_cast<std::ptrdiff_t>(findings.size());
  std::ranges::move(later, std::back_inserter(findings));
  std::inplace_merge(
      findings.begin(), findings.begin() + middle, findings.end(),
      [&](const Finding& a, const Finding& b) { return compare(a.diagnostic, b.diagnostic, sources) < 0; });
}

}  // namespace waymark
