#pragma once
// Which findings of a build its site has accepted.

#include <optional>
#include <set>
#include <string>

#include "build/build.h"
#include "config/read_baseline.h"

namespace waymark {

// Findings about other servers come later than the rest, or not at all, and so do the entries that accept them.
bool is_about_other_servers(std::string_view rule);

// What an older state of the site is known by, where a run compares with one.
struct OlderFindings {
  std::set<std::string> ids;          // of all that it had, as they are named now
  std::set<std::string> still_there;  // those that the newer state has, too, and does not tell
  std::set<std::string> external;     // that its links to other servers could have, whatever these say
};

// Marks the findings that the site's baseline knows and adds those about the baseline itself. With `older`, an entry is
// fixed only where its finding has gone since; null: where it has none. Null when the site has no baseline. Fails when
// it cannot be read. The findings must have their ids. Entries about other servers take no part.
Result<std::optional<BaselineFile>> mark_known(BuildReport& report, const std::string& site_file,
                                               const OlderFindings* older, const Disk& disk);

// What a run that asked other servers knows of the links whose findings it has not.
struct AskedLinks {
  std::set<std::string> all;        // ids that findings of any link could have
  std::set<std::string> undecided;  // those of links whose servers gave no answer to go by
};

// Whether an entry about other servers, of which there is no finding now, is to leave.
bool is_settled(const BaselineEntry& entry, const AskedLinks& asked, const OlderFindings* older);

// mark_known() for findings about other servers, `later`, which are no part of the report yet. A server that has its
// good day fixes nothing: entries of rules that depend on the day are never told as fixed.
void mark_known_external(std::vector<Finding>& later, BuildReport& report, const std::string& site_file,
                         const BaselineFile& baseline, const AskedLinks& asked, const OlderFindings* older);

}  // namespace waymark
