#include "search/term_index.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "decode.h"
#include "search/reader_masks.h"

namespace waymark {
namespace {

// Units of one word each, in the field of texts.
UnitWords batch_of(const std::vector<std::string>& words, std::uint16_t times = 1) {
  UnitWords batch;
  batch.languages = {"en"};
  for (const std::string& word : words) {
    const std::uint32_t number = batch.words.number(word);
    if (number == batch.facts.size()) batch.facts.push_back({});
    batch.uses.push_back({.word = number, .times = times, .field = Field::text});
    UnitWords::Unit unit;
    unit.lengths[static_cast<std::size_t>(Field::text)] = times;
    unit.end = batch.uses.size();
    batch.units.push_back(unit);
  }
  return batch;
}

TEST(TermIndex, BatchesNumberTheUnitsTogether) {
  std::vector<UnitWords> batches;
  batches.push_back(batch_of({"setting", "phone"}));
  batches.push_back(batch_of({"settings"}));
  const TermIndex index = index_terms(batches, 1);
  ASSERT_EQ(index.surfaces.size(), 3U);
  EXPECT_EQ(index.surfaces[0].text, "phone");
  EXPECT_EQ(index.surfaces[1].group, index.surfaces[2].group);
  // Two units, one class: its impact, how many, the first and the way to the next.
  const auto numbers = decode_digits(index.postings[index.surfaces[1].group]);
  ASSERT_EQ(numbers.size(), 6U);
  EXPECT_THAT(numbers, testing::ElementsAre(2, 2, numbers[2], 2, 0, 2));
}

TEST(TermIndex, OfManyUnitsTheBestAreTold) {
  std::vector<UnitWords> batches;
  batches.push_back(batch_of(std::vector<std::string>(3000, "word")));
  batches.push_back(batch_of({"word"}, 500));
  const auto numbers = decode_digits(index_terms(batches, 2).postings[0]);
  EXPECT_EQ(numbers[0], 3001U);
  EXPECT_EQ(numbers[1], 5U);  // two classes, truncated
  EXPECT_EQ(numbers[3], 1U);
  EXPECT_EQ(numbers[4], 3000U);
  EXPECT_EQ(numbers[6], most_postings - 1);
}

TEST(ReaderMasks, LargeNumbersAreTexts) {
  ReaderMasks masks;
  EXPECT_EQ(masks.number(UsageSet::first(2)), 0U);
  EXPECT_EQ(masks.number(UsageSet::everybody()), 1U);
  EXPECT_EQ(masks.number(UsageSet::first(2)), 0U);
  EXPECT_EQ(masks.json(), "[3,\"18446744073709551615\"]");
}

}  // namespace
}  // namespace waymark
