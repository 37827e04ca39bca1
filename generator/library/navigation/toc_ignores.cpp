#include "library/navigation/toc_ignores.h"

#include "article/ignore_words.h"
#include "article/ignores.h"
#include "library/navigation/navigation.h"

namespace waymark {

std::vector<Ignore> toc_ignores(const Library& library) {
  std::vector<Ignore> ignores;
  if (!library.config->navigation.empty()) return ignores;
  for (const SourceFile& file : library.sources->files()) {
    if (file.kind != SourceKind::toc || file.text.find(ignore_keyword) == std::string::npos) continue;
    if (is_toc_markdown(file)) {
      collect_ignores(parse_toc_markdown(file).tree, file, ignores);
    } else {
      collect_yaml_ignores(file, ignores);
    }
  }
  return ignores;
}

}  // namespace waymark
