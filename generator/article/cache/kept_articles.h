#pragma once
// What was compiled earlier, for who compiles again.

#include <optional>

#include "article/compile.h"

namespace waymark {

// All of it from any thread.
class KeptArticles {
 public:
  virtual ~KeptArticles() = default;
  // As compile() would make it; null where that cannot be known without compiling.
  virtual std::optional<Compiled> find(const SourceFile& file, const SourceSet& sources,
                                       const CompileOptions& options) const = 0;
  // What was compiled as it was not found.
  virtual void add(const Compiled& compiled, const SourceFile& file, const SourceSet& sources,
                   const CompileOptions& options) = 0;
};

}  // namespace waymark
