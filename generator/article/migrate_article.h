#pragma once
// An article of 2013 to 2016 with its front matter in YAML, and nothing else changed: neither its bytes nor what
// readers see.

#include <optional>

#include "article/compile.h"
#include "article/front_matter/migrate_front_matter.h"

namespace waymark {

// Null when the file has no legacy element. Those elements also tell in which dialect the text is written; where that
// matters, the YAML block says `dialect: legacy` instead.
std::optional<MigratedFrontMatter> migrate_article(const SourceFile& file, const SourceSet& sources,
                                                   const CompileOptions& options);

}  // namespace waymark
