#pragma once
// Findings that hold for some usages in some editions: one a place, whatever number of views show it.

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "library/library.h"
#include "library/pages/shown_editions.h"

namespace waymark {

struct UsageFinding {
  Rule rule = Rule::usage_unknown;
  SourceId source;
  Span span;
  std::string before;  // the message, up to the names of the usages it is about
  std::string after;
  std::string advice;
  std::string reference;
  std::optional<Fix> fix;
};

class UsageFindings {
 public:
  explicit UsageFindings(const Library& library) : library_(library) {}

  // Of findings of one rule at one place the first is told, for the usages and editions of all.
  void add(UsageFinding finding, UsageSet usages, Edition edition);
  void move_to(Diagnostics& diagnostics);

 private:
  struct Entry {
    UsageFinding finding;
    UsageSet usages;
    EditionSet editions;
  };
  using Place = std::tuple<Rule, SourceId, std::uint32_t, std::uint32_t>;

  const Library& library_;
  std::vector<Entry> entries_;
  std::map<Place, std::size_t> places_;
};

// "\"azure\"", "\"azure\" and \"office\"", of many the first few and how many more there are.
std::string usage_names(const Config& config, UsageSet usages);

// The pages that usages have views of: those of complete editions, but for home pages, at whose place stands the
// usage's own.
std::vector<PageIndex> pages_seen_by_usages(const Library& library);

// For whom a section of the page's own text is.
inline UsageSet usages_of_section(const PageScopes& scopes, SectionIndex section) {
  return scopes.sections.empty() ? scopes.whole : scopes.sections[section];
}
// For whom what stands in a section, and there in `scope`, is.
inline UsageSet usages_at(const PageScopes& scopes, SectionIndex section, ScopeIndex scope) {
  const UsageSet around = usages_of_section(scopes, section);
  return scope == no_index ? around : around & scopes.scopes[scope];
}

}  // namespace waymark
