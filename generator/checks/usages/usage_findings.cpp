#include "checks/usages/usage_findings.h"

#include <fmt/format.h>

namespace waymark {
namespace {

constexpr std::size_t most_names = 4;

// A list is left empty where it would name all that the file is shown in.
std::vector<std::string> only_some(std::vector<std::string> some, const std::vector<std::string>& all) {
  return some == all ? std::vector<std::string>() : some;
}

}  // namespace

std::string usage_names(const Config& config, UsageSet usages) {
  std::vector<std::string> names;
  for (std::size_t i = 0; i < config.usages.size(); ++i) {
    if (usages.contains(UsageId{i})) names.push_back("\"" + config.usages[i].id + "\"");
  }
  if (names.size() > most_names) {
    const std::size_t more = names.size() - (most_names - 1);
    names.resize(most_names - 1);
    names.push_back(fmt::format("{} more", more));
  }
  std::string list;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) list += i + 1 == names.size() ? " and " : ", ";
    list += names[i];
  }
  return list;
}

void UsageFindings::add(UsageFinding finding, UsageSet usages, Edition edition) {
  const Place place{finding.rule, finding.source, finding.span.begin, finding.span.end};
  const auto [known, added] = places_.try_emplace(place, entries_.size());
  if (added) entries_.push_back({.finding = std::move(finding), .usages = {}, .editions = EditionSet(library_)});
  Entry& entry = entries_[known->second];
  entry.usages.add(usages);
  entry.editions.insert(edition);
}

void UsageFindings::move_to(Diagnostics& diagnostics) {
  if (entries_.empty()) return;
  const auto files = shown_files(library_);
  const bool all_versions = library_.config->version_pages == VersionPages::all;
  for (Entry& entry : entries_) {
    UsageFinding& finding = entry.finding;
    Diagnostic made{.rule = finding.rule,
                    .source = finding.source,
                    .span = finding.span,
                    .message = finding.before + usage_names(*library_.config, entry.usages) + finding.after,
                    .advice = std::move(finding.advice),
                    .reference = std::move(finding.reference),
                    .fix = std::move(finding.fix)};
    if (const auto file = files.find(finding.source); file != files.end()) {
      // Where only the current version has a page, that a text holds in older ones as well says nothing.
      if (all_versions)
        made.versions = only_some(version_names(library_, entry.editions), version_names(library_, file->second));
      made.locales = only_some(locale_tags(library_, entry.editions), locale_tags(library_, file->second));
    }
    diagnostics.push_back(std::move(made));
  }
  entries_.clear();
  places_.clear();
}

std::vector<PageIndex> pages_seen_by_usages(const Library& library) {
  std::vector<PageIndex> pages;
  if (library.page_scopes.empty()) return pages;
  for (PageIndex i = 0; i < library.pages.size(); ++i) {
    const ArticlePage& page = library.pages[i];
    if (page.archive && library.config->version_pages == VersionPages::archive) continue;
    if (library.entry(page.article).name != library.config->home) pages.push_back(i);
  }
  return pages;
}

}  // namespace waymark
