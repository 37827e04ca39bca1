#include "edits/apply_edits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace waymark {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Edit edit(std::uint32_t begin, std::uint32_t end, std::string replacement) {
  return {.source = {}, .span = {begin, end}, .replacement = std::move(replacement)};
}

TEST(ApplyEdits, KeepsEveryOtherByte) {
  const std::string text = "\xEF\xBB\xBFone\r\ntwo  \rthree\n\nfour \t";
  const EditedText edited = apply_edits(text, {edit(14, 19, "3"), edit(3, 6, "1")});
  EXPECT_EQ(edited.text,
            "\xEF\xBB\xBF"
            "1\r\ntwo  \r3\n\nfour \t");
  EXPECT_THAT(edited.left, IsEmpty());
}

TEST(ApplyEdits, TakesWhatTouches) {
  EXPECT_EQ(apply_edits("abcd", {edit(1, 3, "X"), edit(1, 1, "<"), edit(3, 3, ">"), edit(3, 4, "Y")}).text, "a<X>Y");
}

TEST(ApplyEdits, LeavesWhatClashesWithAnEarlierEdit) {
  struct Case {
    std::vector<Edit> edits;
    const char* text;
    std::vector<std::size_t> left;
  };
  const std::vector<Case> cases = {
      {{edit(1, 3, "X"), edit(2, 4, "Y")}, "aXdef", {1}},
      {{edit(2, 4, "Y"), edit(1, 3, "X")}, "abYef", {1}},
      {{edit(1, 5, "X"), edit(2, 3, "Y")}, "aXf", {1}},
      {{edit(2, 3, "Y"), edit(1, 5, "X")}, "abYdef", {1}},
      {{edit(1, 5, "X"), edit(3, 3, "Y")}, "aXf", {1}},
      {{edit(3, 3, "Y"), edit(1, 5, "X")}, "abcYdef", {1}},
      {{edit(3, 3, "Y"), edit(3, 3, "Z")}, "abcYdef", {1}},
      {{edit(1, 3, "X"), edit(1, 3, "X")}, "aXdef", {1}},
      {{edit(5, 9, "X"), edit(4, 3, "X"), edit(6, 6, "!")}, "abcdef!", {0, 1}},
  };
  for (const Case& one : cases) {
    const EditedText edited = apply_edits("abcdef", one.edits);
    EXPECT_EQ(edited.text, one.text);
    EXPECT_EQ(edited.left, one.left) << one.text;
  }
}

}  // namespace
}  // namespace waymark
