#pragma once
// A small site in a folder of its own, which the real program checks and the program git keeps.

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "support/expected.h"
#include "support/run_program.h"

namespace waymark {

class AcceptedSite : public testing::Test {
 protected:
  void SetUp() override {
    write("site/help/site.yml",
          "content: [{folder: ../../content, layout: \"{article}.md\"}]\nseverities:\n  front-matter/*: off\n"
          "  navigation/*: off\n");
  }

  std::string path(const std::string& name) const { return folder_.path() + "/" + name; }
  bool exists(const std::string& name) const { return std::filesystem::exists(path(name)); }
  std::string text_of(const std::string& name) const { return read_test_file(path(name)); }

  void write(const std::string& name, const std::string& text) const {
    std::filesystem::create_directories(std::filesystem::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << text;
  }

  void replace(const std::string& name, const std::string& from, const std::string& to) const {
    std::string text = text_of(name);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << name << " has no " << from;
    write(name, text.replace(at, from.size(), to));
  }

  // A line of shell, with git set up as nobody's own.
  void shell(const std::string& line) const {
    const ProgramRun run =
        run_program({"/bin/sh", "-c", line}, {.folder = folder_.path(),
                                              .input = {},
                                              .environment = {{"HOME", folder_.path()},
                                                              {"GIT_CONFIG_NOSYSTEM", "1"},
                                                              {"GIT_AUTHOR_NAME", "A"},
                                                              {"GIT_AUTHOR_EMAIL", "a@example.com"},
                                                              {"GIT_COMMITTER_NAME", "A"},
                                                              {"GIT_COMMITTER_EMAIL", "a@example.com"}}});
    ASSERT_EQ(run.exit_code, 0) << line << "\n" << run.err << run.out;
  }

  void commit() const { shell("git init -q -b main . 2>&1; git add -A && git commit -q --allow-empty -m changed"); }

  ProgramRun waymark(std::vector<std::string> words) const {
    words.insert(words.begin(), WAYMARK_PROGRAM);
    // What git does not have above the test's folder is none of its business.
    return run_program(
        words,
        {.folder = folder_.path(),
         .input = {},
         .environment = {{"GIT_CEILING_DIRECTORIES", std::filesystem::path(folder_.path()).parent_path().string()}}});
  }

  // The findings that a check tells, "path:line rule" each, and its exit code in the last line.
  std::vector<std::string> told(std::vector<std::string> words) const {
    words.insert(words.begin(), "check");
    const ProgramRun run = waymark(std::move(words));
    std::vector<std::string> lines;
    std::size_t at = 0;
    while (at < run.out.size()) {
      const std::size_t end = std::min(run.out.find('\n', at), run.out.size());
      std::string line = run.out.substr(at, end - at);
      at = end + 1;
      if (line.ends_with(" (known)")) line.resize(line.rfind(" (known)"));
      if (line.empty() || line.front() == ' ' || !line.ends_with(']')) continue;
      const std::size_t column = line.find(':', line.find(':') + 1);
      lines.push_back(line.substr(0, column) + " " +
                      line.substr(line.rfind('[') + 1, line.size() - line.rfind('[') - 2));
    }
    lines.push_back("exit " + std::to_string(run.exit_code));
    return lines;
  }

 private:
  TemporaryFolder folder_;
};

}  // namespace waymark
