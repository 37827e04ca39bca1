#pragma once
// What a server's robots.txt lets this program ask (RFC 9309).

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace waymark {

class Robots {
 public:
  Robots() = default;  // everything may be asked
  // Of the groups in `text` those for `agent` (compared without case), else those for "*". What is longer than 500 KiB
  // is cut there.
  Robots(std::string_view text, std::string_view agent);

  // `target` is a path with its query, percent-encoded. The longest rule that fits decides; of two as long, the one
  // that allows. Takes time by the product of both lengths at most.
  bool allows(std::string_view target) const;

 private:
  struct Entry {
    std::string pattern;
    bool allow = false;
  };
  std::vector<Entry> rules_;
};

}  // namespace waymark
