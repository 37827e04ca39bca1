#include "external/retry_policy.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

constexpr std::int64_t sunday = 784'111'777;  // Sun, 06 Nov 1994 08:49:37 GMT

std::int64_t seconds(std::string_view header, std::int64_t today) {
  const auto wait = parse_retry_after(header, today);
  return wait ? wait->count() / 1000 : -1;
}

TEST(RetryAfter, SecondsAndDates) {
  EXPECT_EQ(seconds("0", sunday), 0);
  EXPECT_EQ(seconds(" 120 ", sunday), 120);
  EXPECT_EQ(seconds("999999999999999999999", sunday), 86'400);
  EXPECT_EQ(seconds("Sun, 06 Nov 1994 08:50:37 GMT", sunday), 60);
  EXPECT_EQ(seconds("Sunday, 06-Nov-94 08:50:37 GMT", sunday), 60);
  EXPECT_EQ(seconds("Sun Nov  6 08:50:37 1994", sunday), 60);
  EXPECT_EQ(seconds("Sun, 06 Nov 1994 08:00:00 GMT", sunday), 0);
  EXPECT_EQ(seconds("Sun, 06 Nov 2094 08:00:00 GMT", sunday), 86'400);
  for (const char* wrong : {"", "-1", "soon", "1.5", "Sun, 31 Feb 1994 08:49:37 GMT", "Sun, 06 Nov 1994 25:00:00 GMT"})
    EXPECT_EQ(seconds(wrong, sunday), -1) << wrong;
}

TEST(RetryPolicy, WhatMayPass) {
  for (const int status : {408, 425, 429, 500, 502, 503, 504}) EXPECT_TRUE(may_pass(status)) << status;
  for (const int status : {200, 301, 400, 403, 404, 410, 501, 505}) EXPECT_FALSE(may_pass(status)) << status;
  EXPECT_TRUE(may_pass(WebFailure::timeout));
  EXPECT_FALSE(may_pass(WebFailure::tls));
  EXPECT_FALSE(may_pass(WebFailure::private_address));
}

TEST(BackOff, DoublesWithinBoundsAndIsTheSameForASeed) {
  BackOff one(7);
  BackOff other(7);
  BackOff third(8);
  bool differs = false;
  for (std::uint32_t failed = 1; failed <= 8; ++failed) {
    const std::int64_t middle = 1000LL << std::min(failed - 1, 5U);
    const Milliseconds wait = one.before_next(failed);
    EXPECT_GE(wait.count(), middle / 2);
    EXPECT_LE(wait.count(), middle * 3 / 2);
    EXPECT_EQ(wait, other.before_next(failed));
    differs = differs || wait != third.before_next(failed);
  }
  EXPECT_TRUE(differs);
}

}  // namespace
}  // namespace waymark
