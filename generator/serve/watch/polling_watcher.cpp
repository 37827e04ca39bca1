#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <map>
#include <mutex>
#include <utility>

#include "serve/watch/look.h"
#include "serve/watch/settle.h"
#include "serve/watch/watcher.h"

namespace waymark {
namespace {

using Clock = std::chrono::steady_clock;

// Between two looks; where one takes long, a multiple of that, so that no more than a tenth of a core is spent.
constexpr std::chrono::milliseconds pause{300};
constexpr int pause_factor = 9;
// More at a time come from a program, and may go on; a writer's save is over.
constexpr std::size_t few = 5;

// A file that was changed again just after it was looked at need not have another stamp.
struct SeenFile {
  FileStamp stamp;
  bool settled = false;
};

using SeenFiles = std::map<std::string, SeenFile>;

SeenFiles look(const WatchedPlaces& places) {
  SeenFiles seen;
  const std::int64_t looked = stamp_clock();
  look_at(
      places,
      [&](const std::string& path, const FileStamp& stamp) {
        seen[path] = {.stamp = stamp, .settled = is_settled(stamp, looked)};
      },
      [](const std::string&, const FileStamp&) {});
  return seen;
}

Changes difference(const SeenFiles& before, const SeenFiles& after) {
  Changes changes;
  for (const auto& [path, seen] : after) {
    const auto known = before.find(path);
    // One that has settled since is told again. One that never does, such as a file from the future, is not.
    if (known == before.end() || !(known->second.stamp == seen.stamp) || (seen.settled && !known->second.settled))
      changes.paths.insert(path);
  }
  for (const auto& [path, seen] : before) {
    if (!after.contains(path)) changes.paths.insert(path);
  }
  return changes;
}

class PollingWatcher final : public Watcher {
 public:
  bool watch(const WatchedPlaces& places) override {
    {
      const std::lock_guard lock(mutex_);
      if (places == places_) return true;
    }
    SeenFiles now = look(places);
    const std::lock_guard lock(mutex_);
    // What is watched anew is taken as it is; what was watched before is still compared with what it was then, be it
    // that it was not there.
    std::erase_if(now, [&](const auto& seen) { return places_.holds(seen.first); });
    for (auto& [path, seen] : seen_) {
      if (places.holds(path)) now.emplace(path, seen);
    }
    places_ = places;
    seen_ = std::move(now);
    return true;
  }

  Changes next() override {
    std::chrono::nanoseconds took{0};
    Changes gathered;
    Clock::time_point first;
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        if (woken_.wait_for(lock, std::max<std::chrono::nanoseconds>(pause, took * pause_factor),
                            [&] { return stopped_; }))
          return {};
      }
      Changes changes = round(took);
      if (gathered.empty()) first = Clock::now();
      const bool is_crowd = changes.paths.size() > few;
      gathered.add(std::move(changes));
      if (!gathered.empty() && (!is_crowd || Clock::now() - first >= Settle::longest_after_many)) return gathered;
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
    SeenFiles now = look(places);
    took = Clock::now() - start;
    const std::lock_guard lock(mutex_);
    if (!(places == places_)) return {};
    Changes changes = difference(seen_, now);
    seen_ = std::move(now);
    return changes;
  }

  std::mutex mutex_;
  std::condition_variable woken_;
  WatchedPlaces places_;
  SeenFiles seen_;
  bool stopped_ = false;
};

}  // namespace

std::unique_ptr<Watcher> make_polling_watcher() { return std::make_unique<PollingWatcher>(); }

}  // namespace waymark
