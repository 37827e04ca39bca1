// The manual cannot lag behind the program: every key of site.yml and every rule has its place in it, and nothing else
// has.

#include <algorithm>
#include <filesystem>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>

#include "base/text.h"
#include "config/load_config.h"
#include "config/read_redirects.h"
#include "diagnostics/rule.h"
#include "manual/manual_page.h"
#include "support/expected.h"

namespace waymark {
namespace {

const std::string manual = WAYMARK_SOURCE_DIR "/content/manual/";
const std::string cases = WAYMARK_SOURCE_DIR "/tests/rules/";

std::string file_of(std::string_view rule) {
  std::string name(rule);
  std::ranges::replace(name, '/', '-');
  return name + ".md";
}

std::set<std::string> own_files(const std::string& folder) {
  std::set<std::string> names;
  for (const std::string& path : files_below(folder)) {
    if (path.ends_with(".md") && path != "index.md") names.insert(path);
  }
  return names;
}

std::set<std::string> rule_files() {
  std::set<std::string> names;
  for (const RuleInfo& rule : all_rules()) names.insert(file_of(rule.id));
  return names;
}

TEST(Manual, HasEveryKeyOfSiteYml) {
  const std::vector<std::string> documented = code_spans(read_test_file(manual + "site-yml.md"));
  for (const std::string& key : config_keys())
    EXPECT_THAT(documented, testing::Contains(key)) << key << " is not documented";
}

TEST(Manual, HasNoKeyThatDoesNotExist) {
  const std::vector<std::string> known = config_keys();
  for (const std::string& span : code_spans(read_test_file(manual + "site-yml.md"))) {
    const bool reads_as_key = span.find("[].") != std::string::npos;
    if (reads_as_key) {
      EXPECT_TRUE(std::ranges::find(known, span) != known.end()) << span << " is documented and does not exist";
    }
  }
}

// Defaults that are values: those of other keys follow from what the site has. Whatever the enumerations' first value
// is, Config's initialisers say which one is taken.
TEST(Manual, TellsTheDefaultsOfSiteYml) {
  const Config defaults;
  const UsageConfig usage;
  const std::map<ChangedFrom, std::string> dates = {
      {ChangedFrom::front_matter, "front-matter"}, {ChangedFrom::git, "git"}, {ChangedFrom::none, "none"}};
  const std::map<RedirectFile, std::string> files = {{RedirectFile::cloudflare, "cloudflare"},
                                                     {RedirectFile::netlify, "netlify"},
                                                     {RedirectFile::nginx, "nginx"},
                                                     {RedirectFile::apache, "apache"}};
  std::vector<std::string> redirect_files;
  for (const RedirectFile file : defaults.redirect_files) redirect_files.push_back(files.at(file));
  const auto word = [](bool value) { return std::string(value ? "true" : "false"); };
  const std::map<std::string, std::string> expected = {
      {"output", defaults.output},
      {"home", defaults.home},
      {"integrity", word(defaults.integrity)},
      {"feedback.kind", defaults.feedback.kind == FeedbackConfig::Kind::link ? "link" : "form"},
      {"feedback.method", defaults.feedback.post ? "post" : "get"},
      {"changed_from", dates.at(defaults.changed_from)},
      {"locales.borrow_sections", word(defaults.borrow_sections)},
      {"versions.pages", defaults.version_pages == VersionPages::archive ? "archive" : "all"},
      {"versions.mark_changes", std::to_string(defaults.mark_changes)},
      {"usages.pages", defaults.usage_pages == UsagePages::all ? "all" : "scoped"},
      {"usages.list[].not_sure", word(usage.not_sure)},
      {"external.robots", word(defaults.external.robots)},
      {"external.cache_days", std::to_string(defaults.external.cache_days)},
      {"external.gone_days", std::to_string(defaults.external.gone_days)},
      {"external.failed_hours", std::to_string(defaults.external.failed_hours)},
      {"external.per_host", std::to_string(defaults.external.per_host)},
      {"external.per_second", std::to_string(defaults.external.per_second)},
      {"external.retries", std::to_string(defaults.external.retries)},
      {"external.timeout", std::to_string(defaults.external.timeout_seconds)},
      {"external.time_limit", std::to_string(defaults.external.time_limit_minutes)},
      {"redirect_files", "[" + join(redirect_files, ", ") + "]"}};
  const std::string text = read_test_file(manual + "site-yml.md");
  for (const auto& [key, value] : expected) {
    const auto lines = split(text, '\n');
    const auto line = std::ranges::find_if(lines, [&, key = key](std::string_view one) {
      return one.starts_with("`" + key + "`:") || one.starts_with("| `" + key + "` |");
    });
    ASSERT_NE(line, lines.end()) << key;
    EXPECT_NE(line->find("Default: `" + value + "`"), std::string_view::npos) << key << ": " << *line;
  }
}

TEST(Manual, HasEveryKeyOfRedirectsYmlAndNoOther) {
  const std::string text = read_test_file(manual + "site-yml.md");
  const std::string_view section = std::string_view(text).substr(text.find("\n## redirects.yml\n"));
  std::vector<std::string> documented;
  for (const std::string_view line : split(section, '\n')) {
    if (line.starts_with("| `")) documented.push_back(code_spans(line).front());
  }
  EXPECT_EQ(documented, redirect_keys());
}

TEST(Manual, HasAPageForEveryRuleAndNoOther) { EXPECT_EQ(own_files(manual + "rules"), rule_files()); }

TEST(Manual, TellsTheSeverityAndSummaryOfEachRule) {
  const std::string index = read_test_file(manual + "rules/index.md");
  for (const RuleInfo& rule : all_rules()) {
    const std::string page = read_test_file(manual + "rules/" + file_of(rule.id));
    EXPECT_THAT(page, testing::HasSubstr("\n# " + std::string(rule.id) + "\n")) << rule.id;
    EXPECT_THAT(page, testing::HasSubstr("Severity: **" + std::string(severity_name(rule.default_severity)) + "**"))
        << rule.id;
    const std::string rest = std::string(rule.summary.substr(1));
    EXPECT_THAT(page, testing::HasSubstr(rest)) << rule.id << ": the page does not repeat the summary of rules.def";
    EXPECT_THAT(index,
                testing::HasSubstr("(" + file_of(rule.id) + ") | " + std::string(severity_name(rule.default_severity))))
        << rule.id;
  }
}

// No build looks at these: they are read where the source lies.
TEST(TextsBesideTheSource, LinkToFilesThatExist) {
  const std::string root = WAYMARK_SOURCE_DIR "/";
  const std::regex link(R"(\]\(([^)#:]+)(#[^)]*)?\))");
  for (const std::string file : {"README.md", "CONTRIBUTING.md", "tests/README.md", "themes/default/README.md"}) {
    const std::string text = read_test_file(root + file);
    const auto folder = std::filesystem::path(root + file).parent_path();
    for (std::sregex_iterator i(text.begin(), text.end(), link), end; i != end; ++i)
      EXPECT_TRUE(std::filesystem::exists(folder / (*i)[1].str())) << file << " links to " << (*i)[1];
  }
}

TEST(Rules, HaveACaseFileEachAndNoOther) { EXPECT_EQ(own_files(cases), rule_files()); }

}  // namespace
}  // namespace waymark
