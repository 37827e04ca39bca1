#include "diagnostics/policy/severities.h"

#include <algorithm>

#include "base/site_path.h"
#include "base/text.h"
#include "source/glob.h"

namespace waymark {
namespace {

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return names.empty() || std::ranges::any_of(names, [name](const std::string& one) { return iequals(one, name); });
}

// A finding in no version, as of site.yml itself, is one that entries for versions do not mean.
std::vector<std::string> or_none(std::vector<std::string> names) {
  if (names.empty()) names.emplace_back();
  return names;
}

}  // namespace

FileNames::FileNames(const SourceSet& sources) {
  const auto site = std::ranges::find(sources.files(), SourceKind::config, &SourceFile::kind);
  const std::string_view folder = site == sources.files().end() ? std::string_view() : folder_of(site->path);
  if (!folder.empty()) site_folder_ = std::string(folder) + "/";
}

bool FileNames::match(std::string_view glob, const SourceFile& file) const {
  // A file has several names; "!x" means that x is none of them.
  const bool negated = glob.starts_with('!');
  const std::string_view positive = negated ? glob.substr(1) : glob;
  const std::string_view path = file.path;
  const bool any = glob_matches(positive, file.logical_path) || glob_matches(positive, path) ||
                   (!site_folder_.empty() && path.starts_with(site_folder_) &&
                    glob_matches(positive, path.substr(site_folder_.size())));
  return any != negated;
}

bool is_off(Rule rule, const Policy& policy) {
  bool off = info(rule).default_severity == Severity::off;
  for (const SeverityOverride& entry : policy.overrides) {
    if (entry.rule != rule) continue;
    const bool everywhere = entry.glob == "**" && entry.versions.empty() && entry.locales.empty();
    if (entry.severity != Severity::off) off = false;
    if (entry.severity == Severity::off && everywhere) off = true;
  }
  return off;
}

const std::vector<std::size_t>& Severities::covering(SourceId source) {
  std::optional<std::vector<std::size_t>>& known = covering_[source.index()];
  if (!known) {
    known.emplace();
    for (std::size_t i = 0; i < policy_.overrides.size(); ++i) {
      if (names_.match(policy_.overrides[i].glob, sources_.file(source))) known->push_back(i);
    }
  }
  return *known;
}

Severity Severities::apply(Diagnostic& diagnostic) {
  std::vector<const SeverityOverride*> entries;
  bool by_edition = false;
  for (const std::size_t i : covering(diagnostic.source)) {
    const SeverityOverride& entry = policy_.overrides[i];
    if (entry.rule != diagnostic.rule) continue;
    entries.push_back(&entry);
    by_edition = by_edition || !entry.versions.empty() || !entry.locales.empty();
  }
  if (by_edition) return apply_by_edition(diagnostic, entries);
  return entries.empty() ? info(diagnostic.rule).default_severity : entries.back()->severity;
}

Severity Severities::apply_by_edition(Diagnostic& diagnostic,
                                      const std::vector<const SeverityOverride*>& entries) const {
  const auto readership = readerships_.find(diagnostic.source);
  const auto own_or_file = [&](const std::vector<std::string>& own, std::vector<std::string> Readership::*of_file) {
    if (!own.empty()) return own;
    return or_none(readership == readerships_.end() ? std::vector<std::string>() : readership->second.*of_file);
  };
  const std::vector<std::string> versions = own_or_file(diagnostic.versions, &Readership::versions);
  const std::vector<std::string> locales = own_or_file(diagnostic.locales, &Readership::locales);

  Severity highest = Severity::off;
  std::vector<std::string> told_versions;
  std::vector<bool> told_locale(locales.size(), false);
  for (const std::string& version : versions) {
    bool told = false;
    for (std::size_t i = 0; i < locales.size(); ++i) {
      Severity severity = info(diagnostic.rule).default_severity;
      for (const SeverityOverride* entry : entries) {
        if (holds(entry->versions, version) && holds(entry->locales, locales[i])) severity = entry->severity;
      }
      if (severity == Severity::off) continue;
      told = told_locale[i] = true;
      highest = std::max(highest, severity);
    }
    if (told) told_versions.push_back(version);
  }
  if (told_versions.size() < versions.size()) diagnostic.versions = std::move(told_versions);
  if (std::ranges::find(told_locale, false) != told_locale.end()) {
    diagnostic.locales.clear();
    for (std::size_t i = 0; i < locales.size(); ++i) {
      if (told_locale[i]) diagnostic.locales.push_back(locales[i]);
    }
  }
  return highest;
}

}  // namespace waymark
