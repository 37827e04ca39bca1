// The files of ci/examples are those that the manual shows, can be read by what reads them, and call the program as it
// is. What the hook and the reports do in a pipeline, tests/ci/examples.sh tries.

#include <algorithm>
#include <gtest/gtest.h>

#include "base/text.h"
#include "commands/command_line.h"
#include "diagnostics/reports/report.h"
#include "manual/manual_page.h"
#include "support/case_file.h"
#include "support/expected.h"
#include "syntax/yaml.h"

namespace waymark {
namespace {

const std::string folder = WAYMARK_SOURCE_DIR "/ci/examples/";

TEST(Examples, AreThoseOfTheManual) {
  const std::string page = manual_page("pipelines.md");
  std::vector<std::string> shown;
  ExpectationUpdates updates(page);
  for (const CaseSection& section : read_case_file(page).sections) {
    for (const Fence& fence : section.fences) {
      const std::vector<std::string> words = words_of(fence.info);
      if (words.size() < 2 || !words[1].starts_with("ci/examples/")) continue;
      shown.push_back(words[1].substr(std::string_view("ci/examples/").size()));
      const std::string file = read_test_file(folder + shown.back());
      if (updates_expected() && fence.text != file) {
        updates.replace(fence.begin, fence.end, file);
        continue;
      }
      EXPECT_EQ(line_difference(file, fence.text), "") << page << " shows another " << shown.back();
    }
  }
  updates.write();
  std::ranges::sort(shown);
  EXPECT_EQ(shown, files_below(folder)) << "each file of ci/examples belongs into " << page;
}

TEST(Examples, AreYaml) {
  for (const std::string name : {"github-actions.yml", "gitlab-ci.yml"}) {
    const std::string text = read_test_file(folder + name);
    const YamlResult yaml = parse_yaml(text);
    EXPECT_FALSE(yaml.error) << name << ": " << yaml.error->message;
    EXPECT_EQ(yaml.root.kind, YamlNode::Kind::map);
  }
  const std::string github_text = read_test_file(folder + "github-actions.yml");
  const YamlResult github = parse_yaml(github_text);
  const YamlNode* steps = github.root.find("jobs")->find("check")->find("steps");
  ASSERT_NE(steps, nullptr);
  for (const YamlNode& step : steps->items)
    EXPECT_NE(step.find("run") == nullptr, step.find("uses") == nullptr) << "a step either runs or uses something";
  const std::string gitlab_text = read_test_file(folder + "gitlab-ci.yml");
  const YamlResult gitlab = parse_yaml(gitlab_text);
  const YamlNode* artifacts = gitlab.root.find("help")->find("artifacts");
  ASSERT_NE(artifacts, nullptr);
  EXPECT_EQ(artifacts->find("when")->scalar, "always");
  for (const char* kind : {"codequality", "junit"}) {
    const std::string& file = artifacts->find("reports")->find(kind)->scalar;
    EXPECT_NE(gitlab_text.find("=" + file), std::string::npos) << "nobody writes " << file;
  }
}

TEST(Examples, CallTheProgramAsItIs) {
  const std::vector<VerbInfo> verbs = command_line_verbs();
  std::size_t calls = 0;
  for (const std::string& name : files_below(folder)) {
    // A line that ends with a backslash goes on.
    const std::string text = replace_all(read_test_file(folder + name), "\\\n", " ");
    for (const std::string_view line : split_lines(text)) {
      std::vector<std::string_view> words = split(line, ' ');
      std::erase(words, "");
      const auto program = std::ranges::find_if(words, [](std::string_view word) {
        return word == "waymark" || word == "$PROGRAM" || word.ends_with("/generator/waymark");
      });
      if (program == words.end() || program + 1 == words.end()) continue;
      const auto verb = std::ranges::find(verbs, program[1], &VerbInfo::name);
      if (verb == verbs.end()) continue;
      ++calls;
      for (auto word = program + 2; word != words.end(); ++word) {
        if (!word->starts_with("--")) continue;
        EXPECT_TRUE(std::ranges::any_of(verb->flags, [&](const FlagInfo& flag) { return flag.name == *word; }))
            << name << ": " << line;
        if (*word != "--report" && *word != "--format") continue;
        ASSERT_NE(word + 1, words.end());
        EXPECT_TRUE(find_report_kind(word[1].substr(0, word[1].find('=')))) << name << ": " << line;
      }
    }
  }
  EXPECT_EQ(calls, 6U) << "calls of the program in ci/examples; count them anew when they change";
}

}  // namespace
}  // namespace waymark
