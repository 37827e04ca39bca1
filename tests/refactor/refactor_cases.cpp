// Runs tests/refactor/*.md: small sites, what mv, rename-heading and rm say there, and all that they change. The format
// is in tests/README.md.

#include <algorithm>
#include <filesystem>
#include <gtest/gtest.h>
#include <map>

#include "edits/unified_diff.h"
#include "support/case_file.h"
#include "support/expected.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

const std::string folder = WAYMARK_SOURCE_DIR "/tests/refactor";

// What a case gets that brings no site.yml: one folder for each version, and hints off that small articles earn.
constexpr std::string_view plain_site = R"(title: Test
content: [{folder: ../../content, layout: "{version}/{article}.md"}]
locales: [en-us]
versions: ["1", "2"]
severities: {front-matter/*: off, navigation/orphan: off}
)";

struct RefactorCase {
  std::string path;
  CaseSection section;
};

std::map<std::string, std::string> files_in(const std::string& root) {
  std::map<std::string, std::string> files;
  for (const std::string& path : files_below(root)) {
    if (!path.starts_with(".waymark/")) files[path] = read_test_file(root + "/" + path);
  }
  return files;
}

std::string difference(const std::map<std::string, std::string>& before,
                       const std::map<std::string, std::string>& after) {
  ChangeSet changes;
  for (const auto& [path, text] : before) {
    const auto now = after.find(path);
    if (now == after.end()) {
      FileChange gone{.path = path, .before = text, .after = std::nullopt};
      changes.files.push_back(std::move(gone));
    } else if (now->second != text) {
      changes.files.push_back({.path = path, .before = text, .after = now->second});
    }
  }
  for (const auto& [path, text] : after) {
    if (before.contains(path)) continue;
    FileChange made{.path = path, .before = std::nullopt, .after = text};
    // Told as a move where the name of the file, or its text, says so.
    for (const FileChange& gone : changes.files) {
      if (gone.after || !gone.before) continue;
      const std::string start = text.substr(0, text.find('\n'));
      if (gone.before->substr(0, gone.before->find('\n')) == start && made.moved_from.empty())
        made.moved_from = gone.path;
    }
    changes.files.push_back(std::move(made));
  }
  const std::string diff = unified_diff(changes);
  return diff.empty() ? "nothing\n" : diff;
}

std::size_t findings_of(const std::string& root) {
  const ProgramRun run = run_program({WAYMARK_PROGRAM, "check", "--format", "json"}, {.folder = root});
  std::size_t count = 0;
  for (std::size_t at = run.out.find("\"rule\":"); at != std::string::npos; at = run.out.find("\"rule\":", at + 1))
    ++count;
  return count;
}

// The words of a command line; those in double quotes may hold blanks.
std::vector<std::string> command_words(std::string_view line) {
  std::vector<std::string> words;
  bool quoted = false;
  bool open = false;
  for (const char c : line) {
    if (c == '"') {
      quoted = !quoted;
      if (!open) words.emplace_back();
      open = true;
    } else if (c == ' ' && !quoted) {
      open = false;
    } else {
      if (!open) words.emplace_back();
      open = true;
      words.back() += c;
    }
  }
  return words;
}

void run(const RefactorCase& example, ExpectationUpdates& updates) {
  const TemporaryFolder temporary;
  std::map<std::string, std::string> before{{"site/test/site.yml", std::string(plain_site)}};
  const Fence* console = nullptr;
  const Fence* diff = nullptr;
  bool breaks = false;
  for (const Fence& fence : example.section.fences) {
    const std::vector<std::string> words = words_of(fence.info);
    const auto has = [&](std::string_view word) { return std::ranges::find(words, word) != words.end(); };
    if (const std::string file = value_of(fence.info, "file"); !file.empty()) {
      std::string text = fence.text;
      if (has("crlf")) {
        for (std::size_t at = 0; (at = text.find('\n', at)) != std::string::npos; at += 2) text.insert(at, 1, '\r');
      }
      before[file] = std::move(text);
    }
    if (has("console")) {
      console = &fence;
      breaks = has("breaks");
    }
    if (has("diff")) diff = &fence;
  }
  ASSERT_TRUE(console != nullptr && diff != nullptr)
      << example.path << ":" << example.section.line << ": the case needs a fence console and a fence diff";
  for (const auto& [path, text] : before) {
    std::filesystem::create_directories(std::filesystem::path(temporary.path() + "/" + path).parent_path());
    write_test_file(temporary.path() + "/" + path, text);
  }
  const std::size_t found = findings_of(temporary.path());
  std::string said;
  for (std::size_t at = 0; at < console->text.size();) {
    const std::size_t end = std::min(console->text.find('\n', at), console->text.size());
    const std::string line = console->text.substr(at, end - at);
    at = end + 1;
    if (!line.starts_with("$ waymark ")) continue;
    std::vector<std::string> words = command_words(line.substr(2));
    words.front() = WAYMARK_PROGRAM;
    const ProgramRun done = run_program(words, {.folder = temporary.path()});
    said += line + "\n" + done.out + done.err;
    if (done.exit_code != 0) said += "exit code " + std::to_string(done.exit_code) + "\n";
  }
  expect_text(example.path, *console, said, "the program says something else", updates);
  expect_text(example.path, *diff, difference(before, files_in(temporary.path())), "the changes differ", updates);
  if (!breaks) {
    EXPECT_LE(findings_of(temporary.path()), found) << example.path << ":" << example.section.line << ": new findings";
  }
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  const std::vector<std::string> paths = waymark::files_below(waymark::folder);
  std::vector<waymark::ExpectationUpdates> updates;
  updates.reserve(paths.size());
  for (const std::string& path : paths) {
    if (!path.ends_with(".md")) continue;
    const waymark::CaseFile file = waymark::read_case_file(waymark::folder + "/" + path);
    updates.emplace_back(file.path);
    waymark::ExpectationUpdates* update = &updates.back();
    for (const waymark::CaseSection& section : file.sections) {
      if (section.fences.empty()) continue;
      const waymark::RefactorCase example{.path = file.path, .section = section};
      waymark::register_case(waymark::test_name(path.substr(0, path.size() - 3)), waymark::test_name(section.heading),
                             file.path, section.line, [example, update] { waymark::run(example, *update); });
    }
  }
  const int code = waymark::run_cases(argc, argv);
  for (waymark::ExpectationUpdates& update : updates) update.write();
  return code;
}
