#include "serve/watch/look.h"

#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <utility>
#include <vector>

#include "base/disk.h"

namespace waymark {
namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

}  // namespace

void look_at(const WatchedPlaces& places, const Seen& file, const Seen& folder) {
  std::vector<std::string> open(places.folders.begin(), places.folders.end());
  while (!open.empty()) {
    const std::string path = std::move(open.back());
    open.pop_back();
    if (!places.holds_folder(path)) continue;
    const std::unique_ptr<DIR, CloseFolder> entries(::opendir(path.c_str()));
    struct stat status {};
    if (!entries || ::fstat(::dirfd(entries.get()), &status) != 0) continue;
    folder(path, stamp_of(status));
    while (const dirent* entry = ::readdir(entries.get())) {
      if (is_passing_name(entry->d_name)) continue;
      if (::fstatat(::dirfd(entries.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
      std::string found = join_disk_path(path, entry->d_name);
      if (S_ISDIR(status.st_mode))
        open.push_back(std::move(found));
      else
        file(found, stamp_of(status));
    }
  }
  for (const std::string& path : places.files) {
    struct stat status {};
    if (::stat(path.c_str(), &status) == 0) file(path, stamp_of(status));
  }
}

Changes changed_since(const WatchedPlaces& places, std::int64_t since) {
  Changes changes;
  look_at(
      places,
      [&](const std::string& path, const FileStamp& stamp) {
        if (stamp.changed >= since) changes.paths.insert(path);
      },
      // Something came into it, or went.
      [&](const std::string&, const FileStamp& stamp) { changes.anything |= stamp.modified >= since; });
  return changes;
}

}  // namespace waymark
