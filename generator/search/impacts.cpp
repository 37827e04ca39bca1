#include "search/impacts.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/failure.h"
#include "search/term_index.h"

namespace waymark {
namespace {

// How much a word counts by where it stands, and how much less in a long text. Chosen by the questions of `ci/check
// search`; the usual values of BM25F are near.
struct FieldWeight {
  double weight;
  double of_length;  // b: 0 not at all, 1 in full
};
constexpr FieldWeight weights[field_count] = {
    {5.0, 0.2},  // heading
    {1.5, 0.2},  // title
    {1.5, 0.2},  // above
    {3.0, 0.2},  // keywords
    {2.0, 0.2},  // description
    {1.0, 0.6},  // text
};
constexpr double saturation = 1.2;  // k1: from where on further mentions count less and less

std::uint32_t impact_of(double frequency) {
  const double part = frequency / (saturation + frequency);
  const auto impact = static_cast<std::uint32_t>(highest_impact * part + 0.5);
  return std::clamp<std::uint32_t>(impact, 1, highest_impact);
}

}  // namespace

AverageLengths average_lengths(std::span<const UnitWords> batches) {
  std::uint64_t words[field_count] = {};
  std::uint64_t units[field_count] = {};
  for (const UnitWords& batch : batches) {
    for (const UnitWords::Unit& unit : batch.units) {
      for (std::size_t field = 0; field < field_count; ++field) {
        words[field] += unit.lengths[field];
        units[field] += unit.lengths[field] > 0 ? 1 : 0;
      }
    }
  }
  AverageLengths averages;
  for (std::size_t field = 0; field < field_count; ++field) {
    averages.of[field] =
        units[field] == 0 ? 1.0 : static_cast<double>(words[field]) / static_cast<double>(units[field]);
  }
  return averages;
}

BatchPostings impacts_of(const UnitWords& batch, std::span<const std::uint32_t> group_of, std::uint32_t group_count,
                         const AverageLengths& averages) {
  check(group_count <= std::uint32_t{1} << 27, "groups have numbers of 27 bits");
  BatchPostings postings;
  postings.all.reserve(batch.uses.size());
  std::vector<double> frequency(group_count, 0.0);
  std::vector<std::uint32_t> touched;
  std::size_t begin = 0;
  for (const UnitWords::Unit& unit : batch.units) {
    double factor[field_count];
    for (std::size_t field = 0; field < field_count; ++field) {
      const double length = unit.lengths[field] / averages.of[field];
      factor[field] = weights[field].weight / (1 - weights[field].of_length + weights[field].of_length * length);
    }
    for (const WordUse& use : std::span(batch.uses).subspan(begin, unit.end - begin)) {
      double& of_group = frequency[group_of[use.word]];
      if (of_group == 0) touched.push_back(group_of[use.word]);
      of_group += use.times * factor[static_cast<std::size_t>(use.field)];
    }
    for (const std::uint32_t group : touched)
      postings.all.emplace_back(group, impact_of(std::exchange(frequency[group], 0.0)));
    postings.ends.push_back(postings.all.size());
    touched.clear();
    begin = unit.end;
  }
  return postings;
}

}  // namespace waymark
