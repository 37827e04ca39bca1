#include "diagnostics/policy/policy.h"

#include <algorithm>
#include <compare>
#include <optional>
#include <string_view>
#include <tuple>

#include "base/failure.h"
#include "base/site_path.h"
#include "source/glob.h"

namespace waymark {
namespace {

std::string_view path_of(const SourceSet& sources, SourceId source) { return sources.file(source).path; }

// The folder that holds the site's definition, with its final '/'; empty when there is none.
std::string site_folder(const SourceSet& sources) {
  const auto site = std::ranges::find(sources.files(), SourceKind::config, &SourceFile::kind);
  const std::string_view folder = site == sources.files().end() ? std::string_view() : folder_of(site->path);
  return folder.empty() ? std::string() : std::string(folder) + "/";
}

bool covers(std::string_view glob, const SourceFile& file, std::string_view folder) {
  // A file has several names; "!x" means that x is none of them.
  const bool negated = glob.starts_with('!');
  const std::string_view positive = negated ? glob.substr(1) : glob;
  const std::string_view path = file.path;
  const bool any = glob_matches(positive, file.logical_path) || glob_matches(positive, path) ||
                   (!folder.empty() && path.starts_with(folder) && glob_matches(positive, path.substr(folder.size())));
  return any != negated;
}

// Which overrides hold for which file, worked out once a file: a site has thousands of findings and globs are not free.
class Severities {
 public:
  Severities(const Policy& policy, const SourceSet& sources)
      : policy_(policy), sources_(sources), folder_(site_folder(sources)), covering_(sources.files().size()) {}

  Severity of(const Diagnostic& diagnostic) {
    Severity severity = info(diagnostic.rule).default_severity;
    for (const std::size_t i : covering(diagnostic.source)) {
      if (policy_.overrides[i].rule == diagnostic.rule) {
        severity = policy_.overrides[i].severity;
      }
    }
    return severity;
  }

 private:
  const std::vector<std::size_t>& covering(SourceId source) {
    std::optional<std::vector<std::size_t>>& known = covering_[source.index()];
    if (!known) {
      known.emplace();
      for (std::size_t i = 0; i < policy_.overrides.size(); ++i) {
        if (covers(policy_.overrides[i].glob, sources_.file(source), folder_)) {
          known->push_back(i);
        }
      }
    }
    return *known;
  }

  const Policy& policy_;
  const SourceSet& sources_;
  std::string folder_;
  std::vector<std::optional<std::vector<std::size_t>>> covering_;
};

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
  const auto place = [&sources](const Diagnostic& d) {
    return std::tuple(path_of(sources, d.source), d.source, d.span, info(d.rule).id, std::string_view(d.message));
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

std::vector<Finding> judge(Diagnostics diagnostics, const Policy& policy, const SourceSet& sources) {
  check(
      std::ranges::all_of(diagnostics, [&](const Diagnostic& d) { return d.source.index() < sources.files().size(); }),
      "a finding points into no source");
  const auto before = [&](const Diagnostic& a, const Diagnostic& b) { return compare(a, b, sources) < 0; };
  // Findings of one file mostly come in order, and moving a hundred thousand of them about costs more than looking.
  if (!std::ranges::is_sorted(diagnostics, before)) std::ranges::sort(diagnostics, before);
  const auto repeats = std::ranges::unique(diagnostics);
  diagnostics.erase(repeats.begin(), repeats.end());

  Severities severities(policy, sources);
  std::vector<Finding> findings;
  findings.reserve(diagnostics.size());
  for (Diagnostic& diagnostic : diagnostics) {
    const Severity severity = severities.of(diagnostic);
    if (severity != Severity::off) {
      findings.push_back({std::move(diagnostic), severity});
    }
  }
  return findings;
}

}  // namespace waymark
