#include "serve/site_server.h"

#include <ctime>
#include <fmt/format.h>
#include <sys/stat.h>
#include <utility>

#include "render/here.h"
#include "serve/watch/watched_places.h"

namespace waymark {
namespace {

std::int64_t nanoseconds(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

// By the clock that files are dated with, which is a little behind the exact one.
std::int64_t nanoseconds_now() {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
  return nanoseconds(now);
}

}  // namespace

SiteServer::SiteServer(ServerSettings settings, const Disk& disk)
    : settings_(std::move(settings)),
      began_(nanoseconds_now()),
      site_(settings_.site, disk, settings_.tell),
      answers_(site_, disk, settings_.answers),
      http_([this](const Asked& asked) { return answers_.answer(asked); }) {}

SiteServer::~SiteServer() { stop(); }

Result<std::string> SiteServer::start() {
  const auto port = http_.bind(settings_.host, settings_.port);
  if (!port) return std::unexpected(port.error());
  std::string root = "/";
  WatchedPlaces places;
  site_.read([&](const ServedSite& state) {
    if (!state.report.config_failed) root = root_path(state.config);
    places = places_of(state, settings_.site);
  });
  watcher_ = make_watcher(settings_.poll, settings_.warn);
  watcher_->watch(places);
  // Another site.yml may name other folders. One that cannot be used names none: what was watched before still is.
  watched_ = std::move(places);
  site_.on_remade([this](const ServedSite& state) { watch_places_of(state); });
  watching_ = std::thread([this] { watch_files(); });
  serving_ = std::thread([this] { http_.run(); });
  const bool any_address = settings_.host == "0.0.0.0" || settings_.host == "::";
  const std::string name = any_address                    ? "localhost"
                           : settings_.host.contains(':') ? "[" + settings_.host + "]"
                                                          : settings_.host;
  return fmt::format("http://{}:{}{}", name, *port, root);
}

void SiteServer::watch_places_of(const ServedSite& state) {
  WatchedPlaces now = places_of(state, settings_.site);
  if (state.frame() == nullptr) {
    now.folders.insert(watched_.folders.begin(), watched_.folders.end());
    now.files.insert(watched_.files.begin(), watched_.files.end());
    now.left_out.insert(watched_.left_out.begin(), watched_.left_out.end());
  }
  watcher_->watch(now);
  watched_ = std::move(now);
}

// The first state was made before anybody watched.
Changes SiteServer::changed_while_loading() const {
  Changes changes;
  site_.read([&](const ServedSite& state) {
    for (const SourceFile& file : state.report.sources.files()) {
      struct stat status {};
      if (::stat(file.path.c_str(), &status) != 0 || nanoseconds(status.st_mtim) >= began_)
        changes.paths.insert(file.path);
    }
  });
  return changes;
}

void SiteServer::watch_files() {
  if (const Changes early = changed_while_loading(); !early.empty()) site_.change(early);
  for (;;) {
    const Changes changes = watcher_->next();
    if (changes.empty()) return;
    site_.change(changes);
  }
}

void SiteServer::stop() {
  if (!serving_.joinable()) return;
  site_.close();
  watcher_->stop();
  http_.stop();
  watching_.join();
  serving_.join();
}

}  // namespace waymark
