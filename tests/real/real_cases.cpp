// Real articles that lie beside the repository: the findings that must be among those reported, those that must not,
// and time.

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>

#include "crawl_anchors.h"
#include "support/case_file.h"
#include "support/expected.h"
#include "support/memory_site.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

const std::string folder = WAYMARK_SOURCE_DIR "/tests/real/";
const std::string beside = WAYMARK_SOURCE_DIR "/../shared";

struct Wanted {
  std::string text;  // the line as it stands in the list
  std::string rule;
  std::string path;
  std::string words;
};

std::vector<Wanted> read_list(const std::string& path) {
  std::vector<Wanted> list;
  const std::string text = read_test_file(path);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t first = line.find(" | ");
    const std::size_t second = first == std::string::npos ? first : line.find(" | ", first + 3);
    if (second == std::string::npos) {
      ADD_FAILURE() << path << ": \"" << line << "\" is not rule | path | words";
      continue;
    }
    list.push_back({line, line.substr(0, first), line.substr(first + 3, second - first - 3), line.substr(second + 3)});
  }
  return list;
}

bool is(const Finding& finding, const Wanted& wanted, const SourceSet& sources) {
  const SourceFile& file = sources.file(finding.diagnostic.source);
  if (info(finding.diagnostic.rule).id != wanted.rule || file.path.find(wanted.path) == std::string::npos) return false;
  const std::size_t line = file.lines.line_of(finding.diagnostic.span.begin);
  const Span span = file.lines.line_span(file.text, line);
  return file.text.substr(span.begin, span.end - span.begin).find(wanted.words) != std::string::npos;
}

bool is_there() { return std::filesystem::is_directory(beside); }

BuildReport check(const std::string& name, std::size_t jobs) {
  RealDisk disk;
  BuildOptions options;
  options.site_file = folder + name + "/site.yml";
  options.jobs = jobs;
  options.write = false;
  auto report = build(options, disk);
  if (!report) {
    ADD_FAILURE() << report.error().message;
    return {};
  }
  return std::move(*report);
}

void reports_what_is_wrong(const std::string& name) {
  if (!is_there()) GTEST_SKIP() << "the folder shared/ does not lie beside the repository";
  const BuildReport report = check(name, 2);
  EXPECT_FALSE(report.config_failed) << finding_lines(report.findings, report.sources);
  EXPECT_GT(report.articles, 0U);
  for (const Wanted& wanted : read_list(folder + name + "/expected-findings.txt")) {
    const bool found = std::ranges::any_of(report.findings,
                                           [&](const Finding& finding) { return is(finding, wanted, report.sources); });
    EXPECT_TRUE(found) << "not reported: " << wanted.text;
  }
  for (const Wanted& wanted : read_list(folder + name + "/false-alarms.txt")) {
    for (const Finding& finding : report.findings) {
      if (is(finding, wanted, report.sources)) {
        ADD_FAILURE() << "a false alarm (" << wanted.text << "): " << finding_lines({finding}, report.sources);
      }
    }
  }
}

// What the program proposes to write without asking must leave nothing more to propose, and never touch bytes twice.
void fixes_fit_together(const std::string& name) {
  if (!is_there()) GTEST_SKIP() << "the folder shared/ does not lie beside the repository";
  const BuildReport report = check(name, 2);
  for (const Finding& finding : report.findings) {
    if (!finding.diagnostic.fix) continue;
    for (const Edit& edit : finding.diagnostic.fix->edits) {
      const SourceFile& file = report.sources.file(edit.source);
      ASSERT_LE(edit.span.begin, edit.span.end) << finding_lines({finding}, report.sources);
      ASSERT_LE(edit.span.end, file.text.size()) << finding_lines({finding}, report.sources);
      const std::string old = file.text.substr(edit.span.begin, edit.span.end - edit.span.begin);
      EXPECT_NE(old, edit.replacement) << "a fix that changes nothing: " << finding_lines({finding}, report.sources);
    }
  }
}

// The whole program, with a site written; twice, with different numbers of workers.
void builds_the_same_twice(const std::string& name) {
  if (!is_there()) GTEST_SKIP() << "the folder shared/ does not lie beside the repository";
  const TemporaryFolder out;
  std::map<std::string, std::string> first;
  for (const char* jobs : {"1", "4"}) {
    const std::string to = out.path() + "/" + jobs;
    const ProgramRun run = run_program(
        {WAYMARK_PROGRAM, "build", "--site", folder + name, "--out", to, "--jobs", jobs, "--format", "json"},
        {.most_cpu_seconds = 120});
    EXPECT_LE(run.exit_code, 1) << run.err;
    std::map<std::string, std::string> files;
    for (const std::string& path : files_below(to)) files[path] = read_test_file(to + "/" + path);
    files["findings"] = run.out;
    EXPECT_GT(files.size(), 5U);
    if (first.empty()) {
      first = std::move(files);
    } else {
      EXPECT_TRUE(first == files) << "the site differs between 1 and 4 workers";
    }
  }
}

// No anchor that any wording of an article ever had is lost: links from elsewhere end in them.
void keeps_every_anchor(const std::string& name) {
  if (!is_there()) GTEST_SKIP() << "the folder shared/ does not lie beside the repository";
  const TemporaryFolder out;
  const std::string to = out.path() + "/site";
  const ProgramRun run =
      run_program({WAYMARK_PROGRAM, "build", "--site", folder + name, "--out", to}, {.most_cpu_seconds = 120});
  EXPECT_LE(run.exit_code, 1) << run.err;
  const AnchorCrawl crawl = crawl_anchors(to);
  EXPECT_GT(crawl.older_pages, 0U);
  EXPECT_GT(crawl.anchors, crawl.older_pages);
  EXPECT_EQ(crawl.lost, std::vector<std::string>());
  EXPECT_EQ(crawl.twice, std::vector<std::string>());
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  using namespace waymark;
  for (const std::string name : {"seeds", "corpus"}) {
    const std::string file = folder + name + "/site.yml";
    register_case(name, "reports_what_is_wrong", file, 1, [name] { reports_what_is_wrong(name); });
    register_case(name, "fixes_fit_together", file, 1, [name] { fixes_fit_together(name); });
    register_case(name, "keeps_every_anchor", file, 1, [name] { keeps_every_anchor(name); });
    register_case(name, "builds_the_same_twice", file, 1, [name] { builds_the_same_twice(name); });
  }
  return run_cases(argc, argv);
}
