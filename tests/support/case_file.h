#pragma once
// A test case written as Markdown: prose for people, and fenced blocks that are run. What tests/spec and tests/rules
// are made of; their formats are in tests/README.md.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

struct Fence {
  std::string info;       // what stands behind the opening fence, trimmed
  std::string text;       // with a line end behind each line
  std::size_t line = 0;   // of the opening fence, 1-based
  std::size_t begin = 0;  // byte offsets of `text` in the file
  std::size_t end = 0;
};

struct CaseSection {
  std::string heading;  // of level 1 or 2, without its #
  std::size_t line = 0;
  std::vector<Fence> fences;
};

struct CaseFile {
  std::string path;
  std::string text;
  std::vector<CaseSection> sections;  // the first is what stands before any heading
};

// Ends the program when the file cannot be read or a fence is never closed: a broken case must not pass as an empty
// one.
CaseFile read_case_file(const std::string& path);

// The words of "example docs file=a.md": "example", "docs", and the value behind `key=`, empty where there is none.
std::vector<std::string> words_of(std::string_view info);
std::string value_of(std::string_view info, std::string_view key);

// Letters and digits of `text` with '_' between: a name that test filters can hold.
std::string test_name(std::string_view text);

}  // namespace waymark
