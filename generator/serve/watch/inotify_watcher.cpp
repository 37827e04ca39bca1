#include <algorithm>
#include <array>
#include <cerrno>
#include <dirent.h>
#include <map>
#include <mutex>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>

#include "base/disk.h"
#include "base/site_path.h"
#include "serve/watch/settle.h"
#include "serve/watch/watcher.h"

namespace waymark {
namespace {

// A file that is closed after writing or put in its place is whole; one that is only being written is not looked at.
constexpr std::uint32_t wanted = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_DELETE_SELF |
                                 IN_MOVE_SELF | IN_ONLYDIR | IN_EXCL_UNLINK;
constexpr std::size_t event_bytes = 64 << 10;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

class InotifyWatcher final : public Watcher {
 public:
  InotifyWatcher(int events, int wake) : events_(events), wake_(wake) {}
  ~InotifyWatcher() override {
    ::close(events_);
    ::close(wake_);
  }

  bool watch(const WatchedPlaces& places) override {
    const std::lock_guard lock(mutex_);
    if (places == places_ && !folders_.empty()) return !full_;
    places_ = places;
    for (const auto& [id, folder] : std::map(folders_)) {
      if (!is_wanted(folder)) forget(id);
    }
    add_places_below("");
    return !full_;
  }

  Changes next() override {
    Changes changes;
    Settle settle;
    for (;;) {
      std::array<pollfd, 2> waiting{pollfd{events_, POLLIN, 0}, pollfd{wake_, POLLIN, 0}};
      int timeout = -1;
      if (settle.pending()) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(settle.due() - std::chrono::steady_clock::now());
        if (left.count() <= 0) return changes;
        timeout = static_cast<int>(left.count());
      }
      const int ready = ::poll(waiting.data(), waiting.size(), timeout);
      if (ready < 0 && errno != EINTR) return {};
      if (waiting[1].revents != 0) return {};
      if (ready <= 0 || waiting[0].revents == 0) continue;
      if (const std::size_t count = read_events(changes); count > 0)
        settle.note(std::chrono::steady_clock::now(), count);
    }
  }

  void stop() override {
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(wake_, &one, sizeof one);
  }

 private:
  bool is_wanted(const std::string& folder) const { return places_.holds_folder(folder) || leads_to_place(folder); }

  bool leads_to_place(const std::string& folder) const {
    const auto leads = [&](const std::string& path) { return folder == above(path) || is_below(path, folder); };
    return std::ranges::any_of(places_.files, leads) || std::ranges::any_of(places_.folders, leads);
  }

  // All of them for "".
  void add_places_below(const std::string& folder) {
    const auto is_meant = [&](const std::string& path) { return folder.empty() || is_below(path, folder); };
    for (const std::string& place : places_.folders) {
      if (!is_meant(place)) continue;
      add_tree(place, nullptr);
      add_way_to(place);
    }
    for (const std::string& file : places_.files) {
      if (is_meant(file)) add_way_to(file);
    }
  }

  // The folders above a place, in which it would come back, should it go: all up to the working folder, and of those
  // elsewhere, which belong to others, the nearest that is there.
  void add_way_to(const std::string& path) {
    for (std::string folder = above(path); !full_; folder = above(folder)) {
      const bool is_there = add(folder);
      if (folder == "/" || folder.ends_with('.') || (is_there && (folder.starts_with('/') || folder.starts_with(".."))))
        return;
    }
  }

  static std::string above(const std::string& path) {
    const std::string_view folder = folder_of(path);
    if (!folder.empty()) return std::string(folder);
    if (path == "." || path == "..") return join_disk_path(path, "..");
    return path.starts_with('/') ? "/" : ".";
  }

  void forget(int id) {
    ::inotify_rm_watch(events_, id);
    const auto folder = folders_.find(id);
    if (folder == folders_.end()) return;
    ids_.erase(folder->second);
    folders_.erase(folder);
  }

  void forget_tree(const std::string& root) {
    const std::string below = root + "/";
    for (const auto& [id, folder] : std::map(folders_)) {
      if (folder == root || folder.starts_with(below)) forget(id);
    }
  }

  bool add(const std::string& folder) {
    const int id = ::inotify_add_watch(events_, folder.c_str(), wanted);
    if (id < 0) {
      if (errno == ENOSPC || errno == ENOMEM) full_ = true;
      return false;
    }
    // A folder that was moved keeps its number.
    if (const auto known = folders_.find(id); known != folders_.end() && known->second != folder)
      ids_.erase(known->second);
    folders_[id] = folder;
    ids_[folder] = id;
    return true;
  }

  // With all that is below it. Files found there are `found`: they may have come before the watch did.
  void add_tree(const std::string& root, Changes* found) {
    std::vector<std::string> open{root};
    while (!open.empty() && !full_) {
      const std::string folder = std::move(open.back());
      open.pop_back();
      if (!places_.holds_folder(folder) || !add(folder)) continue;
      const std::unique_ptr<DIR, CloseFolder> entries(::opendir(folder.c_str()));
      if (!entries) continue;
      while (const dirent* entry = ::readdir(entries.get())) {
        const std::string name = entry->d_name;
        if (is_passing_name(name)) continue;
        const std::string path = join_disk_path(folder, name);
        bool is_folder = entry->d_type == DT_DIR;
        if (entry->d_type == DT_UNKNOWN) {
          struct stat status {};
          is_folder = ::lstat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
        }
        if (is_folder)
          open.push_back(path);
        else if (found != nullptr && places_.holds(path))
          found->paths.insert(path);
      }
    }
  }

  // How many of the events there are now matter.
  std::size_t read_events(Changes& changes) {
    alignas(inotify_event) std::array<char, event_bytes> bytes;
    const ssize_t size = ::read(events_, bytes.data(), bytes.size());
    if (size <= 0) return 0;
    const std::lock_guard lock(mutex_);
    std::size_t count = 0;
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      const auto* event = reinterpret_cast<const inotify_event*>(bytes.data() + at);
      at += sizeof(inotify_event) + event->len;
      if (take(*event, changes)) ++count;
    }
    return count;
  }

  bool take(const inotify_event& event, Changes& changes) {
    if ((event.mask & IN_Q_OVERFLOW) != 0) {
      for (const std::string& folder : places_.folders) add_tree(folder, nullptr);
      changes.anything = true;
      return true;
    }
    const auto known = folders_.find(event.wd);
    if (known == folders_.end()) return false;
    const std::string folder = known->second;
    if ((event.mask & IN_IGNORED) != 0) {
      if (const auto id = ids_.find(folder); id != ids_.end() && id->second == event.wd) ids_.erase(id);
      folders_.erase(known);
      return false;
    }
    if ((event.mask & (IN_DELETE_SELF | IN_MOVE_SELF)) != 0) {
      if (!leads_to_place(folder)) return false;
      // A whole root went, or a folder above one: the next above may tell nobody, or be watched by nobody.
      if ((event.mask & IN_MOVE_SELF) != 0) forget_tree(folder);
      add_places_below(folder);
      changes.anything = true;
      return true;
    }
    if (event.len == 0) return false;
    const std::string path = join_disk_path(folder, event.name);
    if ((event.mask & IN_ISDIR) != 0) return take_folder(event, path, changes);
    // A file that was made is told again when it is closed; a link, or a second name of a file, never is.
    if ((event.mask & IN_CREATE) != 0 && !is_whole(path)) return false;
    if (!places_.holds(path)) return false;
    changes.paths.insert(path);
    return true;
  }

  bool take_folder(const inotify_event& event, const std::string& path, Changes& changes) {
    if (!places_.holds_folder(path) && leads_to_place(path)) {
      if ((event.mask & (IN_MOVED_FROM | IN_DELETE)) != 0) forget_tree(path);
      add_places_below(path);
      changes.anything = true;
      return true;
    }
    if (is_passing_name(event.name) || !places_.holds_folder(path)) return false;
    if ((event.mask & (IN_MOVED_FROM | IN_DELETE)) != 0) forget_tree(path);
    if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
      const std::size_t before = changes.paths.size();
      add_tree(path, &changes);
      // An empty folder changes nothing yet.
      if (changes.paths.size() == before) return false;
    }
    changes.anything = true;
    return true;
  }

  static bool is_whole(const std::string& path) {
    struct stat status {};
    return ::lstat(path.c_str(), &status) == 0 && (S_ISLNK(status.st_mode) || status.st_nlink > 1);
  }

  const int events_;
  const int wake_;
  std::mutex mutex_;
  WatchedPlaces places_;
  std::map<int, std::string> folders_;  // by number
  std::unordered_map<std::string, int> ids_;
  bool full_ = false;
};

}  // namespace

std::unique_ptr<Watcher> make_inotify_watcher() {
  const int events = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
  if (events < 0) return nullptr;
  const int wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  if (wake < 0) {
    ::close(events);
    return nullptr;
  }
  return std::make_unique<InotifyWatcher>(events, wake);
}

}  // namespace waymark
