#include "base/integrity.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

// The second is the example of FIPS 180-4's appendix on SHA-384.
TEST(Integrity, IsTheHashInBase64) {
  EXPECT_EQ(integrity_of(""), "sha384-OLBgp1GsljhM2TJ+sbHjaiH9txEUvgdDTAzHv2P24donTt6/529l+9Ua0vFImLlb");
  EXPECT_EQ(integrity_of("abc"), "sha384-ywB1P0WjXou1oD1pmsZQBycsMqsO3tFjGotgWkP/W+2AhgcroefMI1i67KE0yCWn");
}

}  // namespace
}  // namespace waymark
