#include "base/programs.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <string>

namespace waymark {
namespace {

std::string run(const std::vector<std::string>& command) {
  const auto output = RealPrograms().output_of(command);
  return output ? *output : "failed: " + output.error().message;
}

TEST(Programs, SayWhatTheyPrint) {
  EXPECT_EQ(run({"printf", "a b\\n$HOME;'\""}), "a b\n$HOME;'\"");
  EXPECT_EQ(run({"sh", "-c", "cat; printf 'x\\0y'"}), std::string("x\0y", 3));
}

TEST(Programs, SayMoreThanAPipeHoldsOnEitherSide) {
  const std::string output =
      run({"sh", "-c", "head -c 300000 /dev/zero >&2; head -c 300000 /dev/zero; head -c 300000 /dev/zero >&2"});
  EXPECT_EQ(output.size(), 300'000U);
}

TEST(Programs, FailWithTheirFirstComplaint) {
  EXPECT_EQ(run({"waymark-has-no-such-program"}), "failed: there is no program \"waymark-has-no-such-program\"");
  EXPECT_EQ(run({"sh", "-c", "echo one >&2; echo two >&2; echo out; exit 3"}), "failed: one");
  EXPECT_EQ(run({"false"}), "failed: \"false\" failed");
  EXPECT_EQ(run({"sh", "-c", "kill -9 $$"}), "failed: \"sh\" failed");
}

TEST(Programs, RunInAPlainEnvironment) {
  setenv("GIT_DIR", "/elsewhere", 1);
  setenv("LC_ALL", "nl_NL.UTF-8", 1);
  EXPECT_EQ(run({"sh", "-c", "echo \"$GIT_DIR|$LC_ALL\""}), "|C\n");
  unsetenv("GIT_DIR");
  unsetenv("LC_ALL");
}

}  // namespace
}  // namespace waymark
