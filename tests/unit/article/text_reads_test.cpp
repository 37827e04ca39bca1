#include "article/text_reads.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "article/article.h"

namespace waymark {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Pieces two_pieces() {
  Pieces pieces;
  pieces.push_back({.html = "<p>one</p>"});
  pieces.push_back({.html = "<p>two</p>"});
  return pieces;
}

TEST(TextReads, EachWayToReadIsNoted) {
  const Pieces text = two_pieces();
  const void* const it = &text;
  const auto read_by = [](const auto& read) {
    const TextReads reads;
    read();
    return reads.texts();
  };
  EXPECT_THAT(read_by([&] { EXPECT_EQ(text[0].html, "<p>one</p>"); }), ElementsAre(it));
  EXPECT_THAT(read_by([&] {
                for (const Piece& piece : text) EXPECT_FALSE(piece.html.empty());
              }),
              ElementsAre(it));
  EXPECT_THAT(read_by([&] { EXPECT_EQ(text.read().size(), 2U); }), ElementsAre(it));
  EXPECT_THAT(read_by([&] { EXPECT_EQ(Pieces(text).size(), 2U); }), ElementsAre(it));
  Pieces other;
  EXPECT_THAT(read_by([&] { other = text; }), ElementsAre(it));
  EXPECT_THAT(read_by([&] { EXPECT_TRUE(text == other); }), UnorderedElementsAre(it, &other));
  EXPECT_THAT(read_by([&] { EXPECT_EQ(text.size(), 2U); }), IsEmpty());
  EXPECT_FALSE(text.mark().was_read());
}

TEST(TextReads, OutsideOfScopesTheTextRemembers) {
  const Pieces text = two_pieces();
  EXPECT_FALSE(text.mark().was_read());
  EXPECT_FALSE(text[0].html.empty());
  EXPECT_TRUE(text.mark().was_read());
  text.mark().forget();
  EXPECT_FALSE(text.mark().was_read());
}

TEST(TextReads, ScopesNest) {
  const Pieces text = two_pieces();
  const Pieces other = two_pieces();
  const TextReads around;
  {
    const TextReads inside;
    EXPECT_FALSE(text[0].html.empty());
    EXPECT_THAT(inside.texts(), ElementsAre(&text));
  }
  EXPECT_THAT(around.texts(), IsEmpty());
  {
    const SharedTextReads shared;
    EXPECT_FALSE(text[0].html.empty());
  }
  EXPECT_TRUE(text.mark().was_read());
  EXPECT_FALSE(other[1].html.empty());
  EXPECT_THAT(around.texts(), ElementsAre(&other));
}

TEST(TextReads, AMovedTextWasReadToo) {
  Pieces text = two_pieces();
  EXPECT_FALSE(text.read().empty());
  const Pieces moved = std::move(text);
  EXPECT_TRUE(moved.mark().was_read());
}

}  // namespace
}  // namespace waymark
