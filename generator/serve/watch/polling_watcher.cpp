#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <dirent.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <sys/stat.h>
#include <utility>

#include "base/disk.h"
#include "serve/watch/watcher.h"

namespace waymark {
namespace {

using Clock = std::chrono::steady_clock;

// Between two looks; where one takes long, a multiple of that, so that no more than a tenth of a core is spent.
constexpr std::chrono::milliseconds pause{300};
constexpr int pause_factor = 9;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

struct Stamp {
  std::int64_t seconds = 0;
  std::int64_t nanoseconds = 0;
  std::uint64_t size = 0;
  std::uint64_t inode = 0;
  friend bool operator==(const Stamp&, const Stamp&) = default;
};

using Stamps = std::map<std::string, Stamp>;

void look_at(const std::string& path, const struct stat& status, Stamps& stamps) {
  stamps[path] = {.seconds = status.st_mtim.tv_sec,
                  .nanoseconds = status.st_mtim.tv_nsec,
                  .size = static_cast<std::uint64_t>(status.st_size),
                  .inode = status.st_ino};
}

Stamps look(const WatchedPlaces& places) {
  Stamps stamps;
  std::vector<std::string> open(places.folders.begin(), places.folders.end());
  while (!open.empty()) {
    const std::string folder = std::move(open.back());
    open.pop_back();
    if (!places.holds_folder(folder)) continue;
    const std::unique_ptr<DIR, CloseFolder> entries(::opendir(folder.c_str()));
    if (!entries) continue;
    while (const dirent* entry = ::readdir(entries.get())) {
      const std::string name = entry->d_name;
      if (is_passing_name(name)) continue;
      struct stat status {};
      if (::fstatat(::dirfd(entries.get()), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
      const std::string path = join_disk_path(folder, name);
      if (S_ISDIR(status.st_mode))
        open.push_back(path);
      else
        look_at(path, status, stamps);
    }
  }
  for (const std::string& file : places.files) {
    struct stat status {};
    if (::stat(file.c_str(), &status) == 0) look_at(file, status, stamps);
  }
  return stamps;
}

Changes difference(const Stamps& before, const Stamps& after) {
  Changes changes;
  for (const auto& [path, stamp] : after) {
    const auto known = before.find(path);
    if (known == before.end() || !(known->second == stamp)) changes.paths.insert(path);
  }
  for (const auto& [path, stamp] : before) {
    if (!after.contains(path)) changes.paths.insert(path);
  }
  return changes;
}

class PollingWatcher final : public Watcher {
 public:
  bool watch(const WatchedPlaces& places) override {
    Stamps now = look(places);
    const std::lock_guard lock(mutex_);
    // What is watched anew is taken as it is; what was watched before is compared with what it was then.
    for (const auto& [path, stamp] : stamps_) {
      if (places_.holds(path) && places.holds(path)) now[path] = stamp;
    }
    places_ = places;
    stamps_ = std::move(now);
    return true;
  }

  Changes next() override {
    std::chrono::nanoseconds took{0};
    Changes gathered;
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        if (woken_.wait_for(lock, std::max<std::chrono::nanoseconds>(pause, took * pause_factor),
                            [&] { return stopped_; }))
          return {};
      }
      Changes changes = round(took);
      if (changes.empty() && !gathered.empty()) return gathered;
      const bool few = changes.paths.size() <= 5;
      gathered.add(std::move(changes));
      // A crowd may go on; a writer's save is over.
      if (!gathered.empty() && few) return gathered;
    }
  }

  void stop() override {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    woken_.notify_all();
  }

 private:
  Changes round(std::chrono::nanoseconds& took) {
    WatchedPlaces places;
    {
      const std::lock_guard lock(mutex_);
      places = places_;
    }
    const Clock::time_point start = Clock::now();
    Stamps now = look(places);
    took = Clock::now() - start;
    const std::lock_guard lock(mutex_);
    if (!(places == places_)) return {};
    Changes changes = difference(stamps_, now);
    stamps_ = std::move(now);
    return changes;
  }

  std::mutex mutex_;
  std::condition_variable woken_;
  WatchedPlaces places_;
  Stamps stamps_;
  bool stopped_ = false;
};

}  // namespace

std::unique_ptr<Watcher> make_polling_watcher() { return std::make_unique<PollingWatcher>(); }

}  // namespace waymark
