#include "base/hash.h"

#include <gtest/gtest.h>

namespace waymark {
namespace {

// The values that the reference implementation publishes for no input.
TEST(Hash, AgreesWithTheReference) {
  EXPECT_EQ(hash64(""), 0x2D06800538D394C2ULL);
  EXPECT_EQ(hash_hex(""), "99aa06d3014798d86001c324468d497f");
}

TEST(Hash, TellsTextsApart) {
  EXPECT_NE(hash_hex("a"), hash_hex("b"));
  EXPECT_EQ(hash_hex("a").size(), 32U);
  EXPECT_NE(hash64("a"), hash64("b"));
}

TEST(Hash, BlocksMakeTheSameHash) {
  const std::string text(100'000, 'x');
  StreamHash blocks;
  for (std::size_t i = 0; i < text.size(); i += 999) {
    blocks.add(std::string_view(text).substr(i, 999));
  }
  EXPECT_EQ(blocks.hex(), hash_hex(text));
  EXPECT_EQ(StreamHash().hex(), hash_hex(""));
}

}  // namespace
}  // namespace waymark
