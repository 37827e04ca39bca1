#pragma once
// The pipeline, stage by stage. Read build.cpp first: it is the program's table of contents.

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "base/failure.h"
#include "base/programs.h"
#include "diagnostics/policy/policy.h"
#include "diagnostics/reports/report.h"
#include "external/external_link.h"
#include "library/addresses/site_addresses.h"
#include "library/translations/coverage.h"
#include "output/output.h"
#include "source/source_file.h"

namespace waymark {

// How far a build is; written by the build, read by whoever shows it, from another thread.
struct Progress {
  std::atomic<const char*> stage = "";  // points to a literal
  std::atomic<std::size_t> done = 0;
  std::atomic<std::size_t> total = 0;  // 0: the stage cannot be counted
};

struct BuildReport;

struct BuildOptions {
  std::string site_file;               // path of site.yml
  std::string output_folder;           // empty: as site.yml says
  const Programs* programs = nullptr;  // null: there are none to ask
  std::string theme_folder;            // the program's own
  std::size_t jobs = 0;                // 0: one a core
  bool write = true;                   // false: `check`
  bool list_addresses = false;         // fill BuildReport::addresses
  bool coverage = false;               // tell how much is translated
  bool external_links = false;         // fill BuildReport::external
  // Where what a run made is kept for the next one; needs a RealDisk. Empty: nothing is kept, and all made anew.
  std::string cache_folder;
  // Whether the report of the last run may be told again, where all is as it was then. It has the texts of those files
  // only that findings point into.
  bool recall = true;
  // The same for a report that is made anew: saves memory while pages are made.
  bool drop_texts = false;
  Progress* progress = nullptr;  // may be null
  // Called once every finding has been made, with what they were made from; the library ends with the build.
  std::function<void(const Library&, const BuildReport&)> inspect = nullptr;
};

struct StageTime {
  std::string stage;
  double seconds = 0;
};

// EditionCoverage with names, which outlive the library.
struct CoverageRow {
  std::string locale;
  std::string version;
  Coverage articles;
  Coverage sections;
};

struct BuildReport {
  SourceSet sources;  // owns the text that findings point into
  std::vector<Finding> findings;
  std::vector<Finding> silenced;  // by comments in the files, each with its reason; in the order of findings
  Policy policy;                  // what judged them, for findings that are made later
  Readerships readerships;        // of the files that have findings
  std::size_t articles = 0;
  std::size_t variants = 0;
  std::size_t pages = 0;
  std::size_t references = 0;         // of all articles, whatever they lead to
  std::size_t editions = 0;           // locales × versions in which each was resolved
  std::vector<CoverageRow> coverage;  // when asked for
  ExternalWork external;              // when asked for
  std::string output_folder;
  bool config_failed = false;  // site.yml has errors; nothing was built
  std::vector<SiteAddress> addresses;
  WriteSummary written;
  std::vector<StageTime> timings;
  std::vector<std::string> notices;  // what went wrong and changes nothing, each a sentence without a full stop
};

// Fails for the world's reasons only (disk, permissions, theme); what authors did is in the findings.
Result<BuildReport> build(const BuildOptions& options, Disk& disk);

}  // namespace waymark
