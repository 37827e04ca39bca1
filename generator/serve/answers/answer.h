#pragma once
// A request and what is answered, without the web server around them.

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace waymark {

struct Asked {
  std::string method;  // upper case
  std::string target;  // as sent: "/a%20b.html?x=1"
  std::string host;    // headers; empty where they are missing
  std::string origin;
  std::string token;
  std::string if_none_match;
  std::string body;
};

struct Answer {
  int status = 200;
  std::string type;  // media type; empty: no body
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  // What is told piece by piece: waits until there is a next piece and appends it; false at the end. Empty: `body` is
  // all.
  std::function<bool(std::string& piece)> stream;
};

inline Answer plain_answer(int status, std::string text) {
  return {.status = status, .type = "text/plain; charset=utf-8", .body = std::move(text) + "\n"};
}

}  // namespace waymark
