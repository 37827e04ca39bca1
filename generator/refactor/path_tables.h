#pragma once
// The tables that say where files lived when their links were written (content[].path_map), as far as a refactoring
// moves files that stand in them.

#include <map>
#include <string>

#include "base/disk.h"
#include "base/failure.h"
#include "config/config.h"
#include "refactor/refactoring.h"

namespace waymark {

class PathTables {
 public:
  PathTables(const Config& config, const Disk& disk) : config_(config), disk_(disk) {}

  // Does a table name the file at `path`, below `root`?
  Result<bool> maps(const ContentRoot& root, const std::string& path);
  // The row of `path` is about `new_path` now, whose links are relative to `logical_path`.
  void move(const ContentRoot& root, const std::string& path, const std::string& new_path,
            const std::string& logical_path);
  void write(Refactoring& refactoring) const;

 private:
  struct Table {
    std::string text;
    bool changed = false;
  };
  Result<Table*> read(const ContentRoot& root);

  const Config& config_;
  const Disk& disk_;
  std::map<std::string, Table> tables_;  // by the table's file
};

}  // namespace waymark
