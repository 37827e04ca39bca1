#include "serve/http/http_server.h"

#include <atomic>
#include <fmt/format.h>
#include <httplib.h>
#include <sys/socket.h>

namespace waymark {
namespace {

// Every open page holds one for as long as it waits for news, so there are more than a browser has tabs.
constexpr std::size_t workers = 64;
constexpr int most_streams = 48;
constexpr int most_ports = 100;
constexpr std::size_t largest_body = 64 << 10;
constexpr int listening_backlog_seconds = 5;

Asked read_request(const httplib::Request& request) {
  return {.method = request.method,
          .target = request.target,
          .host = request.get_header_value("Host"),
          .origin = request.get_header_value("Origin"),
          .token = request.get_header_value("X-Waymark-Token"),
          .if_none_match = request.get_header_value("If-None-Match"),
          .body = request.body};
}

}  // namespace

struct HttpServer::Server {
  httplib::Server http;
  std::function<Answer(const Asked&)> answer;
  std::atomic<int> streams = 0;

  void reply(const httplib::Request& request, httplib::Response& response) {
    Answer answered = answer(read_request(request));
    for (const auto& [name, value] : answered.headers) response.set_header(name, value);
    if (answered.stream) {
      reply_in_pieces(std::move(answered), response);
      return;
    }
    // What is asked for in part is answered in part: the library does that where no status was set.
    if (answered.status != 200) response.status = answered.status;
    if (!answered.type.empty()) response.set_content(answered.body, answered.type);
  }

  void reply_in_pieces(Answer answered, httplib::Response& response) {
    if (++streams > most_streams) {
      --streams;
      response.status = 503;
      return;
    }
    response.set_chunked_content_provider(
        answered.type,
        [stream = std::move(answered.stream)](std::size_t, httplib::DataSink& sink) {
          std::string piece;
          if (!stream(piece)) {
            sink.done();
            return true;
          }
          return sink.write(piece.data(), piece.size());
        },
        [this](bool) { --streams; });
  }
};

HttpServer::HttpServer(std::function<Answer(const Asked&)> answer) : server_(std::make_unique<Server>()) {
  server_->answer = std::move(answer);
  httplib::Server& http = server_->http;
  http.new_task_queue = [] { return new httplib::ThreadPool(workers); };
  // Without SO_REUSEPORT, which would let a second server take the same port.
  http.set_socket_options([](socket_t socket) {
    const int yes = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
  });
  http.set_tcp_nodelay(true);
  // A connection a request: one that is kept would be asked a hundred times a second whether there is more.
  http.set_keep_alive_max_count(1);
  http.set_keep_alive_timeout(1);
  http.set_read_timeout(listening_backlog_seconds);
  http.set_payload_max_length(largest_body);
  // Before any pattern is compared with the path, which is as hostile as can be.
  http.set_pre_routing_handler([this](const httplib::Request& request, httplib::Response& response) {
    if (request.method == "POST") return httplib::Server::HandlerResponse::Unhandled;  // its body is not read yet
    server_->reply(request, response);
    return httplib::Server::HandlerResponse::Handled;
  });
  http.Post("/_waymark/[a-z]+", [this](const httplib::Request& request, httplib::Response& response) {
    server_->reply(request, response);
  });
}

HttpServer::~HttpServer() = default;

Result<int> HttpServer::bind(const std::string& host, int port) {
  if (port == 0) {
    const int any = server_->http.bind_to_any_port(host);
    if (any > 0) return any;
    return fail(fmt::format("cannot listen at \"{}\"; is it an address of this machine?", host));
  }
  for (int i = 0; i < most_ports && port + i <= 65535; ++i) {
    if (server_->http.bind_to_port(host, port + i)) return port + i;
  }
  return fail(fmt::format("cannot listen at \"{}\", port {} or one of the next {}; name another with --port", host,
                          port, most_ports - 1));
}

void HttpServer::run() { server_->http.listen_after_bind(); }
void HttpServer::stop() { server_->http.stop(); }

}  // namespace waymark
