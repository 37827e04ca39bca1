#include "article/repairs/offset_map.h"

#include <algorithm>

#include "article/spans.h"

namespace waymark {

std::string OffsetMap::apply(std::string_view text, std::vector<TextEdit> edits, OffsetMap& map) {
  std::ranges::stable_sort(edits, {}, [](const TextEdit& edit) { return edit.span; });
  std::string result;
  result.reserve(text.size() + 64 * edits.size());
  map.runs_.clear();
  map.runs_.push_back({});
  std::uint32_t at = 0;
  for (const TextEdit& edit : edits) {
    if (edit.span.begin < at || edit.span.end > text.size()) continue;
    result.append(text.substr(at, edit.span.begin - at));
    map.runs_.push_back({.begin = offset32(result.size()), .original = edit.span.begin, .verbatim = false});
    result.append(edit.replacement);
    map.runs_.push_back({.begin = offset32(result.size()), .original = edit.span.end});
    at = edit.span.end;
  }
  result.append(text.substr(at));
  return result;
}

const OffsetMap::Run& OffsetMap::run_at(std::uint32_t offset) const {
  const auto behind = std::ranges::upper_bound(runs_, offset, {}, &Run::begin);
  return behind == runs_.begin() ? runs_.front() : *std::prev(behind);
}

std::uint32_t OffsetMap::to_original(std::uint32_t offset) const {
  const Run& run = run_at(offset);
  return run.verbatim ? run.original + (offset - run.begin) : run.original;
}

bool OffsetMap::is_verbatim(std::uint32_t offset) const { return run_at(offset).verbatim; }

}  // namespace waymark
