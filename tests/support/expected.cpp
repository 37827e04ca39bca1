#include "support/expected.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

#include "support/case_file.h"

namespace waymark {

namespace {

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
  }
  return lines;
}

}  // namespace

bool updates_expected() {
  const char* wish = std::getenv("UPDATE_EXPECTED");
  return wish != nullptr && std::string_view(wish) == "1";
}

std::string read_test_file(const std::string& path) {
  const std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::fprintf(stderr, "%s: cannot be read\n", path.c_str());
    std::exit(1);
  }
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void write_test_file(const std::string& path, std::string_view text) {
  std::filesystem::create_directories(std::filesystem::path(path).parent_path());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  if (!out.flush()) {
    std::fprintf(stderr, "%s: cannot be written\n", path.c_str());
    std::exit(1);
  }
}

std::vector<std::string> files_below(const std::string& folder) {
  std::vector<std::string> paths;
  if (!std::filesystem::is_directory(folder)) return paths;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    // By name: what a symbolic link leads to may be elsewhere.
    if (entry.is_regular_file()) paths.push_back(entry.path().lexically_relative(folder).generic_string());
  }
  std::ranges::sort(paths);
  return paths;
}

// The longest common subsequence, in a table: expectations are short, and a table of 2,000 × 2,000 lines is still
// quick.
std::string line_difference(std::string_view expected, std::string_view actual) {
  if (expected == actual) return {};
  std::vector<std::string_view> a = lines_of(expected);
  std::vector<std::string_view> b = lines_of(actual);
  std::string out;
  if (a == b) return "  (only the line end of the last line differs)\n";
  constexpr std::size_t most = 2000;
  if (a.size() > most || b.size() > most) {
    const auto [left, right] = std::ranges::mismatch(a, b);
    const std::size_t line = static_cast<std::size_t>(left - a.begin());
    out = "first difference in line " + std::to_string(line + 1) + "\n";
    if (left != a.end()) out += "- " + std::string(*left) + "\n";
    if (right != b.end()) out += "+ " + std::string(*right) + "\n";
    return out;
  }
  std::vector<std::vector<unsigned>> common(a.size() + 1, std::vector<unsigned>(b.size() + 1, 0));
  for (std::size_t i = a.size(); i-- > 0;) {
    for (std::size_t j = b.size(); j-- > 0;) {
      common[i][j] = a[i] == b[j] ? common[i + 1][j + 1] + 1 : std::max(common[i + 1][j], common[i][j + 1]);
    }
  }
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      out += "  " + std::string(a[i]) + "\n";
      ++i;
      ++j;
    } else if (j == b.size() || (i < a.size() && common[i + 1][j] >= common[i][j + 1])) {
      out += "- " + std::string(a[i++]) + "\n";
    } else {
      out += "+ " + std::string(b[j++]) + "\n";
    }
  }
  return out;
}

void ExpectationUpdates::replace(std::size_t begin, std::size_t end, std::string text) {
  replacements_.push_back({begin, end, std::move(text)});
}

void ExpectationUpdates::write() {
  if (replacements_.empty()) return;
  std::ranges::sort(replacements_, {}, &Replacement::begin);
  std::string text = read_test_file(path_);
  for (auto it = replacements_.rbegin(); it != replacements_.rend(); ++it)
    text.replace(it->begin, it->end - it->begin, it->text);
  write_test_file(path_, text);
  replacements_.clear();
}

void expect_text(const std::string& path, const Fence& fence, const std::string& actual, const char* what,
                 ExpectationUpdates& updates) {
  if (fence.text == actual) return;
  if (updates_expected()) {
    updates.replace(fence.begin, fence.end, actual);
    return;
  }
  ADD_FAILURE() << path << ":" << fence.line << ": " << what << " (- expected, + there)\n"
                << line_difference(fence.text, actual);
}

}  // namespace waymark
