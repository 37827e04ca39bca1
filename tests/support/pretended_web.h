#pragma once
// A network and a time for tests: answers are written down before, each request takes a hundredth of a second, and
// waiting takes none. It keeps what was asked, when, and how much at once.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "external/web.h"

namespace waymark {

class PretendedWeb final : public Web {
 public:
  struct Asked {
    Milliseconds when{0};
    std::string what;  // "HEAD https://example.org/"
    friend bool operator==(const Asked&, const Asked&) = default;
  };
  std::vector<Asked> asked;
  std::map<std::string, std::size_t> most_at_once;  // by host
  std::int64_t start_of_time = 1'000'000'000;
  bool network = true;

  // One answer a line: an address, with HEAD or GET before it where it is for that alone, and the answer:
  //   https://example.org/a 301 location=/b
  //   https://example.org/b 200 type=text/html body=<h1 id="x">…
  //   HEAD https://example.org/c 405
  //   https://example.org/d 429 retry-after=5
  //   https://example.org/e fails timeout
  // In a body, \n is the end of a line.
  // Several answers to one request come one after the other, and the last one from then on. Any other address of a host
  // that has answers is a 404, any other host does not exist.
  void answer(std::string_view lines);

  std::vector<std::string> log() const;  // what was asked, robots.txt left out
  std::size_t count(std::string_view what) const;

  void start(std::size_t ticket, const WebRequest& request) override;
  std::vector<Arrival> wait(Milliseconds until) override;
  Milliseconds now() const override { return now_; }
  std::int64_t today() const override { return start_of_time + now_.count() / 1000; }
  bool has_network() const override { return network; }

 private:
  struct Pending {
    Milliseconds at{0};
    std::string host;
    Arrival arrival;
  };
  struct Answers {
    std::vector<WebAnswer> all;
    std::size_t next = 0;
  };
  WebAnswer take(const WebRequest& request);

  std::map<std::string, Answers> answers_;  // by "METHOD ADDRESS"
  std::map<std::string, bool> hosts_;
  std::vector<Pending> pending_;
  Milliseconds now_{0};
};

}  // namespace waymark
