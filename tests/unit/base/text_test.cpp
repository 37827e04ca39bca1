#include "base/text.h"

#include <gtest/gtest.h>

namespace waymark {
TEST(Text, Trim) { EXPECT_EQ(trim(" \t a b\v\r\n"), "a b"); }
}  // namespace waymark
