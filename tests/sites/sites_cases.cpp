// Builds the folders of tests/sites and compares what they say should come out. The format is in tests/README.md.

#include <gtest/gtest.h>
#include <regex>

#include "support/case_file.h"
#include "support/expected.h"
#include "support/register_case.h"
#include "support/site_case.h"

namespace waymark {

namespace {

// The first element of that name or class, tags included. Pages are the program's own and well-formed, so counting tags
// of its name finds its end.
std::string element_of(const std::string& html, const std::string& name_or_class) {
  const std::regex begin_tag("<" + name_or_class + R"(\b[^>]*>|<[a-z0-9]+\b[^>]* class="([^"]* )?)" + name_or_class +
                             R"(( [^"]*)?"[^>]*>)");
  std::smatch begin;
  if (!std::regex_search(html, begin, begin_tag)) return "";
  const std::string tag = begin.str();
  const std::string name = tag.substr(1, tag.find_first_of(" >") - 1);
  const std::regex any_tag("</?" + name + R"(\b[^>]*>)");
  std::size_t depth = 0;
  for (std::sregex_iterator it(html.begin() + begin.position(), html.end(), any_tag); it != std::sregex_iterator();
       ++it) {
    depth = it->str().starts_with("</") ? depth - 1 : depth + 1;
    const auto end = static_cast<std::size_t>(begin.position() + it->position() + it->length());
    if (depth == 0)
      return html.substr(static_cast<std::size_t>(begin.position()), end - static_cast<std::size_t>(begin.position())) +
             "\n";
  }
  return "";
}

// What may change in a theme without a page saying anything else: drawings, fingerprints and hashes of assets, empty
// lines.
std::string without_decoration(const std::string& html) {
  static const std::regex drawing("<svg[^>]*>.*?</svg>");
  static const std::regex fingerprint(R"((assets/[a-z-]+)\.[0-9a-f]{8,}\.)");
  static const std::regex empty_lines(R"(\n(\s*\n)+)");
  std::string text = std::regex_replace(html, drawing, "<svg/>");
  static const std::regex integrity("integrity=\"sha384-[^\"]*\"");
  text = std::regex_replace(text, fingerprint, "$1.*.");
  text = std::regex_replace(text, integrity, "integrity=\"*\"");
  return std::regex_replace(text, empty_lines, "\n");
}

// An expected file compares the made file, of a page one element: "page@head.html" its <head>, "page.html" its <main>.
struct Expectation {
  std::string path;     // of the file made
  std::string element;  // empty: all of it

  explicit Expectation(const std::string& expected) : path(expected) {
    if (!expected.ends_with(".html")) return;
    const std::size_t at = expected.rfind('@');
    element = at == std::string::npos ? "main" : expected.substr(at + 1, expected.size() - at - 6);
    if (at != std::string::npos) path = expected.substr(0, at) + ".html";
  }

  std::string part_of(const std::string& bytes) const {
    if (element.empty()) return path.ends_with("_headers") ? without_decoration(bytes) : bytes;
    // Pages that only lead elsewhere have no <main>.
    const std::string part = element_of(bytes, element);
    return without_decoration(part.empty() && element == "main" ? bytes : part);
  }
};

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

// A policy of script-src 'self' and style-src 'self' blocks none of this. Quotes in text and values are written &quot;.
void expect_nothing_inline(const std::map<std::string, std::string>& files) {
  static const std::regex inline_code(
      "<style|\\sstyle=\"|<[a-z][^<>]*\\son[a-z]+=\"|<script(?![^>]* src=)|\"javascript:");
  for (const auto& [path, text] : files) {
    if (!path.starts_with("public/") || !path.ends_with(".html")) continue;
    std::smatch found;
    EXPECT_FALSE(std::regex_search(text, found, inline_code)) << path << " holds " << found.str();
  }
}

void run(const std::string& name) {
  const std::string folder = site_case_folder(name);
  MemoryDisk disk;
  disk.files = site_case_files(name);
  const BuildReport report = build_in_memory(disk, true);
  expect_file(folder + "/expected-findings.txt", finding_lines(report.findings, report.sources));
  expect_sources_untouched(site_case_files(name), disk.files);
  expect_nothing_inline(disk.files);
  for (const std::string& path : files_below(folder + "/expected")) {
    const Expectation expectation(path);
    const auto made = disk.files.find("public/" + expectation.path);
    if (made == disk.files.end()) {
      ADD_FAILURE() << folder << "/expected/" << path << ": nothing produced it";
      continue;
    }
    expect_file(folder + "/expected/" + path, expectation.part_of(made->second));
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
