// Runs what the manual tells its readers to type: pages that build a site are walked from top to bottom, pieces of
// site.yml are loaded, and what an example is said to become must be its own text. The format is in tests/README.md.

#include <filesystem>
#include <gtest/gtest.h>
#include <optional>

#include "base/text.h"
#include "support/case_file.h"
#include "support/expected.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

const std::string folder = WAYMARK_SOURCE_DIR "/content/manual";

bool is_a(const Fence& fence, std::string_view language, std::string_view word) {
  const std::vector<std::string> words = words_of(fence.info);
  return words.size() == 2 && words[0] == language && words[1] == word;
}

bool is_console(const Fence& fence) { return words_of(fence.info) == std::vector<std::string>{"console"}; }

std::string place_of(const CaseFile& page, const Fence& fence) {
  return page.path + ":" + std::to_string(fence.line) + ": ";
}

std::vector<Fence> fences_of(const CaseFile& page) {
  std::vector<Fence> fences;
  for (const CaseSection& section : page.sections)
    fences.insert(fences.end(), section.fences.begin(), section.fences.end());
  return fences;
}

// `text` after the lines with '-' of `change` were replaced by those with '+'; null when they do not stand in it once.
std::optional<std::string> changed(std::string text, std::string_view change) {
  std::string before;
  std::string after;
  while (!change.empty()) {
    const std::size_t end = change.find('\n') + 1;
    const char mark = change.front() == '\n' ? ' ' : change.front();  // editors take blanks at the end of lines away
    const std::string_view line = end == 1 ? change.substr(0, 1) : change.substr(1, end - 1);
    if (mark != '+') before += line;
    if (mark != '-') after += line;
    if (mark != '+' && mark != '-' && mark != ' ') return std::nullopt;
    change.remove_prefix(end);
  }
  const std::size_t at = text.find(before);
  if (before.empty() || at == std::string::npos || text.find(before, at + 1) != std::string::npos) return std::nullopt;
  return text.replace(at, before.size(), after);
}

std::string quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

// What a terminal shows of the fence's commands, the lines that begin with "$ ", run one after the other in a shell.
std::string terminal(const Fence& fence, const std::string& where) {
  std::string script = "code=0\n";
  for (std::string_view rest = fence.text; !rest.empty();) {
    const std::string line(rest.substr(0, rest.find('\n')));
    rest.remove_prefix(line.size() + 1);
    if (!line.starts_with("$ ")) continue;
    script += "printf '%s\\n' " + quoted(line) + "\n(exit $code)\n" + line.substr(2) + "\ncode=$?\n";
  }
  const std::string programs = std::filesystem::path(WAYMARK_PROGRAM).parent_path().string();
  return run_program({"/bin/bash", "-c", "exec 2>&1\nPATH=" + quoted(programs) + ":$PATH\n" + script},
                     {.folder = where, .environment = {{"LC_ALL", "C.UTF-8"}}})
      .out;
}

void walk(const std::string& path) {
  const CaseFile page = read_case_file(path);
  const TemporaryFolder site;
  ExpectationUpdates updates(path);
  for (const Fence& fence : fences_of(page)) {
    const std::string name = value_of(fence.info, "file");
    const std::string file = site.path() + "/" + name;
    if (!name.empty() && words_of(fence.info)[0] == "diff") {
      const std::optional<std::string> text = changed(read_test_file(file), fence.text);
      ASSERT_TRUE(text) << place_of(page, fence) << "the lines with '-' must stand in " << name << " once";
      write_test_file(file, *text);
    } else if (!name.empty()) {
      write_test_file(file, fence.text);
    } else if (is_console(fence)) {
      const std::string shown = terminal(fence, site.path());
      if (updates_expected() && shown != fence.text) updates.replace(fence.begin, fence.end, shown);
      if (!updates_expected()) {
        EXPECT_TRUE(shown == fence.text) << place_of(page, fence) << "the terminal shows (- the page, + there)\n"
                                         << line_difference(fence.text, shown);
      }
    }
  }
  updates.write();
}

// Loads a piece of site.yml as a site would have it; only what the program says of that file counts.
void load(const CaseFile& page, const Fence& fence) {
  const TemporaryFolder site;
  const std::string article = "---\ntitle: Start\ndescription: Start\n---\n\n# Start\n";
  write_test_file(site.path() + "/content/help/en-us/2025/index.md", article);
  for (const char* own : {"theme", "static"}) std::filesystem::create_directories(site.path() + "/site/help/" + own);
  const bool has_content = ("\n" + fence.text).find("\ncontent:") != std::string::npos;
  write_test_file(site.path() + "/site/help/site.yml",
                  fence.text + (has_content ? "" : "content: [{folder: ../../content/help}]\n"));
  const ProgramRun run = run_program({WAYMARK_PROGRAM, "check"}, {.folder = site.path()});
  EXPECT_LE(run.exit_code, 1) << place_of(page, fence) << "\n" << run.out << run.err;
  // That an entry has no file or locale to be about is told of the pretended site, not of the piece.
  EXPECT_EQ(replace_all(run.out, "[config/unused-severity]", "").find("[config/"), std::string::npos)
      << place_of(page, fence) << "\n"
      << run.out;
}

// The text behind the fence must be the same once more, in a <div class="example">: what it becomes stands on the page.
void compare_shown(const CaseFile& page, const Fence& fence) {
  const std::string expected = "\n<div class=\"example\">\n\n" + fence.text + "\n</div>\n";
  const std::size_t begin = page.text.find('\n', fence.end) + 1;
  const std::string there = page.text.substr(begin, expected.size());
  EXPECT_TRUE(there == expected) << place_of(page, fence) << "behind the example must stand (- expected, + there)\n"
                                 << line_difference(expected, there);
}

void add_page(const std::string& name) {
  const CaseFile page = read_case_file(folder + "/" + name);
  const std::string test = test_name(name.substr(0, name.size() - 3));
  bool builds_site = false;
  for (const Fence& fence : fences_of(page)) {
    builds_site = builds_site || !value_of(fence.info, "file").empty();
    const std::string at = test + "_line_" + std::to_string(fence.line);
    if (is_a(fence, "yaml", "site.yml"))
      register_case("load", at, page.path, fence.line, [page, fence] { load(page, fence); });
    if (is_a(fence, "md", "shown"))
      register_case("shown", at, page.path, fence.line, [page, fence] { compare_shown(page, fence); });
  }
  if (builds_site) register_case("walk", test, page.path, 1, [path = page.path] { walk(path); });
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  for (const std::string& path : waymark::files_below(waymark::folder)) {
    if (path.ends_with(".md") && !path.starts_with("rules/")) waymark::add_page(path);
  }
  return waymark::run_cases(argc, argv);
}
