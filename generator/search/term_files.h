#pragma once
// The files terms-<n>.js: surfaces with what groups them and where these stand, cut so that a query loads little.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "search/term_index.h"

namespace waymark {

struct TermFile {
  std::string first;  // surface
  std::string bytes;
  std::string tag;  // four characters that change with the bytes
};

// `edition`: as base.js names it. None where there are no words.
std::vector<TermFile> term_files(const TermIndex& index, std::string_view edition, std::size_t jobs);

}  // namespace waymark
