// Runs the real program in copies of the folders of tests/invalid and compares what it says and its exit code. The
// format is in tests/README.md.

#include <filesystem>
#include <gtest/gtest.h>

#include "support/case_file.h"
#include "support/expected.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

const std::string folder = WAYMARK_SOURCE_DIR "/tests/invalid";

std::string transcript(const ProgramRun& run) {
  std::string text = "exit code " + std::to_string(run.exit_code) + "\n";
  if (!run.err.empty()) text += "--- standard error\n" + run.err;
  if (!run.out.empty()) text += "--- standard output\n" + run.out;
  return text;
}

void run(const std::string& name) {
  const std::string from = folder + "/" + name;
  const TemporaryFolder temporary;
  std::filesystem::copy(from, temporary.path(), std::filesystem::copy_options::recursive);
  std::vector<std::string> words =
      words_of(read_test_file(from + "/command").substr(0, read_test_file(from + "/command").find('\n')));
  words.insert(words.begin(), WAYMARK_PROGRAM);
  const std::string actual = transcript(run_program(words, {.folder = temporary.path()}));
  const std::string path = from + "/expected.txt";
  if (updates_expected()) {
    write_test_file(path, actual);
    return;
  }
  const std::string expected = read_test_file(path);
  EXPECT_TRUE(expected == actual) << path << " (- expected, + there)\n" << line_difference(expected, actual);
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  constexpr std::string_view mark = "/command";
  for (const std::string& path : waymark::files_below(waymark::folder)) {
    if (!path.ends_with(mark)) continue;
    const std::string name = path.substr(0, path.size() - mark.size());
    waymark::register_case("cases", waymark::test_name(name), waymark::folder + "/" + path, 1,
                           [name] { waymark::run(name); });
  }
  return waymark::run_cases(argc, argv);
}
