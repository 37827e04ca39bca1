// The chapters of content/manual/migrating: their site.yml, their commands and what they say that the check finds are
// those of tests/sites/migration/<peer>: before/ in the peer's style, content/ after the chapter's commands.

#include <filesystem>
#include <gtest/gtest.h>

#include "base/text.h"
#include "diagnostics/reports/report.h"
#include "diagnostics/rule.h"
#include "manual/manual_page.h"
#include "support/expected.h"
#include "support/run_program.h"
#include "support/site_case.h"

namespace waymark {
namespace {

const std::string cases = WAYMARK_SOURCE_DIR "/tests/sites/migration/";

// The first fenced block of that language below the heading; empty when there is none.
std::string fence_below(const std::string& text, const std::string& heading, const std::string& language) {
  const std::size_t section = text.find("\n## " + heading + "\n");
  if (section == std::string::npos) return "";
  const std::string mark = "\n```" + language + "\n";
  const std::size_t begin = text.find(mark, section + 1);
  if (begin == std::string::npos || begin > text.find("\n## ", section + 1)) return "";
  const std::size_t from = begin + mark.size();
  return text.substr(from, text.find("\n```", from) + 1 - from);
}

std::map<std::string, std::string> texts_below(const std::string& folder) {
  std::map<std::string, std::string> texts;
  for (const std::string& path : files_below(folder)) texts[path] = read_test_file(folder + "/" + path);
  return texts;
}

class Migration : public testing::TestWithParam<std::string> {
 protected:
  std::string page_ = read_test_file(manual_page("migrating/" + GetParam() + ".md"));
  std::string case_ = cases + GetParam();
};

TEST_P(Migration, ShowsTheSiteYmlThatItsCaseIsBuiltWith) {
  EXPECT_EQ(fence_below(page_, "A first site.yml", "yaml"), read_test_file(case_ + "/site/site.yml"));
}

// The chapter shows some of the findings, whole, and names each rule that says more than a hint.
TEST_P(Migration, TellsWhatTheCheckFindsFirst) {
  MemoryDisk disk;
  add_theme(disk.files);
  load_folder(case_ + "/before/", "content/", disk.files);
  load_folder(case_ + "/site/", "site/", disk.files);
  const BuildReport report = build_in_memory(disk, false);
  const std::string shown = fence_below(page_, "What check says first", "text");
  ASSERT_NE(shown, "");
  const std::string there = "\n" + text_report(report.findings, report.sources, false) + "\n";
  for (std::size_t at = 0; at < shown.size();) {
    const std::size_t end = std::min(shown.find("\n\n", at), shown.size() - 1);
    const std::string finding = shown.substr(at, end + 1 - at);
    EXPECT_NE(there.find("\n" + finding + "\n"), std::string::npos) << finding << "is not what it says:\n" << there;
    at = end + 2;
  }
  for (const Finding& finding : report.findings) {
    const std::string rule(info(finding.diagnostic.rule).id);
    const bool said = finding.severity == Severity::hint || page_.find(rule) != std::string::npos;
    EXPECT_TRUE(said) << rule;
  }
}

TEST_P(Migration, HasCommandsThatMakeOfTheOldFilesWhatItsCaseHas) {
  const TemporaryFolder folder;
  std::filesystem::copy(case_ + "/before", folder.path() + "/content", std::filesystem::copy_options::recursive);
  for (const std::string& name : files_below(manual_page("migrating"))) {
    if (name.ends_with(".awk")) std::filesystem::copy(manual_page("migrating/" + name), folder.path() + "/" + name);
  }
  const std::string commands = fence_below(page_, "What check says first", "sh");
  const ProgramRun run = run_program({"/bin/sh", "-e", "-c", commands}, {.folder = folder.path()});
  EXPECT_EQ(run.exit_code, 0) << run.err;
  EXPECT_EQ(run.err, "");
  EXPECT_EQ(texts_below(folder.path() + "/content"), texts_below(case_ + "/content"));
}

INSTANTIATE_TEST_SUITE_P(Manual, Migration, testing::Values("azure-2015", "docfx", "docusaurus", "hugo", "mkdocs"),
                         [](const auto& peer) { return replace_all(peer.param, "-", "_"); });

}  // namespace
}  // namespace waymark
