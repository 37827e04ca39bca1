// content/manual/files.md has every kind of file that a build makes and no other, and its examples are lines of such
// files.

#include <gtest/gtest.h>
#include <map>
#include <regex>

#include "base/text.h"
#include "manual/manual_page.h"
#include "support/expected.h"
#include "support/site_case.h"

namespace waymark {
namespace {

// Between them they have every kind of file.
const char* const cases[] = {"usages/views",      "usages/questions", "usages/kept-addresses", "versions/all",
                             "versions/archive",  "history/renamed",  "redirects/chains",      "redirects/lists",
                             "redirects/netlify", "locales/fallback"};

// "for/USAGE/ARTICLE.html" in any locale and version.
std::regex pattern_of(const std::string& file) {
  static const std::map<std::string, std::string> words = {
      {"ARTICLE", "(?!for/|v/|history/|assets/|[a-z]{2}-[a-z]{2}/|search/|(index|404|whats-new|a-z|search)\\.html).+"},
      {"USAGE", "(?!questions/)[^/]+"},
      {"QUESTION", "[^/]+"},
      {"VERSION", "(?!older/)[^/]+"},
      {"LOCALE", "[a-z]{2}-[a-z]{2}"},
      {"NUMBER", "[0-9]+"},
      {"HASH", "[0-9a-f]{10}"}};
  std::string expression = replace_all(file, ".", "\\.");
  for (const auto& [word, meaning] : words) expression = replace_all(expression, word, meaning);
  return std::regex("([a-z]{2}-[a-z]{2}/)?(v/[^/]+/)?" + expression);
}

// By path below the output folder; what is copied from the sources left out.
std::map<std::string, std::string> build_all_cases() {
  std::map<std::string, std::string> made;
  for (const std::string name : cases) {
    MemoryDisk disk;
    disk.files = site_case_files(name);
    build_in_memory(disk, true);
    for (const auto& [path, bytes] : disk.files) {
      const std::string own = path.starts_with("public/") ? path.substr(7) : "";
      if (!own.empty() && !disk.files.contains("content/" + own)) made[name + ": " + own] = bytes;
    }
  }
  return made;
}

const std::map<std::string, std::string>& files_of_all_cases() {
  static const std::map<std::string, std::string> made = build_all_cases();
  return made;
}

std::vector<std::string> documented_files() {
  const std::string text = read_test_file(manual_page("files.md"));
  const std::size_t begin = text.find("\n## What it writes\n");
  std::vector<std::string> files;
  for (const std::string_view line :
       split(std::string_view(text).substr(begin, text.find("\n## ", begin + 1) - begin), '\n')) {
    if (!line.starts_with("| `")) continue;
    for (std::string& span : code_spans(line.substr(0, line.find('|', 1)))) files.push_back(std::move(span));
  }
  return files;
}

TEST(Files, ThatABuildMakesAreInTheManualAndNoOther) {
  const auto& made = files_of_all_cases();
  const std::vector<std::string> documented = documented_files();
  std::map<std::string, std::size_t> uses;
  for (const auto& [where, bytes] : made) {
    const std::string path = where.substr(where.find(": ") + 2);
    bool found = false;
    for (const std::string& file : documented) {
      if (!std::regex_match(path, pattern_of(file))) continue;
      found = true;
      ++uses[file];
    }
    EXPECT_TRUE(found) << where << " is not in files.md";
  }
  for (const std::string& file : documented) EXPECT_GT(uses[file], 0U) << file << " is made by no build";
}

TEST(Files, AreShownInTheManualAsTheyAre) {
  const auto& made = files_of_all_cases();
  std::string all = "\n" + read_test_file(WAYMARK_SOURCE_DIR "/tests/sites/redirects/chains/site/addresses.lock");
  for (const auto& [where, bytes] : made) all += "\n" + bytes;
  for (const std::string& line : code_lines(read_test_file(manual_page("files.md"))))
    EXPECT_NE(all.find("\n" + line + "\n"), std::string::npos) << line << " stands in no such file";
}

}  // namespace
}  // namespace waymark
