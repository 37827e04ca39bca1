#include "serve/site_server.h"

#include <fmt/format.h>
#include <utility>

#include "render/here.h"
#include "serve/watch/look.h"

namespace waymark {

SiteServer::SiteServer(ServerSettings settings, const Disk& disk)
    : settings_(std::move(settings)),
      site_(settings_.site, disk, settings_.tell),
      answers_(site_, disk, settings_.answers),
      http_([this](const Asked& asked) { return answers_.answer(asked); }) {}

SiteServer::~SiteServer() { stop(); }

Result<std::string> SiteServer::start() {
  const auto port = http_.bind(settings_.host, settings_.port);
  if (!port) return std::unexpected(port.error());
  std::string root = "/";
  site_.read([&](const ServedSite& state) {
    if (!state.report.config_failed) root = root_path(state.config);
  });
  watcher_ = make_watcher(settings_.poll, settings_.warn);
  const Changes early = watch_places();
  // From here on only the thread that makes states asks for that.
  site_.on_remade([this] {
    if (const Changes meanwhile = watch_places(); !meanwhile.empty()) site_.change(meanwhile);
  });
  if (!early.empty()) site_.change(early);
  watching_ = std::thread([this] { watch_files(); });
  serving_ = std::thread([this] { http_.run(); });
  const bool any_address = settings_.host == "0.0.0.0" || settings_.host == "::";
  const std::string name = any_address                    ? "localhost"
                           : settings_.host.contains(':') ? "[" + settings_.host + "]"
                                                          : settings_.host;
  return fmt::format("http://{}:{}{}", name, *port, root);
}

// What changed in places that are new, after the state was made and before anybody watched them.
Changes SiteServer::watch_places() {
  WatchedPlaces now;
  bool whole = true;
  std::int64_t began = 0;
  site_.read([&](const ServedSite& state) {
    now = places_of(state, settings_.site);
    whole = state.frame() != nullptr;
    began = state.began;
  });
  // Another site.yml may name other folders. One that cannot be used names none: what was watched before still is.
  if (!whole) {
    now.folders.insert(watched_.folders.begin(), watched_.folders.end());
    now.files.insert(watched_.files.begin(), watched_.files.end());
    now.left_out.insert(watched_.left_out.begin(), watched_.left_out.end());
  }
  if (now == watched_) return {};
  watcher_->watch(now);
  watched_ = std::move(now);
  return changed_since(watched_, began);
}

void SiteServer::watch_files() {
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
  // A state that is being made asks the watcher to watch its places.
  site_.finish();
}

}  // namespace waymark
