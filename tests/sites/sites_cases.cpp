// Builds the folders of tests/sites and compares what they say should come out. The format is in tests/README.md.

#include <gtest/gtest.h>
#include <regex>

#include "support/case_file.h"
#include "support/expected.h"
#include "support/register_case.h"
#include "support/site_case.h"

namespace waymark {

namespace {

constexpr std::string_view whole_file = ".full.html";

// What a page says, without the frame that every page of the theme has: the <main> element, tags included.
std::string main_of(const std::string& html) {
  const std::size_t begin = html.find("<main");
  const std::size_t end = html.find("</main>");
  if (begin == std::string::npos || end == std::string::npos) return html;
  return html.substr(begin, end + 7 - begin) + "\n";
}

// What may change in a theme without a page saying anything else: drawings, fingerprints in the names of assets, empty
// lines.
std::string without_decoration(const std::string& html) {
  static const std::regex drawing("<svg[^>]*>.*?</svg>");
  static const std::regex fingerprint(R"((assets/[a-z-]+)\.[0-9a-f]{8,}\.)");
  static const std::regex empty_lines(R"(\n(\s*\n)+)");
  std::string text = std::regex_replace(html, drawing, "<svg/>");
  text = std::regex_replace(text, fingerprint, "$1.*.");
  return std::regex_replace(text, empty_lines, "\n");
}

// "page.full.html" is the whole of page.html, "page.html" its <main>.
std::string made_path(const std::string& expected) {
  if (!expected.ends_with(whole_file)) return expected;
  return expected.substr(0, expected.size() - whole_file.size()) + ".html";
}

std::string made_text(const std::string& expected, const std::string& bytes) {
  if (!expected.ends_with(".html")) return bytes;
  return without_decoration(expected.ends_with(whole_file) ? bytes : main_of(bytes));
}

void expect_file(const std::string& path, const std::string& actual) {
  const std::string expected = read_test_file(path);
  if (expected == actual) return;
  if (updates_expected()) {
    write_test_file(path, actual);
    return;
  }
  ADD_FAILURE() << path << " (- expected, + there)\n" << line_difference(expected, actual);
}

// A build writes nothing outside its output folder.
void expect_sources_untouched(const std::map<std::string, std::string>& before,
                              const std::map<std::string, std::string>& after) {
  for (const auto& [path, text] : before) {
    const auto still = after.find(path);
    EXPECT_TRUE(still != after.end() && still->second == text) << path << " is not what it was";
  }
  for (const auto& [path, text] : after) {
    const bool output = path.starts_with("public/") || path.starts_with("theme/");
    EXPECT_TRUE(output || before.contains(path)) << path << " was made among the sources";
  }
}

void run(const std::string& name) {
  const std::string folder = site_case_folder(name);
  MemoryDisk disk;
  disk.files = site_case_files(name);
  const BuildReport report = build_in_memory(disk, true);
  expect_file(folder + "/expected-findings.txt", finding_lines(report.findings, report.sources));
  expect_sources_untouched(site_case_files(name), disk.files);
  for (const std::string& path : files_below(folder + "/expected")) {
    const auto made = disk.files.find("public/" + made_path(path));
    if (made == disk.files.end()) {
      ADD_FAILURE() << folder << "/expected/" << path << ": nothing produced it";
      continue;
    }
    expect_file(folder + "/expected/" + path, made_text(path, made->second));
  }
  // absent.txt lists, one a line, what must not be made.
  for (const std::string& path : files_below(folder)) {
    if (path != "absent.txt") continue;
    std::string text = read_test_file(folder + "/" + path);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      const std::string line = text.substr(at, end - at);
      if (!line.empty()) {
        EXPECT_EQ(disk.files.count("public/" + line), 0U) << folder << ": " << line << " must not be made";
      }
      at = end + 1;
    }
  }
}

// The second build of the same sources writes nothing but its manifest, if that.
void run_again(const std::string& name) {
  MemoryDisk disk;
  disk.files = site_case_files(name);
  build_in_memory(disk, true);
  const auto before = disk.files;
  const BuildReport again = build_in_memory(disk, true);
  EXPECT_EQ(again.written.written, 0U);
  EXPECT_EQ(again.written.removed, 0U);
  EXPECT_EQ(disk.files, before);
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  for (const std::string& name : waymark::site_cases()) {
    const std::string file = waymark::site_case_folder(name) + "/site/site.yml";
    const std::size_t slash = name.find('/');
    const std::string feature = waymark::test_name(name.substr(0, slash));
    const std::string test = waymark::test_name(name.substr(slash + 1));
    waymark::register_case(feature, test, file, 1, [name] { waymark::run(name); });
    waymark::register_case(feature, test + "_again_writes_nothing", file, 1, [name] { waymark::run_again(name); });
  }
  return waymark::run_cases(argc, argv);
}
