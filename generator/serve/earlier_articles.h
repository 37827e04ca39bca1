#pragma once
// The articles of the state before, of which those need not be compiled again whose files all say the same.

#include <string_view>
#include <unordered_map>

#include "article/cache/kept_articles.h"
#include "serve/served_site.h"

namespace waymark {

class EarlierArticles final : public KeptArticles {
 public:
  // Both must outlive it.
  EarlierArticles(const ServedSite& earlier, const WithEarlier& lock);

  std::optional<Compiled> find(const SourceFile& file, const SourceSet& sources,
                               const CompileOptions& options) const override;
  // Nothing: the state that is made has them all.
  void add(const Compiled&, const SourceFile&, const SourceSet&, const CompileOptions&) override {}

 private:
  std::optional<Compiled> copy_of(SourceId older) const;

  const ServedSite& earlier_;
  const WithEarlier& lock_;
  std::unordered_map<std::string_view, SourceId> by_path_;
};

}  // namespace waymark
