#pragma once
// Another name for an article: its files, and everything that names it.

#include <optional>
#include <string>

#include "library/library.h"
#include "refactor/refactoring.h"

namespace waymark {

struct MoveOptions {
  std::string article;  // as given at the command line
  std::string to;
  std::string since;     // a version: texts that are older keep the old name; empty: all texts move
  bool images = false;   // pictures that no other article shows move along
  bool redirect = true;  // the old address leads on
};

// Fails, saying why, when it cannot be done; nothing has happened then.
Result<Refactoring> plan_move(const Library& library, const MoveOptions& options, const Disk& disk);

}  // namespace waymark
