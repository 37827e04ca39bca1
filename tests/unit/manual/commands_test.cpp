// content/manual/commands.md says what the command line declares, and no page names a verb or flag that does not exist.

#include <algorithm>
#include <gtest/gtest.h>

#include "base/text.h"
#include "commands/command_line.h"
#include "commands/exit_codes.h"
#include "manual/manual_page.h"
#include "support/expected.h"

namespace waymark {
namespace {

const std::string page = "commands.md";

// "`--format text` or `json`", "`--jobs N`", "`FILE`".
std::string usage_of(const FlagInfo& flag) {
  if (flag.words.empty()) return code(flag.value.empty() ? flag.name : flag.name + " " + flag.value);
  std::string text = code(flag.name + " " + flag.words.front());
  for (std::size_t i = 1; i < flag.words.size(); ++i)
    text += (i + 1 == flag.words.size() ? " or " : ", ") + code(flag.words[i]);
  return text;
}

std::vector<TableRow> flag_rows(const VerbInfo& verb) {
  std::vector<TableRow> rows;
  for (const FlagInfo& flag : verb.flags) rows.push_back({usage_of(flag), sentence(flag.description)});
  return rows;
}

const VerbInfo* find(const std::vector<VerbInfo>& verbs, std::string_view name) {
  const auto found = std::ranges::find(verbs, name, &VerbInfo::name);
  return found == verbs.end() ? nullptr : &*found;
}

bool has_flag(const VerbInfo& verb, std::string_view name) {
  return name == "--help" || std::ranges::find(verb.flags, name, &FlagInfo::name) != verb.flags.end();
}

// What is wrong with the words behind `waymark`; empty: nothing.
std::string mistake_in(const std::vector<std::string_view>& words, const std::vector<VerbInfo>& verbs) {
  const VerbInfo* verb = &verbs.front();
  for (const std::string_view word : words) {
    if (word == "|" || word == ">" || word == "#" || word == "&&") break;
    if (verb == &verbs.front() && !word.starts_with('-')) {
      if (word == "VERB" || word == "…") return "";
      verb = find(verbs, word);
      if (verb == nullptr) return "there is no verb \"" + std::string(word) + "\"";
    } else if (word.starts_with("--") && !has_flag(*verb, word.substr(0, word.find('=')))) {
      return "there is no flag \"" + std::string(word) + "\"";
    }
  }
  return "";
}

// Splits at spaces, up to where the shell begins another command; empty where the text is no call of the program.
std::vector<std::string_view> words_of_call(std::string_view text) {
  text = text.substr(0, text.find_first_of(";|&"));
  std::vector<std::string_view> words = split(trim(text), ' ');
  std::erase(words, "");
  if (!words.empty() && words.front() == "$") words.erase(words.begin());
  if (words.size() < 2 || (words.front() != "waymark" && !words.front().ends_with("/waymark"))) return {};
  words.erase(words.begin());
  return words;
}

TEST(Commands, StandInTheManualAsTheProgramDeclaresThem) {
  const std::vector<VerbInfo> verbs = command_line_verbs();
  std::vector<TableRow> rows;
  for (const VerbInfo& verb : verbs) {
    EXPECT_FALSE(verb.description.empty()) << verb.name;
    for (const FlagInfo& flag : verb.flags) EXPECT_FALSE(flag.description.empty()) << verb.name << " " << flag.name;
    if (!verb.name.empty())
      rows.push_back(
          {"[" + code("waymark " + verb.name) + "](#waymark-" + verb.name + ")", sentence(verb.description)});
  }
  expect_table(page, "# Commands", {"Command", "What it does"}, rows);
}

TEST(Commands, HaveAllTheirFlagsInTheManualAndNoOther) {
  for (const VerbInfo& verb : command_line_verbs()) {
    const std::string heading = verb.name.empty() ? "## waymark" : "## waymark " + verb.name;
    if (!verb.flags.empty()) expect_table(page, heading, {"Flag", "What it does"}, flag_rows(verb));
  }
}

TEST(Commands, EndWithTheExitCodesOfTheManual) {
  std::vector<TableRow> rows;
  for (const ExitCode& exit : exit_codes) rows.push_back({std::to_string(exit.code), sentence(exit.meaning)});
  expect_table(page, "## Exit codes", {"Code", "Meaning"}, rows);
}

TEST(Commands, ExistWhereverTheTextsNameThem) {
  const std::vector<VerbInfo> verbs = command_line_verbs();
  std::vector<std::string> paths{WAYMARK_SOURCE_DIR "/README.md", WAYMARK_SOURCE_DIR "/CONTRIBUTING.md",
                                 WAYMARK_SOURCE_DIR "/tests/README.md"};
  for (const std::string& name : files_below(manual_page(""))) {
    if (name.ends_with(".md")) paths.push_back(manual_page(name));
  }
  std::size_t calls = 0;
  for (const std::string& path : paths) {
    const std::string text = read_test_file(path);
    for (const auto& places : {code_spans(text), code_lines(text)}) {
      for (const std::string& place : places) {
        const auto words = words_of_call(place);
        calls += words.empty() ? 0 : 1;
        const std::string mistake = words.empty() ? "" : mistake_in(words, verbs);
        EXPECT_EQ(mistake, "") << path << ": " << place;
      }
    }
  }
  EXPECT_GT(calls, 20U);
}

// In commands.md flags stand alone, too: each must be one of some verb.
TEST(Commands, HaveNoFlagInTheManualThatDoesNotExist) {
  const std::vector<VerbInfo> verbs = command_line_verbs();
  for (const std::string& span : code_spans(read_test_file(manual_page(page)))) {
    if (!span.starts_with("--")) continue;
    const std::string_view name = std::string_view(span).substr(0, span.find_first_of(" ="));
    EXPECT_TRUE(std::ranges::any_of(verbs, [&](const VerbInfo& verb) { return has_flag(verb, name); })) << span;
  }
}

}  // namespace
}  // namespace waymark
