#pragma once
// Which severity a finding has by the entries of site.yml, in each of its versions and locales.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/policy/policy.h"

namespace waymark {

// Whether a glob of site.yml means a file: by its path below the content folder, below the site's folder, or as
// messages show it.
class FileNames {
 public:
  explicit FileNames(const SourceSet& sources);
  bool match(std::string_view glob, const SourceFile& file) const;

 private:
  std::string site_folder_;  // with its final '/'; empty when there is none
};

// Whether no file of the site can have a finding of the rule.
bool is_off(Rule rule, const Policy& policy);

// Which entries hold for which file is worked out once a file: a site has thousands of findings and globs are not free.
class Severities {
 public:
  Severities(const Policy& policy, const SourceSet& sources, const Readerships& readerships)
      : policy_(policy),
        sources_(sources),
        readerships_(readerships),
        names_(sources),
        covering_(sources.files().size()) {}

  // The highest one that the finding has anywhere. Takes out of the finding the versions and locales in which it is
  // off.
  Severity apply(Diagnostic& diagnostic);

 private:
  const std::vector<std::size_t>& covering(SourceId source);
  Severity apply_by_edition(Diagnostic& diagnostic, const std::vector<const SeverityOverride*>& entries) const;

  const Policy& policy_;
  const SourceSet& sources_;
  const Readerships& readerships_;
  FileNames names_;
  std::vector<std::optional<std::vector<std::size_t>>> covering_;
};

}  // namespace waymark
