// Runs tests/rules/<family>-<name>.md: small sites that break one rule, the report they must give, and what the safe
// fixes make of them. The format is in tests/README.md.

#include <algorithm>
#include <gtest/gtest.h>
#include <map>
#include <set>

#include "support/case_file.h"
#include "support/expected.h"
#include "support/memory_site.h"
#include "support/register_case.h"

namespace waymark {

namespace {

const std::string folder = WAYMARK_SOURCE_DIR "/tests/rules";

// What a case gets that brings no site.yml: hints that every small article would earn are off, so that reports show one
// thing.
constexpr std::string_view plain_site = R"(title: Test
content: [{folder: ../content, layout: "{article}.md"}]
locales: [{tag: en-us, name: English}]
versions: ["1"]
severities:
  front-matter/missing-title: off
  front-matter/missing-description: off
  navigation/orphan: off
  version/undated: off
)";

// Bytes that Markdown files cannot show are written as backslash escapes in fences that say `escapes`.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\' && i + 3 < text.size() && text[i + 1] == 'x') {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16));
      i += 3;
    } else if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == 'r' || text[i + 1] == 't')) {
      out += text[++i] == 'r' ? '\r' : '\t';
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string content_of(const Fence& fence) {
  const std::vector<std::string> words = words_of(fence.info);
  return std::ranges::find(words, "escapes") == words.end() ? fence.text : unescaped(fence.text);
}

// Of a case with a fence `web` the findings about links to other servers are part.
BuildReport build_case(MemoryDisk& disk, const CaseSection& section) {
  const auto web = std::ranges::find(section.fences, std::string("web"), &Fence::info);
  if (web == section.fences.end()) return build_in_memory(disk, false);
  BuildReport built = build_in_memory(disk, false, 1, true);
  add_external_findings(built, web->text);
  return built;
}

struct RuleCase {
  std::string path;
  std::string rule;
  CaseSection section;
};

std::string report_of(const BuildReport& built) {
  const std::string lines = finding_lines(built.findings, built.sources);
  return lines.empty() ? "nothing\n" : lines;
}

void run(const RuleCase& example, ExpectationUpdates& updates) {
  MemoryDisk disk;
  add_theme(disk.files);
  disk.files["site/site.yml"] = plain_site;
  const Fence* report = nullptr;
  std::map<std::string, const Fence*> fixed;
  for (const Fence& fence : example.section.fences) {
    if (const std::string file = value_of(fence.info, "file"); !file.empty()) disk.files[file] = content_of(fence);
    if (const std::string file = value_of(fence.info, "fixed"); !file.empty()) fixed[file] = &fence;
    if (!words_of(fence.info).empty() && words_of(fence.info)[0] == "report") report = &fence;
  }
  ASSERT_NE(report, nullptr) << example.path << ":" << example.section.line << ": the case has no report";

  BuildReport built = build_case(disk, example.section);
  accept_in_memory(built, disk);
  expect_text(example.path, *report, report_of(built), "the report differs", updates);

  for (const auto& [path, text] : safely_fixed(built)) {
    const auto expected = fixed.find(path);
    if (expected == fixed.end()) {
      ADD_FAILURE() << example.path << ":" << example.section.line << ": a safe fix changes " << path
                    << ", and the case has no fence fixed=" << path << " for\n"
                    << text;
      continue;
    }
    // Escapes are for input only; what a fix leaves is shown as it is.
    expect_text(example.path, *expected->second, text, "the fixed file differs", updates);
    fixed.erase(expected);
  }
  for (const auto& [path, fence] : fixed) {
    ADD_FAILURE() << example.path << ":" << fence->line << ": no safe fix changed " << path;
  }
}

std::set<Rule> safely_fixable(const std::vector<Finding>& findings) {
  std::set<Rule> rules;
  for (const Finding& finding : findings) {
    const auto& fix = finding.diagnostic.fix;
    if (fix && fix->trust == Trust::safe) rules.insert(finding.diagnostic.rule);
  }
  return rules;
}

// Safe fixes must be final: what one round mended does not come again in the next, and when the rounds of `check --fix`
// end, no safe fix is left.
void run_fixed(const RuleCase& example) {
  constexpr int most_rounds = 8;
  MemoryDisk disk;
  add_theme(disk.files);
  disk.files["site/site.yml"] = plain_site;
  for (const Fence& fence : example.section.fences) {
    if (const std::string file = value_of(fence.info, "file"); !file.empty()) disk.files[file] = content_of(fence);
  }
  std::set<Rule> mended;
  for (int round = 0;; ++round) {
    const BuildReport built = build_case(disk, example.section);
    const std::set<Rule> fixable = safely_fixable(built.findings);
    for (const Rule rule : fixable) {
      EXPECT_FALSE(mended.contains(rule)) << example.path << ":" << example.section.line << ": after the safe fixes of "
                                          << info(rule).id << " there is one again:\n"
                                          << finding_lines(built.findings, built.sources);
    }
    if (fixable.empty()) return;
    ASSERT_LT(round, most_rounds) << example.path << ":" << example.section.line << ": safe fixes do not end";
    const auto fixed = safely_fixed(built);
    ASSERT_FALSE(fixed.empty()) << example.path << ":" << example.section.line << ": a safe fix changes nothing";
    for (const auto& [path, text] : fixed) disk.files[path] = text;
    mended.insert(fixable.begin(), fixable.end());
  }
}

bool has_report(const CaseSection& section) {
  return std::ranges::any_of(section.fences, [](const Fence& fence) { return fence.info == "report"; });
}

void add_rule(const std::string& name, std::vector<ExpectationUpdates>& updates) {
  const CaseFile file = read_case_file(folder + "/" + name);
  const std::string stem = name.substr(0, name.size() - 3);
  updates.emplace_back(file.path);
  ExpectationUpdates* update = &updates.back();
  std::string rule;
  bool reported = false;
  for (const CaseSection& section : file.sections) {
    if (rule.empty()) rule = section.heading;
    if (section.fences.empty()) continue;
    for (const Fence& fence : section.fences)
      reported = reported || (fence.info == "report" && fence.text.find("[" + rule + "]") != std::string::npos);
    const RuleCase example{.path = file.path, .rule = rule, .section = section};
    register_case(test_name(stem), test_name(section.heading), file.path, section.line,
                  [example, update] { run(example, *update); });
    if (has_report(section)) {
      register_case(test_name(stem), test_name(section.heading) + "_stays_fixed", file.path, section.line,
                    [example] { run_fixed(example); });
    }
  }
  register_case(test_name(stem), "names_and_shows_its_rule", file.path, 1, [path = file.path, stem, rule, reported] {
    std::string expected = rule;
    std::ranges::replace(expected, '/', '-');
    EXPECT_EQ(stem, expected) << path << ": the file is named for its first heading";
    EXPECT_TRUE(find_rule(rule).has_value()) << path << ": there is no rule " << rule;
    EXPECT_TRUE(reported || updates_expected()) << path << ": no report of it shows a finding of " << rule;
  });
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  const std::vector<std::string> paths = waymark::files_below(waymark::folder);
  std::vector<waymark::ExpectationUpdates> updates;
  updates.reserve(paths.size());
  for (const std::string& path : paths) {
    if (path.ends_with(".md") && path.find('/') == std::string::npos) waymark::add_rule(path, updates);
  }
  const int code = waymark::run_cases(argc, argv);
  for (waymark::ExpectationUpdates& update : updates) update.write();
  return code;
}
