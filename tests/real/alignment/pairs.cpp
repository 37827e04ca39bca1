#include "real/alignment/pairs.h"

#include <fmt/format.h>

#include "base/text.h"

namespace waymark {
namespace {

std::string without_hash(std::string_view anchor) {
  if (anchor.starts_with('#')) anchor.remove_prefix(1);
  return std::string(anchor);
}

}  // namespace

PairList read_pairs(std::string_view text) {
  PairList list;
  std::size_t number = 0;
  for (const std::string_view line : split_lines(text)) {
    ++number;
    if (trim(line).empty() || line.starts_with('#')) continue;
    std::vector<std::string_view> cells = split(line, '\t');
    for (std::string_view& cell : cells) cell = trim(cell);
    if (number == 1 && iequals(cells.front(), "article")) continue;
    if (cells.size() < 4 || cells.size() > 6) {
      list.errors.push_back(fmt::format("line {}: {} columns instead of 5 or 6", number, cells.size()));
      continue;
    }
    cells.resize(6);
    CheckedPair pair{.line = number,
                     .article = std::string(cells[0]),
                     .from_version = std::string(cells[1]),
                     .from_anchor = without_hash(cells[2]),
                     .to_version = std::string(cells[3]),
                     .locale = std::string(cells[5])};
    const std::string_view to = cells[4];
    if (to != "-") {
      const std::size_t hash = to.find('#');
      if (hash != std::string_view::npos) pair.to_article = std::string(to.substr(0, hash));
      pair.to_anchor = hash == std::string_view::npos ? std::string(to) : std::string(to.substr(hash + 1));
    }
    list.pairs.push_back(std::move(pair));
  }
  return list;
}

}  // namespace waymark
