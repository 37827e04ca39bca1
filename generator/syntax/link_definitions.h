#pragma once
// Where the link reference definitions of a document stand. cmark-gfm resolves them and keeps no trace, so they are
// looked for in the lines that no block of its tree covers.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "source/span.h"
#include "syntax/source_lines.h"

namespace waymark {

class LinkDefinitions {
 public:
  // `covered[line]` is set for each line (from 1) that belongs to a leaf block. With `footnotes` "[^a]: b" is none.
  void find(const SourceLines& source, const std::vector<bool>& covered, bool footnotes);

  // The destination as written in the first definition of `label`; empty when it was not found.
  Span target(std::string_view label) const;
  // Of every definition, whether a link uses it or not, in order of place.
  const std::vector<Span>& all_targets() const { return all_; }

 private:
  std::unordered_map<std::string, Span> targets_;  // by normalised label
  std::vector<Span> all_;
};

}  // namespace waymark
