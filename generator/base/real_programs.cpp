#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <string_view>
#include <sys/wait.h>
#include <unistd.h>

#include "base/programs.h"
#include "base/text.h"

extern char** environ;

namespace waymark {
namespace {

constexpr std::size_t max_output = std::size_t{1} << 30;
constexpr std::size_t max_complaint = 4096;

class Pipe {
 public:
  Pipe() { open_ = pipe2(ends_.data(), O_CLOEXEC) == 0; }
  ~Pipe() {
    close_end(0);
    close_end(1);
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  bool is_open() const { return open_; }
  int reader() const { return ends_[0]; }
  int writer() const { return ends_[1]; }
  void close_end(std::size_t end) {
    if (ends_[end] >= 0) close(ends_[end]);
    ends_[end] = -1;
  }

 private:
  std::array<int, 2> ends_{-1, -1};
  bool open_ = false;
};

class SpawnActions {
 public:
  SpawnActions() { posix_spawn_file_actions_init(&actions_); }
  ~SpawnActions() { posix_spawn_file_actions_destroy(&actions_); }
  SpawnActions(const SpawnActions&) = delete;
  SpawnActions& operator=(const SpawnActions&) = delete;
  posix_spawn_file_actions_t* get() { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

// Ours, in a language that does not depend on who builds, and without what a hook of git sets for itself, which would
// have git look at another repository than the one asked for.
std::vector<std::string> plain_environment() {
  constexpr auto left_out =
      std::to_array<std::string_view>({"LC_ALL=", "LANGUAGE=", "GIT_DIR=", "GIT_WORK_TREE=", "GIT_INDEX_FILE=",
                                       "GIT_PREFIX=", "GIT_NAMESPACE=", "GIT_COMMON_DIR="});
  std::vector<std::string> variables;
  for (char** variable = environ; variable != nullptr && *variable != nullptr; ++variable) {
    const std::string_view text = *variable;
    if (std::ranges::none_of(left_out, [&](std::string_view name) { return text.starts_with(name); }))
      variables.emplace_back(text);
  }
  variables.emplace_back("LC_ALL=C");
  return variables;
}

std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

// Reads both until both end, whichever speaks first: a program that waits for one to be read would never end.
bool read_both(Pipe& output, Pipe& complaint, std::string& said, std::string& complained) {
  std::array<pollfd, 2> waiting{pollfd{output.reader(), POLLIN, 0}, pollfd{complaint.reader(), POLLIN, 0}};
  const std::array<std::string*, 2> texts{&said, &complained};
  std::vector<char> block(std::size_t{64} << 10);
  while (waiting[0].fd >= 0 || waiting[1].fd >= 0) {
    if (poll(waiting.data(), waiting.size(), -1) < 0) {
      if (errno == EINTR) continue;
      return false;
    }
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      if (waiting[i].fd < 0 || waiting[i].revents == 0) continue;
      const ssize_t got = read(waiting[i].fd, block.data(), block.size());
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) {
        waiting[i].fd = -1;
        continue;
      }
      const std::size_t most = i == 0 ? max_output : max_complaint;
      if (i == 0 && texts[i]->size() + static_cast<std::size_t>(got) > most) return false;
      texts[i]->append(block.data(), std::min(static_cast<std::size_t>(got), most - texts[i]->size()));
    }
  }
  return true;
}

}  // namespace

Result<std::string> RealPrograms::output_of(const std::vector<std::string>& command) const {
  check(!command.empty(), "a program that is run has a name");
  const std::string& name = command.front();
  Pipe output;
  Pipe complaint;
  if (!output.is_open() || !complaint.is_open()) return fail("\"" + name + "\" cannot be run: " + std::strerror(errno));
  SpawnActions actions;
  posix_spawn_file_actions_addopen(actions.get(), STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(actions.get(), output.writer(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(actions.get(), complaint.writer(), STDERR_FILENO);
  std::vector<std::string> words = command;
  std::vector<std::string> variables = plain_environment();
  pid_t child = 0;
  const int error = posix_spawnp(&child, name.c_str(), actions.get(), nullptr, pointers_to(words).data(),
                                 pointers_to(variables).data());
  if (error == ENOENT) return fail("there is no program \"" + name + "\"");
  if (error != 0) return fail("\"" + name + "\" cannot be run: " + std::strerror(error));
  output.close_end(1);
  complaint.close_end(1);
  std::string said;
  std::string complained;
  const bool read_all = read_both(output, complaint, said, complained);
  // One that still speaks ends when it finds nobody reading.
  output.close_end(0);
  complaint.close_end(0);
  int status = 0;
  while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (!read_all) return fail("\"" + name + "\" says more than can be read");
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return said;
  const std::string first_line(trim(std::string_view(complained).substr(0, complained.find('\n'))));
  return fail(first_line.empty() ? "\"" + name + "\" failed" : first_line);
}

}  // namespace waymark
