#include "search/term_index.h"

#include <algorithm>
#include <array>
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

using Classes = std::array<std::size_t, highest_impact + 1>;  // how many postings by impact

// Cuts `counts` down to what is told; of the lowest impact that is left only those of the first units are.
bool cut(Classes& counts) {
  std::size_t kept = 0;
  bool truncated = false;
  for (std::size_t impact = highest_impact; impact > 0; --impact) {
    const std::size_t most = most_postings - kept;
    truncated = truncated || counts[impact] > most;
    counts[impact] = std::min(counts[impact], most);
    kept += counts[impact];
  }
  return truncated;
}

std::string encode(std::span<const std::uint32_t> units, std::span<const std::uint8_t> impacts) {
  Classes counts = {};
  for (const std::uint8_t impact : impacts) ++counts[impact];
  const bool truncated = cut(counts);
  const auto classes = static_cast<std::uint64_t>(std::ranges::count_if(counts, [](std::size_t n) { return n > 0; }));
  std::string out;
  append_digits(out, units.size());
  append_digits(out, 2 * classes + (truncated ? 1 : 0));
  // By impact, each a list of its own, filled in the order of units.
  std::array<std::size_t, highest_impact + 2> place = {};
  for (std::size_t impact = highest_impact; impact > 0; --impact) place[impact] = place[impact + 1] + counts[impact];
  std::vector<std::uint32_t> sorted(place[1]);
  Classes filled = {};
  for (std::size_t i = 0; i < units.size(); ++i) {
    const std::uint8_t impact = impacts[i];
    if (filled[impact] < counts[impact]) sorted[place[impact + 1U] + filled[impact]++] = units[i];
  }
  for (std::size_t impact = highest_impact; impact > 0; --impact) {
    if (counts[impact] == 0) continue;
    append_digits(out, impact);
    append_digits(out, counts[impact]);
    std::uint32_t before = 0;
    for (std::size_t i = place[impact + 1]; i < place[impact]; ++i) {
      append_digits(out, sorted[i] - before);
      before = sorted[i];
    }
  }
  return out;
}

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
    const std::size_t end = std::min<std::size_t>((part + 1) * at_once, merged.groups);
    for (std::size_t group = part * at_once; group < end; ++group) {
      const std::size_t begin = all.begin[group];
      const std::size_t count = all.begin[group + 1] - begin;
      index.postings[group] =
          encode(std::span(all.all.units).subspan(begin, count), std::span(all.all.impacts).subspan(begin, count));
    }
  });
  return index;
}

}  // namespace waymark
