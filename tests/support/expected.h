#pragma once
// Comparing what came out with what a file says should come out. With UPDATE_EXPECTED=1 in the environment a difference
// is written into the expectation instead of failing, for review in the version control system.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark {

struct Fence;

bool updates_expected();

// The file's bytes; ends the program with a message when there are none to be had.
std::string read_test_file(const std::string& path);
void write_test_file(const std::string& path, std::string_view text);
// Every regular file below `folder`, as sorted relative paths; empty when there is no such folder.
std::vector<std::string> files_below(const std::string& folder);

// Empty when both are equal, else a comparison for people: lines only expected begin with '-', lines only there with
// '+'.
std::string line_difference(std::string_view expected, std::string_view actual);

// Replaces text between byte offsets; the replacements of one file are collected and written together, so that offsets
// stay true.
class ExpectationUpdates {
 public:
  explicit ExpectationUpdates(std::string path) : path_(std::move(path)) {}
  void replace(std::size_t begin, std::size_t end, std::string text);
  void write();  // does nothing when nothing was replaced

 private:
  struct Replacement {
    std::size_t begin;
    std::size_t end;
    std::string text;
  };
  std::string path_;
  std::vector<Replacement> replacements_;
};

// Fails the test when a fence of the case file `path` says something else than `actual`, or notes it in `updates`.
// `what` says what differs.
void expect_text(const std::string& path, const Fence& fence, const std::string& actual, const char* what,
                 ExpectationUpdates& updates);

}  // namespace waymark
