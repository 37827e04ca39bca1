#pragma once
// Which articles need not be compiled again, because nothing that they are made of has changed.

#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/compile.h"
#include "serve/served_site.h"

namespace waymark {

class ReusedArticles {
 public:
  // `sources` and `config` are those of the state being made. Nothing is reused where site.yml says something else.
  ReusedArticles(const ServedSite& earlier, const SourceSet& sources, const Config& config);
  // A copy of what was compiled for the state before; null where it has to be compiled.
  std::optional<Compiled> find(const SourceFile& file) const;

 private:
  bool is_same(const SourceFile& older, const SourceFile& file) const;

  const ServedSite& earlier_;
  const SourceSet& sources_;
  bool any_ = false;
  bool same_files_ = false;  // no file that may be included came or went
  bool same_ids_ = true;
  std::unordered_map<std::string_view, SourceId> older_;  // by path
  std::vector<std::optional<SourceId>> newer_;            // by older id
};

}  // namespace waymark
