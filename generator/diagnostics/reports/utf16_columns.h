#pragma once
// Columns in UTF-16 code units, as SARIF and editors count them.

#include <cstdint>
#include <vector>

#include "source/source_file.h"

namespace waymark {

class Utf16Columns {
 public:
  explicit Utf16Columns(const SourceFile& file);

  // The 1-based column of an offset, within the line that LineIndex::position() names. A byte order mark takes none.
  // Takes time by a constant, not by the length of the line.
  std::uint32_t column(std::uint32_t offset) const;

 private:
  struct Checkpoint {
    std::uint32_t offset = 0;
    std::uint32_t units = 0;  // since the line's start
  };
  const SourceFile& file_;
  std::vector<Checkpoint> checkpoints_;  // ascending; none in lines that are short
};

}  // namespace waymark
