#include "commands/terminal.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>
#include <string_view>
#include <unistd.h>

namespace waymark {

bool wants_colour(Colour colour) {
  if (colour != Colour::automatic) return colour == Colour::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool refused =
      (no_color != nullptr && *no_color != '\0') || (term != nullptr && std::string_view(term) == "dumb");
  return !refused && isatty(STDOUT_FILENO) == 1;
}

ProgressLine::ProgressLine(const Progress& progress) {
  if (isatty(STDERR_FILENO) == 1) thread_ = std::thread([this, &progress] { show(progress); });
}

ProgressLine::~ProgressLine() {
  done_ = true;
  done_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void ProgressLine::show(const Progress& progress) {
  using namespace std::chrono_literals;
  const auto started = std::chrono::steady_clock::now();
  bool shown = false;
  while (!done_) {
    std::this_thread::sleep_for(50ms);
    if (done_ || std::chrono::steady_clock::now() - started < 1s) continue;
    const std::size_t total = progress.total;
    const std::string count = total == 0 ? std::string() : fmt::format(" {} of {}", progress.done.load(), total);
    std::fputs(fmt::format("\r\033[K{}{} …", progress.stage.load(), count).c_str(), stderr);
    shown = true;
  }
  if (shown) std::fputs("\r\033[K", stderr);
}

}  // namespace waymark
