#pragma once
// What was changed on the disk since the last time, as far as a watcher knows.

#include <set>
#include <string>

namespace waymark {

struct Changes {
  std::set<std::string> paths;  // as SourceFile::path
  bool anything = false;        // the system lost count, or folders came and went: more may have changed

  bool empty() const { return paths.empty() && !anything; }
  void add(Changes more) {
    paths.merge(more.paths);
    anything = anything || more.anything;
  }
};

}  // namespace waymark
