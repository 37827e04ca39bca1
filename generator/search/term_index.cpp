#include "search/term_index.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

#include "base/parallel_map.h"
#include "search/impacts.h"
#include "search/search_digits.h"
#include "search/surfaces.h"

namespace waymark {
namespace {

// Where a group stands, by unit.
struct GroupPostings {
  std::vector<std::uint32_t> units;
  std::vector<std::uint8_t> impacts;
};

// Of all groups one after the other.
struct AllPostings {
  std::vector<std::size_t> begin;  // by group, and one more
  GroupPostings all;
};

AllPostings by_group(std::span<const BatchPostings> batches, std::uint32_t groups) {
  AllPostings out;
  out.begin.assign(groups + 1, 0);
  for (const BatchPostings& batch : batches) {
    for (const Posting posting : batch.all) ++out.begin[posting.group() + 1];
  }
  for (std::size_t i = 1; i < out.begin.size(); ++i) out.begin[i] += out.begin[i - 1];
  out.all.units.resize(out.begin.back());
  out.all.impacts.resize(out.begin.back());
  std::vector<std::size_t> next(out.begin.begin(), out.begin.end() - 1);
  std::uint32_t unit = 0;
  for (const BatchPostings& batch : batches) {
    std::size_t begin = 0;
    for (const std::size_t end : batch.ends) {
      for (const Posting posting : std::span(batch.all).subspan(begin, end - begin)) {
        const std::size_t at = next[posting.group()]++;
        out.all.units[at] = unit;
        out.all.impacts[at] = static_cast<std::uint8_t>(posting.impact());
      }
      begin = end;
      ++unit;
    }
  }
  return out;
}

// Which impacts a group has: bit i for impact i.
using Impacts = std::uint32_t;
static_assert(highest_impact < 32);

// Calls f for each, the highest first.
template <class F>
void for_each_impact(Impacts impacts, F f) {
  while (impacts != 0) {
    const auto impact = static_cast<std::size_t>(std::bit_width(impacts) - 1);
    f(impact);
    impacts ^= Impacts{1} << impact;
  }
}

// Makes the postings of groups, one after the other.
class Encoder {
 public:
  std::string encode(std::span<const std::uint32_t> units, std::span<const std::uint8_t> impacts) {
    std::array<std::size_t, highest_impact + 1> counts;  // how many postings by impact; of those that there are
    Impacts all = 0;
    for (const std::uint8_t impact : impacts) {
      if ((all >> impact & 1) == 0) counts[impact] = 0;
      all |= Impacts{1} << impact;
      ++counts[impact];
    }
    // Cut down to what is told; of the lowest impact that is left only those of the first units are. By impact, each is
    // a list of its own, filled in the order of units.
    std::array<std::size_t, highest_impact + 1> begin;
    std::array<std::size_t, highest_impact + 1> next;
    std::size_t kept = 0;
    Impacts told = 0;
    for_each_impact(all, [&](std::size_t impact) {
      begin[impact] = next[impact] = kept;
      kept = std::min(kept + counts[impact], most_postings);
      counts[impact] = kept - begin[impact];
      if (counts[impact] > 0) told |= Impacts{1} << impact;
    });
    sorted_.resize(kept);
    for (std::size_t i = 0; i < units.size(); ++i) {
      const std::uint8_t impact = impacts[i];
      if (next[impact] < begin[impact] + counts[impact]) sorted_[next[impact]++] = units[i];
    }
    const auto classes = static_cast<std::size_t>(std::popcount(told));
    out_.resize(std::max(out_.size(), most_digits * (2 + 2 * classes + kept)));
    char* at = write_digits(out_.data(), units.size());
    at = write_digits(at, 2 * classes + (kept < units.size() ? 1 : 0));
    for_each_impact(told, [&](std::size_t impact) {
      at = write_digits(at, impact);
      at = write_digits(at, counts[impact]);
      std::uint32_t before = 0;
      for (std::size_t i = begin[impact]; i < begin[impact] + counts[impact]; ++i) {
        at = write_digits(at, sorted_[i] - before);
        before = sorted_[i];
      }
    });
    return {out_.data(), at};
  }

 private:
  std::vector<std::uint32_t> sorted_;
  std::vector<char> out_;
};

}  // namespace

TermIndex index_terms(std::span<UnitWords> batches, std::size_t jobs) {
  MergedSurfaces merged = merge_surfaces(batches);
  const AverageLengths averages = average_lengths(batches);
  const auto postings = parallel_map<BatchPostings>(batches.size(), jobs, [&](std::size_t i) {
    BatchPostings made = impacts_of(batches[i], merged.group_of[i], merged.groups, averages);
    batches[i] = {};
    merged.group_of[i] = {};
    return made;
  });
  const AllPostings all = by_group(postings, merged.groups);
  TermIndex index{.surfaces = std::move(merged.surfaces), .postings = {}};
  index.postings.resize(merged.groups);
  constexpr std::size_t at_once = 512;
  parallel_for((merged.groups + at_once - 1) / at_once, jobs, [&](std::size_t part) {
    Encoder encoder;
    const std::size_t end = std::min<std::size_t>((part + 1) * at_once, merged.groups);
    for (std::size_t group = part * at_once; group < end; ++group) {
      const std::size_t begin = all.begin[group];
      const std::size_t count = all.begin[group + 1] - begin;
      index.postings[group] = encoder.encode(std::span(all.all.units).subspan(begin, count),
                                             std::span(all.all.impacts).subspan(begin, count));
    }
  });
  return index;
}

}  // namespace waymark
