#pragma once
// Which findings the comments in the files silence, and which comments silence none.

#include <cstddef>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "diagnostics/policy/policy.h"

namespace waymark {

// Whether "link/case" or "link/*", as a comment or site.yml may say, means a rule.
bool means_rule(std::string_view written, Rule rule);

// Rules about ignoring, the baseline and site.yml are not for a file to silence.
bool can_be_ignored(Rule rule);

class Ignores {
 public:
  Ignores(const Policy& policy, const SourceSet& sources);
  Ignores(const Ignores&) = delete;  // uses point at each other
  Ignores& operator=(const Ignores&) = delete;

  // Comments without a reason silence nothing.
  bool silence(const Diagnostic& diagnostic) const { return silencing(diagnostic) != nullptr; }

  // All comments, each once, by path and position.
  const std::vector<Ignore>& all() const { return ignores_; }

  // A rule of a comment, and what that silences.
  struct Use {
    Span scope;
    std::size_t ignore = 0;       // in all()
    std::size_t rule = 0;         // in its rules
    const Use* around = nullptr;  // the nearest scope that holds this one
  };
  // The innermost use that silences the finding; its `around` do, too. Null: none does.
  const Use* silencing(const Diagnostic& diagnostic) const;

 private:
  std::vector<Ignore> ignores_;
  // By file and rule, by where scopes begin, larger ones first. Scopes nest; of two that are the same the first counts.
  // So a finding is looked up in the logarithm of their number, however many comments a hostile file has.
  std::map<std::pair<SourceId, Rule>, std::vector<Use>> uses_;
};

// ignore/no-reason, ignore/unknown-rule and ignore/unused. `diagnostics` are all findings of the run, before anything
// is dropped.
Diagnostics check_ignores(const Policy& policy, const Diagnostics& diagnostics, const SourceSet& sources);

}  // namespace waymark
