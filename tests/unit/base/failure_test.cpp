#include "base/failure.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(Check, EndsTheProgramAndAsksForAReport) {
  GTEST_FLAG_SET(death_test_style, "threadsafe");
  check(true, "never seen");
  EXPECT_EXIT(check(false, "a table is empty"), testing::ExitedWithCode(70),
              "internal error: a table is empty\n.*report");
}

TEST(Result, CarriesTheMessage) {
  const Result<int> failed = fail("cannot read \"x\"");
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().message, "cannot read \"x\"");
}

}  // namespace
}  // namespace waymark
