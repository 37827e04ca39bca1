#include "source/source_file.h"

namespace waymark {

SourceId SourceSet::add(SourceFile file) {
  file.id = SourceId{files_.size()};
  by_logical_path_[file.logical_path].push_back(file.id);
  files_.push_back(std::move(file));
  return files_.back().id;
}

void SourceSet::drop_text(SourceId id) {
  files_[id.index()].text = std::string();
  files_[id.index()].lines = LineIndex();
}

void SourceSet::add_asset(Asset asset) { assets_.push_back(std::move(asset)); }

const std::vector<SourceId>& SourceSet::at_logical_path(std::string_view logical_path) const {
  static const std::vector<SourceId> none;
  const auto found = by_logical_path_.find(logical_path);
  return found == by_logical_path_.end() ? none : found->second;
}

}  // namespace waymark
