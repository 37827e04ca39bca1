#pragma once
// Tells what changes on the disk.

#include <functional>
#include <memory>
#include <string>

#include "serve/watch/changes.h"
#include "serve/watch/watched_places.h"

namespace waymark {

class Watcher {
 public:
  virtual ~Watcher() = default;
  // What to watch from now on. From any thread. False when the system cannot watch that much.
  virtual bool watch(const WatchedPlaces& places) = 0;
  // Waits for changes, and until they are over. Empty after stop().
  virtual Changes next() = 0;
  // From any thread.
  virtual void stop() = 0;
};

// Asks the kernel to be told; null when it cannot be asked.
std::unique_ptr<Watcher> make_inotify_watcher();
// Looks at every file again and again: for folders of other machines, and where the kernel watches no more.
std::unique_ptr<Watcher> make_polling_watcher();

// Watches as `first` does until that cannot watch so much, and by polling from then on.
std::unique_ptr<Watcher> fall_back_from(std::unique_ptr<Watcher> first, std::function<void(const std::string&)> say);

// The first of the two that can do it, and one after the other when the limits of the first are met; `say` is told why.
std::unique_ptr<Watcher> make_watcher(bool poll, std::function<void(const std::string&)> say);

}  // namespace waymark
