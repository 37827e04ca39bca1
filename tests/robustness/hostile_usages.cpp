#include "robustness/hostile_usages.h"

#include <fmt/format.h>
#include <functional>
#include <gtest/gtest.h>

#include "robustness/build_limits.h"
#include "support/expected.h"
#include "support/memory_site.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

constexpr std::string_view chooser_begin = "How you use it | What to do\n---|---\n";

std::string joined(std::size_t count, const std::function<std::string(std::size_t)>& part) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part(i);
  return text;
}

struct Shape {
  std::string name;
  std::size_t usages = 3;
  std::function<std::string()> article;
};

std::vector<Shape> shapes() {
  return {
      {"zones", 3,
       [] {
         return joined(20'000, [](std::size_t i) {
           return fmt::format("::: zone pivot=\"u{}\"\n\nx\n\n::: zone-end\n\n", i % 3);
         });
       }},
      {"zones_of_sections", 3,
       [] {
         return joined(20'000, [](std::size_t i) {
           return fmt::format("::: zone pivot=\"u{}\"\n\n## H{}\n\n[x](#h{})\n\n::: zone-end\n\n", i % 3, i,
                              i * 7 % 20'000);
         });
       }},
      {"zones_of_many_usages", 64,
       [] {
         return joined(4'000, [](std::size_t i) {
           return fmt::format("::: zone pivot=\"u{}\"\n\n## H\n\nx\n\n::: zone-end\n\n", i % 64);
         });
       }},
      {"rows_to_sections", 3,
       [] {
         return std::string(chooser_begin) +
                joined(30'000, [](std::size_t i) { return fmt::format("[u{}x](#h{})|x\n", i % 3, i); }) + "\n" +
                joined(30'000, [](std::size_t i) { return fmt::format("## H{}\n\n[x](#h{})\n\n", i, i * 7 % 30'000); });
       }},
      {"choosers", 3,
       [] {
         return joined(8'000, [](std::size_t i) {
           std::string text = fmt::format("## H{}\n\n{}", i, chooser_begin);
           for (int u = 0; u < 3; ++u) text += fmt::format("[u{}x](#h{}-{})|x\n", u, i, u);
           for (int u = 0; u < 3; ++u) text += fmt::format("\n### H{} {}\n\nx\n", i, u);
           return text + "\n";
         });
       }},
      {"footnotes", 3,
       [] {
         return joined(10'000,
                       [](std::size_t i) {
                         return fmt::format("::: zone pivot=\"u{}\"\n\nx[^n{}]\n\n::: zone-end\n\n", i % 3, i);
                       }) +
                joined(10'000, [](std::size_t i) { return fmt::format("[^n{}]: x[^n{}]\n", i, i * 7 % 10'000); });
       }},
      {"links_of_one_paragraph", 3,
       [] {
         std::string text(chooser_begin);
         for (int u = 0; u < 3; ++u) text += fmt::format("[u{}x](#h{})|x\n", u, u);
         for (int u = 0; u < 3; ++u) text += fmt::format("\n## H{}\n\nx\n", u);
         return text + "\n## All\n\n" + joined(40'000, [](std::size_t) { return std::string("[x](#h1) "); }) + "\n";
       }},
  };
}

void build_site(const Shape& shape) {
  const TemporaryFolder folder;
  std::string yaml =
      "title: Test\ncontent: [{folder: ../content, layout: \"{article}.md\"}]\nlocales: [en-us]\nversions: [\"1\"]\n"
      "usages:\n  question: How?\n  header_words: [How you use]\n  list:\n";
  for (std::size_t u = 0; u < shape.usages; ++u) yaml += fmt::format("    - {{id: u{0}, label: u{0}x}}\n", u);
  write_test_file(folder.path() + "/site/site.yml", yaml);
  write_test_file(folder.path() + "/content/a.md", "# A\n\nx\n\n" + shape.article());
  const ProgramRun run =
      run_program({WAYMARK_PROGRAM, "build", "--site", folder.path() + "/site", "--out", folder.path() + "/out"}, {});
  EXPECT_LE(run.exit_code, 1) << run.err.substr(0, 2000);
  EXPECT_LT(run.cpu_seconds, most_build_seconds);
}

}  // namespace

void add_usage_cases() {
  for (const Shape& shape : shapes())
    register_case("usages", shape.name, __FILE__, __LINE__, [shape] { build_site(shape); });
}

}  // namespace waymark
