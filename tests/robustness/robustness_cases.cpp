// Hostile inputs of one mebibyte through the real program: each must end well, within a second of processor time and a
// bounded memory, in every dialect that can be asked for.

#include <gtest/gtest.h>

#include "robustness/disk_cases.h"
#include "robustness/fix_cases.h"
#include "robustness/hostile_inputs.h"
#include "robustness/hostile_search.h"
#include "robustness/hostile_usages.h"
#include "support/register_case.h"
#include "support/run_program.h"

namespace waymark {

namespace {

constexpr std::size_t mebibyte = 1U << 20U;
// The limit of a release build on a machine that does nothing else. A build for debugging takes two to three times as
// long, a busy machine twice as long again, and sanitizers more; what is quadratic takes ten times as long as any of
// these.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr double most_seconds = 20.0;
constexpr std::size_t most_kilobytes = 8U << 20U;
#elif defined(NDEBUG)
constexpr double most_seconds = 1.0;
constexpr std::size_t most_kilobytes = 1U << 20U;
#else
constexpr double most_seconds = 6.0;
constexpr std::size_t most_kilobytes = 1U << 20U;
#endif

void run(const HostileInput& input, const std::string& dialect) {
  const ProgramRun run = run_program({WAYMARK_PROGRAM, "render", "-", "--dialect", dialect}, {.input = input.text});
  EXPECT_EQ(run.exit_code, 0) << run.err.substr(0, 2000);
  EXPECT_LT(run.cpu_seconds, most_seconds) << "in the dialect " << dialect;
  EXPECT_LT(run.peak_kilobytes, most_kilobytes) << "in the dialect " << dialect;
}

// Neither the page nor the findings may outgrow a hostile text without bound; "[^a]", four bytes, becomes two links of
// 280 together.
void run_with_findings(const HostileInput& input) {
  const ProgramRun run = run_program({WAYMARK_PROGRAM, "render", "-"}, {.input = input.text});
  EXPECT_LT(run.out.size(), 96 * mebibyte);
  EXPECT_LT(run.err.size(), 256 * mebibyte);
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  using namespace waymark;
  // Listing the cases (as ctest does) must not cost a mebibyte of each; the texts are made again when a case runs.
  const std::vector<HostileInput> names = hostile_inputs(1);
  for (std::size_t i = 0; i < names.size(); ++i) {
    register_case("hostile", names[i].name, __FILE__, __LINE__, [i] {
      const HostileInput input = hostile_inputs(mebibyte)[i];
      for (const char* dialect : {"auto", "legacy", "gfm"}) run(input, dialect);
      run_with_findings(input);
    });
  }
  add_disk_cases();
  add_fix_cases();
  add_search_cases();
  add_usage_cases();
  return run_cases(argc, argv);
}
