#include "search/reader_masks.h"

#include <algorithm>
#include <fmt/format.h>

namespace waymark {
namespace {

constexpr std::uint64_t most_exact = (std::uint64_t{1} << 53) - 1;  // 2^53 - 1, Number.MAX_SAFE_INTEGER

}  // namespace

std::string mask_json(UsageSet set) {
  return set.bits() > most_exact ? fmt::format("\"{}\"", set.bits()) : fmt::format("{}", set.bits());
}

std::uint32_t ReaderMasks::number(UsageSet set) {
  const auto found = std::ranges::find(sets_, set);
  const auto index = static_cast<std::uint32_t>(found - sets_.begin());
  if (found == sets_.end()) sets_.push_back(set);
  return index;
}

std::string ReaderMasks::json() const {
  std::string out;
  for (const UsageSet set : sets_) {
    out += out.empty() ? "[" : ",";
    out += mask_json(set);
  }
  return out.empty() ? "[]" : out + "]";
}

}  // namespace waymark
