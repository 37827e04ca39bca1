#pragma once
// Flags of the verbs that refactor: mv, rename-heading, rm.

#include <cstddef>
#include <string>

namespace CLI {
class App;
}

namespace waymark {

// What all three have.
struct RefactorFlags {
  std::string site;
  std::size_t jobs = 0;
  bool dry_run = false;
  bool dirty = false;
  bool force = false;
};

struct MoveFlags {
  RefactorFlags all;
  std::string article;
  std::string to;
  std::string since;
  bool images = false;
  bool no_redirect = false;
};

struct RenameFlags {
  RefactorFlags all;
  std::string place;    // FILE#anchor
  std::string heading;  // Markdown
  bool all_versions = false;
  bool keep_anchor = false;
};

struct RemoveFlags {
  RefactorFlags all;
  std::string article;
  std::string to;
  std::string since;
  bool images = false;
};

void declare_move(CLI::App& app, MoveFlags& flags);
void declare_rename(CLI::App& app, RenameFlags& flags);
void declare_remove(CLI::App& app, RemoveFlags& flags);

}  // namespace waymark
