#include "serve/watch/watcher.h"

#include <mutex>
#include <utility>

namespace waymark {
namespace {

// Goes over to polling when the kernel gives up.
class FallingBackWatcher final : public Watcher {
 public:
  FallingBackWatcher(std::unique_ptr<Watcher> first, std::function<void(const std::string&)> say)
      : first_(std::move(first)), say_(std::move(say)) {}

  bool watch(const WatchedPlaces& places) override {
    const std::lock_guard lock(mutex_);
    if (second_) return second_->watch(places);
    if (first_->watch(places)) return true;
    say_(
        "The system watches no more files, so Waymark looks at them itself, which takes longer and costs a little. "
        "Raise fs.inotify.max_user_watches to change that");
    second_ = make_polling_watcher();
    second_->watch(places);
    if (stopped_) second_->stop();
    first_->stop();
    return true;
  }

  Changes next() override {
    // Only one thread asks, and second_ is never taken away again.
    Watcher* second = nullptr;
    {
      const std::lock_guard lock(mutex_);
      second = second_.get();
    }
    if (second != nullptr) return second->next();
    Changes changes = first_->next();
    const std::lock_guard lock(mutex_);
    // What the first was still told nobody asks it any more.
    if (second_ && !stopped_) changes.anything = true;
    return changes;
  }

  void stop() override {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    first_->stop();
    if (second_) second_->stop();
  }

 private:
  std::mutex mutex_;
  std::unique_ptr<Watcher> first_;
  std::unique_ptr<Watcher> second_;
  std::function<void(const std::string&)> say_;
  bool stopped_ = false;
};

}  // namespace

std::unique_ptr<Watcher> make_watcher(bool poll, std::function<void(const std::string&)> say) {
  if (poll) return make_polling_watcher();
  auto first = make_inotify_watcher();
  if (first) return fall_back_from(std::move(first), std::move(say));
  say("The system watches no files, so Waymark looks at them itself, which takes longer and costs a little");
  return make_polling_watcher();
}

std::unique_ptr<Watcher> fall_back_from(std::unique_ptr<Watcher> first, std::function<void(const std::string&)> say) {
  return std::make_unique<FallingBackWatcher>(std::move(first), std::move(say));
}

}  // namespace waymark
