#pragma once
// The end of an article: its files go, and its readers go on elsewhere.

#include <string>

#include "library/library.h"
#include "refactor/refactoring.h"

namespace waymark {

struct RemoveOptions {
  std::string article;
  std::string to;       // article, with or without #anchor, or an address; empty: nothing takes its place
  std::string since;    // a version: older texts stay; empty: all texts go
  bool images = false;  // pictures that no other article shows go, too
};

// Links to it lead to what takes its place; without that they stay, and are broken. Entries of navigation go.
Result<Refactoring> plan_removal(const Library& library, const RemoveOptions& options);

}  // namespace waymark
