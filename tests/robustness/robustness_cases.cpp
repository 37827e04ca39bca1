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

ProgramRun run(const std::string& text, const std::string& dialect, double limit) {
  ProgramRun run = run_program({WAYMARK_PROGRAM, "render", "-", "--dialect", dialect}, {.input = text});
  EXPECT_EQ(run.exit_code, 0) << run.err.substr(0, 2000);
  EXPECT_LT(run.cpu_seconds, limit) << "in the dialect " << dialect;
  EXPECT_LT(run.peak_kilobytes, most_kilobytes) << "in the dialect " << dialect;
  return run;
}

// Neither the page nor the findings may outgrow a hostile text without bound; "[^a]", four bytes, becomes two links of
// 280 together.
void stays_in_bounds(const ProgramRun& run) {
  EXPECT_LT(run.out.size(), 96 * mebibyte);
  EXPECT_LT(run.err.size(), 256 * mebibyte);
}

// All of a mebibyte in the dialect that is chosen by itself. In the others a quarter of it has a third of the time, the
// start of the program included: what is quadratic and took ten times its limit still takes more than twice that.
void renders_in_time(std::size_t i) {
  const auto input = [i](std::size_t bytes) { return hostile_inputs(bytes)[i].text(); };
  stays_in_bounds(run(input(mebibyte), "auto", most_seconds));
  for (const char* dialect : {"legacy", "gfm"}) run(input(mebibyte / 4), dialect, most_seconds / 3);
}

}  // namespace

}  // namespace waymark

int main(int argc, char** argv) {
  using namespace waymark;
  const std::vector<HostileInput> names = hostile_inputs(1);
  for (std::size_t i = 0; i < names.size(); ++i) {
    register_case("hostile", names[i].name, __FILE__, __LINE__, [i] { renders_in_time(i); });
  }
  add_disk_cases();
  add_fix_cases();
  add_search_cases();
  add_usage_cases();
  return run_cases(argc, argv);
}
