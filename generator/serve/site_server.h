#pragma once
// A site, served: its state, what watches its files, its answers and the web server, started and stopped together.

#include <memory>
#include <string>
#include <thread>

#include "serve/answers/answers.h"
#include "serve/http/http_server.h"
#include "serve/live_site.h"
#include "serve/watch/watcher.h"

namespace waymark {

struct ServerSettings {
  ServeSettings site;
  AnswerSettings answers;
  std::string host = "127.0.0.1";
  int port = 0;  // 0: any
  bool poll = false;
  LiveSite::Tell tell;                           // after each change, from a thread of the server
  std::function<void(const std::string&)> warn;  // likewise
};

class SiteServer {
 public:
  // Makes the site; takes as long as a build. `disk` must outlive the server.
  SiteServer(ServerSettings settings, const Disk& disk);
  ~SiteServer();
  SiteServer(const SiteServer&) = delete;
  SiteServer& operator=(const SiteServer&) = delete;

  // Returns the address that readers open, "http://127.0.0.1:4000/mfa/".
  Result<std::string> start();
  void stop();
  const LiveSite& site() const { return site_; }

 private:
  void watch_files();
  Changes watch_places();

  ServerSettings settings_;
  LiveSite site_;
  Answers answers_;
  HttpServer http_;
  std::unique_ptr<Watcher> watcher_;
  WatchedPlaces watched_;
  std::thread watching_;
  std::thread serving_;
};

}  // namespace waymark
