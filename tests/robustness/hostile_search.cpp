#include "robustness/hostile_search.h"

#include <filesystem>
#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>
#include <string>
#include <vector>

#include "robustness/build_limits.h"
#include "support/expected.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {
namespace {

constexpr std::size_t mebibyte = 1U << 20U;
// The index, its texts included, of an article of a mebibyte.
constexpr std::uintmax_t most_bytes = 8 * mebibyte;

std::string repeated(std::string_view part, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += part;
  return text;
}

struct Shape {
  std::string name;
  std::function<std::string()> article;
};

std::vector<Shape> shapes() {
  return {
      {"sections",
       [] {
         std::string text;
         for (int i = 0; i < 20'000; ++i) text += fmt::format("## Section {}\n\nword x{}\n\n", i, i * 31);
         return text;
       }},
      {"long_title_of_sections",
       [] {
         std::string text = "# ";
         for (int i = 0; i < 20'000; ++i) text += fmt::format("t{} ", i);
         text += "\n\n";
         for (int i = 0; i < 10'000; ++i) text += fmt::format("## S{}\n\nx\n\n", i);
         return text;
       }},
      {"long_headings_above",
       [] {
         std::string text;
         for (int level = 2; level < 6; ++level) {
           text += std::string(static_cast<std::size_t>(level), '#') + ' ';
           for (int i = 0; i < 5'000; ++i) text += fmt::format("t{}l{} ", i, level);
           text += "\n\n";
         }
         for (int i = 0; i < 20'000; ++i) text += fmt::format("###### S{}\n\nx\n\n", i);
         return text;
       }},
      {"one_word", [] { return std::string(mebibyte, 'x'); }},
      {"one_compound", [] { return repeated("x-", mebibyte); }},
      {"humps", [] { return repeated("aBcDe", mebibyte); }},
      {"marks", [] { return "x" + repeated("\u0301", mebibyte); }},
      {"joiners", [] { return repeated("x\u200D", mebibyte); }},
      {"han", [] { return repeated("多重身份验证", mebibyte); }},
      {"thai", [] { return repeated("การตรวจสอบ", mebibyte); }},
      {"ligatures", [] { return repeated("\uFDFA", mebibyte); }},
      {"beyond_the_plane", [] { return repeated("\U00010400\U0001D4B3 \U0001F600", mebibyte); }},
      {"distinct_words",
       [] {
         std::string text;
         for (int i = 0; text.size() < mebibyte; ++i) text += fmt::format("w{:x} ", i * 2654435761U);
         return text;
       }},
  };
}

void build_site(const Shape& shape) {
  const TemporaryFolder folder;
  write_test_file(folder.path() + "/site/site.yml",
                  "title: Test\ncontent: [{folder: ../content, layout: \"{article}.md\"}]\nlocales: [en-us]\n");
  write_test_file(folder.path() + "/content/a.md", "# A\n\n" + shape.article() + "\n");
  const ProgramRun run =
      run_program({WAYMARK_PROGRAM, "build", "--site", folder.path() + "/site", "--out", folder.path() + "/out"}, {});
  EXPECT_LE(run.exit_code, 1) << run.err.substr(0, 2000);
  EXPECT_LT(run.cpu_seconds, most_build_seconds);
  std::uintmax_t bytes = 0;
  for (const std::string& file : files_below(folder.path() + "/out/search"))
    bytes += std::filesystem::file_size(folder.path() + "/out/search/" + file);
  EXPECT_GT(bytes, 0U);
  EXPECT_LT(bytes, most_bytes);
}

}  // namespace

void add_search_cases() {
  for (const Shape& shape : shapes())
    register_case("search", shape.name, __FILE__, __LINE__, [shape] { build_site(shape); });
}

}  // namespace waymark
