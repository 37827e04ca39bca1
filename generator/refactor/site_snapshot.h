#pragma once
// What a site says of itself before and after a refactoring, and what is worse afterwards: the proof that nothing
// broke.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diagnostics/policy/policy.h"
#include "library/addresses/site_addresses.h"
#include "library/library.h"
#include "refactor/refactoring.h"

namespace waymark {

struct SiteSnapshot {
  struct Found {
    Rule rule;
    std::string path;
    std::uint32_t begin = 0;
    std::string id;
    std::string line;  // for people: "path:line:column: message [rule]"
  };
  struct Link {
    std::string names;  // an article's name; empty where it names none
    std::string place;  // "path:line:column"
  };
  std::vector<Found> findings;
  std::map<std::string, std::vector<Link>> links;  // by the file of the text, in order
  std::vector<SiteAddress> addresses;
};

SiteSnapshot snapshot_of(const Library& library, const std::vector<Finding>& findings,
                         const std::vector<SiteAddress>& addresses);

struct Worsening {
  std::vector<std::string> findings;   // lines of findings that were not there
  std::vector<std::string> links;      // places of links that would name another article
  std::vector<std::string> addresses;  // pages and anchors that would lead nowhere
  // Ids of findings that are the same, before and after, for the site's baseline.
  std::vector<std::pair<std::string, std::string>> ids;
  bool empty() const { return findings.empty() && links.empty() && addresses.empty(); }
};

// Where the bytes of changed files went, so that a finding is known again.
class MovedText {
 public:
  MovedText(const Refactoring& refactoring, const SourceSet& sources);
  std::string path(const std::string& path) const;
  // Offsets before → after; what stood in a replaced place is at its beginning.
  std::uint32_t offset(const std::string& path, std::uint32_t before) const;
  // What stands in a replacement is at its beginning, too. `path` and offset as they are afterwards.
  std::uint32_t settled(const std::string& path_after, std::uint32_t after) const;

 private:
  struct Change {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    std::uint32_t begin_after = 0;
    std::uint32_t end_after = 0;
  };
  std::map<std::string, std::string> paths_;
  std::map<std::string, std::vector<Change>> changes_;        // by path before
  std::map<std::string, std::vector<Change>> changes_after_;  // by path after
};

Worsening worsening(const SiteSnapshot& before, const SiteSnapshot& after, const Refactoring& refactoring,
                    const MovedText& moved, bool compare_addresses);

}  // namespace waymark
