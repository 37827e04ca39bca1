#pragma once
// A whole site in memory: its files, the program's own theme, and one build of it.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "build/build.h"

namespace waymark {

using SiteFiles = std::map<std::string, std::string>;  // what an in-memory disk holds

// Copies every file below `folder`, under `prefix`.
void load_folder(const std::string& folder, const std::string& prefix, SiteFiles& files);

// The program's own theme under "theme/". Read once a process.
void add_theme(SiteFiles& files);

// Builds "site/site.yml" of `disk` into "public/". Ends the program when the build fails for a reason of the world's:
// an in-memory disk has none, so that is a bug.
BuildReport build_in_memory(MemoryDisk& disk, bool write, std::size_t jobs = 1, bool external_links = false);

// Adds what `check --external` finds in a network that gives `answers` (pretended_web.h).
void add_external_findings(BuildReport& report, std::string_view answers);

// What the site's baseline accepts is marked, and what it has too much added; as the program does after a build.
void accept_in_memory(BuildReport& report, const MemoryDisk& disk);

// One line a finding that is not accepted: "path:line:column: severity: message [rule]".
std::string finding_lines(const std::vector<Finding>& findings, const SourceSet& sources);

// The new texts, by path, of the files that one round of safe fixes changes.
std::map<std::string, std::string> safely_fixed(const BuildReport& report);

}  // namespace waymark
