#pragma once
// What changed between two wordings of a text, block by block and within a block word by word. Knows no HTML and no
// articles.

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "render/history/section_blocks.h"

namespace waymark {

struct WordRun {
  enum class Kind : std::uint8_t { same, removed, added };
  Kind kind = Kind::same;
  bool space_before = false;
  std::string text;  // neither begins nor ends with a space
  friend bool operator==(const WordRun&, const WordRun&) = default;
};

struct ChangedBlock {
  TextBlock::Kind kind = TextBlock::Kind::paragraph;
  std::vector<WordRun> runs;  // one that is all `same`: the block did not change
  bool changed() const { return runs.size() != 1 || runs.front().kind != WordRun::Kind::same; }
};

// How much comparing one page may cost. The comparison takes up to n × m steps of some 20 ns for n words against m, so
// 20 million are under half a second; what is beyond the budget, or over a million by itself, is shown as replaced
// whole.
struct DiffBudget {
  std::size_t steps = 20'000'000;
  bool take(std::size_t n, std::size_t m);
};

// Whether only the space between words and signs differs.
bool same_words(std::string_view before, std::string_view after);
std::vector<WordRun> diff_words(std::string_view before, std::string_view after, DiffBudget& budget);
std::vector<ChangedBlock> diff_blocks(std::span<const TextBlock> before, std::span<const TextBlock> after,
                                      DiffBudget& budget);

}  // namespace waymark
