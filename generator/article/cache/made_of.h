#pragma once
// The files that an article was compiled from, and whether compiling it again would ask the same files for the same.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "article/compile.h"

namespace waymark {

// An IncludeLookup by the file's place in the list of all that were found.
struct PlacedLookup {
  std::uint32_t from = 0;
  std::string written;
};

struct MadeOf {
  std::vector<SourceId> files;        // the article's own, then what each lookup found; one may be there twice
  std::vector<PlacedLookup> lookups;  // the first found files[1]
};

// Null where a lookup found nothing: what is said of that depends on the names of all files there are.
std::optional<MadeOf> made_of(SourceId own, const std::vector<IncludeLookup>& lookups);

// The files of MadeOf among `sources`, which need not be those of then: every lookup is done again. Null where one
// finds nothing or a file that is not `same` as the one that was at this place. `own` is taken as it is.
using IsSame = std::function<bool(std::size_t place, const SourceFile& found)>;
std::optional<std::vector<SourceId>> find_again(const SourceFile& own, const std::vector<PlacedLookup>& lookups,
                                                const SourceSet& sources, const CompileOptions& options,
                                                const IsSame& is_same);

// Whether compiling makes the same of both.
bool says_the_same(const SourceFile& a, const SourceFile& b);

// Puts into `compiled` what its files are called now: `before` and `now` by the same places. False where it names
// another file.
bool rename_sources(Compiled& compiled, const std::vector<SourceId>& before, const std::vector<SourceId>& now);

}  // namespace waymark
