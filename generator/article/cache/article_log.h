#pragma once
// Compiled articles in a file that outlives the run, each with what it depends on. Finding one looks whether all of
// that is still the same, and whether the value fits together.

#include "article/cache/kept_articles.h"
#include "base/blob_log.h"

namespace waymark {

class ArticleLog final : public KeptArticles {
 public:
  explicit ArticleLog(BlobLog& log) : log_(log) {}

  std::optional<Compiled> find(const SourceFile& file, const SourceSet& sources,
                               const CompileOptions& options) const override;
  void add(const Compiled& compiled, const SourceFile& file, const SourceSet& sources,
           const CompileOptions& options) override;

 private:
  BlobLog& log_;
};

}  // namespace waymark
