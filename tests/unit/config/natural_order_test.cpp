#include "config/natural_order.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

TEST(NaturalOrder, comparesDigitsByValue) {
  const char* const ordered[] = {
      "", "1", "1.2", "1.10", "2", "2015-06", "2015-10", "2016-02", "10000000000000000000001", "v9", "v9.1", "v10"};
  for (std::size_t i = 0; i < std::size(ordered); ++i) {
    for (std::size_t j = 0; j < std::size(ordered); ++j) {
      EXPECT_EQ(natural_less(ordered[i], ordered[j]), i < j) << ordered[i] << " and " << ordered[j];
    }
  }
}

TEST(NaturalOrder, leadingZerosStillGiveAnOrder) {
  EXPECT_TRUE(natural_less("01", "1"));
  EXPECT_FALSE(natural_less("1", "01"));
}

}  // namespace
}  // namespace waymark
