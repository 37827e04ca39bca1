#include "diagnostics/policy/check_severities.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <utility>

#include "base/edit_distance.h"
#include "base/text.h"
#include "diagnostics/policy/severities.h"

namespace waymark {
namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
  return std::ranges::any_of(names, [name](const std::string& one) { return iequals(one, name); });
}

std::string advice_for(std::string_view written, const std::vector<std::string>& names) {
  if (const auto near = nearest(written, names)) return fmt::format("Did you mean \"{}\"?", *near);
  return names.empty() ? "Take the entry out" : fmt::format("The site has {}", join(names, ", "));
}

}  // namespace

Diagnostics check_severities(const Policy& policy, SourceId site, const SourceSet& sources, const EditionNames& names) {
  Diagnostics found;
  const FileNames files(sources);
  // An entry is there once for each rule and glob.
  std::set<std::pair<Span, std::string>> told;
  const auto report = [&](Span span, std::string message, std::string advice) {
    if (!told.emplace(span, message).second) return;
    found.push_back({.rule = Rule::config_unused_severity,
                     .source = site,
                     .span = span,
                     .message = std::move(message),
                     .advice = std::move(advice)});
  };
  std::set<std::pair<Span, std::string>> looked;
  for (const SeverityOverride& entry : policy.overrides) {
    for (const std::string& version : entry.versions) {
      if (!has(names.versions, version)) {
        report(entry.written, fmt::format("The entry is for the version \"{}\", which the site does not have", version),
               advice_for(version, names.versions));
      }
    }
    for (const std::string& locale : entry.locales) {
      if (!has(names.locales, locale)) {
        report(entry.written, fmt::format("The entry is for the locale \"{}\", which the site does not have", locale),
               advice_for(locale, names.locales));
      }
    }
    if (entry.glob == "**" || !looked.emplace(entry.written, entry.glob).second) continue;
    const bool any =
        std::ranges::any_of(sources.files(), [&](const SourceFile& file) { return files.match(entry.glob, file); });
    if (!any) {
      report(entry.written, fmt::format("No file matches \"{}\"", entry.glob),
             "Paths begin below the content folder: write \"**/archive/**\" for folders anywhere");
    }
  }
  return found;
}

}  // namespace waymark
