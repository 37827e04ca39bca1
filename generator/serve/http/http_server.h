#pragma once
// The web server: sockets and threads, nothing else. The only place that includes cpp-httplib.

#include <functional>
#include <memory>
#include <string>

#include "base/failure.h"
#include "serve/answers/answer.h"

namespace waymark {

class HttpServer {
 public:
  // `answer` is called from many threads.
  explicit HttpServer(std::function<Answer(const Asked&)> answer);
  ~HttpServer();
  HttpServer(const HttpServer&) = delete;
  HttpServer& operator=(const HttpServer&) = delete;

  // Takes `port` of `host`, or the first of the next ones that is free; with port 0 any. Returns the port. Requests
  // wait until run().
  Result<int> bind(const std::string& host, int port);
  // Answers until stop().
  void run();
  // From any thread. Streams must have been ended.
  void stop();

 private:
  struct Server;
  std::unique_ptr<Server> server_;
};

}  // namespace waymark
