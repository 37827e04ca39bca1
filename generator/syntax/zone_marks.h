#pragma once
// The marks round what holds for some readers only: ::: zone pivot="a,b" and ::: zone-end (reference of the
// dialects, 9.1 and 9.2).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

struct ZoneMark {
  bool end = false;
  std::vector<std::string> pivots;  // as written; none: the zone is not for some readers only
  std::string target;               // docs, chromeless, pdf, or empty
  std::string mistake;              // what is wrong with it, as a clause; the zone is for everybody then
};

// `line` begins at ":::". Null for what is no zone's, be it malformed or not.
std::optional<ZoneMark> read_zone_mark(std::string_view line);

}  // namespace waymark
