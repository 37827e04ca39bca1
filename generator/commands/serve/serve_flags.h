#pragma once
// What `waymark serve` takes.

#include <cstddef>
#include <string>

namespace CLI {
class App;
}

namespace waymark {

struct ServeFlags {
  std::string site;
  std::size_t jobs = 0;
  std::string host;  // empty: this machine only
  int port = 4000;
  bool open = false;
  bool poll = false;
  std::string editor;
};

void declare_serve(CLI::App& app, ServeFlags& flags);

}  // namespace waymark
