#pragma once
// Source files made from text, for the tests of this layer.

#include <string>
#include <utility>

#include "source/source_file.h"

namespace waymark {

inline SourceFile source_of(std::string text, std::string path = "article.md") {
  SourceFile file;
  file.path = path;
  file.logical_path = std::move(path);
  file.text = std::move(text);
  file.lines = LineIndex(file.text);
  return file;
}

}  // namespace waymark
