#pragma once
// renamed_sections in front matter: what older texts of the article called a section, and what this one calls it.

#include <string>
#include <vector>

#include "diagnostics/diagnostic.h"
#include "source/source_file.h"

namespace waymark {

struct FrontMatter;

struct RenamedSection {
  std::string from;  // anchor, without "#"
  std::string to;    // anchor of this text, or "article#anchor"
  Span from_span;
  Span to_span;
  friend bool operator==(const RenamedSection&, const RenamedSection&) = default;
};

// "old: new" entry by entry: a mapping or a list in YAML, parted by commas or semicolons on one line and in legacy
// elements. Reports front-matter/wrong-rename for what does not name two anchors.
std::vector<RenamedSection> read_renamed_sections(const SourceFile& file, const FrontMatter& front,
                                                  Diagnostics& diagnostics);

}  // namespace waymark
