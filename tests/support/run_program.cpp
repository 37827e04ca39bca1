#include "support/run_program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace waymark {

namespace {

[[noreturn]] void give_up(const char* what) {
  std::fprintf(stderr, "running a program: %s: %s\n", what, std::strerror(errno));
  std::exit(1);
}

struct Pipe {
  std::array<int, 2> ends{};
  Pipe() {
    if (pipe2(ends.data(), O_CLOEXEC) != 0) give_up("pipe");
  }
};

void close_end(int& end) {
  if (end >= 0) close(end);
  end = -1;
}

[[noreturn]] void become(const std::vector<std::string>& arguments, const ProgramOptions& options, const Pipe& in,
                         const Pipe& out, const Pipe& err) {
  dup2(in.ends[0], STDIN_FILENO);
  dup2(out.ends[1], STDOUT_FILENO);
  dup2(err.ends[1], STDERR_FILENO);
  std::signal(SIGPIPE, SIG_DFL);
  if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) give_up("chdir");
  for (const auto& [name, value] : options.environment) setenv(name.c_str(), value.c_str(), 1);
  const rlimit limit{.rlim_cur = options.most_cpu_seconds, .rlim_max = options.most_cpu_seconds + 1};
  setrlimit(RLIMIT_CPU, &limit);
  if (options.most_file_bytes) {
    const rlimit file_limit{.rlim_cur = *options.most_file_bytes, .rlim_max = *options.most_file_bytes};
    setrlimit(RLIMIT_FSIZE, &file_limit);
    std::signal(SIGXFSZ, options.dies_at_full_disk ? SIG_DFL : SIG_IGN);
  }
  std::vector<std::string> owned = arguments;
  std::vector<char*> pointers;
  for (std::string& argument : owned) pointers.push_back(argument.data());
  pointers.push_back(nullptr);
  execv(pointers[0], pointers.data());
  give_up(pointers[0]);
}

// Feeds the input and takes both outputs at the same time: whichever pipe fills first must not stop the others.
void talk(const ProgramOptions& options, Pipe& in, Pipe& out, Pipe& err, ProgramRun& run) {
  std::size_t fed = 0;
  if (options.input.empty()) close_end(in.ends[1]);
  fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
  std::array<char, 65536> buffer{};
  while (out.ends[0] >= 0 || err.ends[0] >= 0) {
    std::array<pollfd, 3> waits{{{out.ends[0], POLLIN, 0}, {err.ends[0], POLLIN, 0}, {in.ends[1], POLLOUT, 0}}};
    if (poll(waits.data(), waits.size(), -1) < 0 && errno != EINTR) give_up("poll");
    const auto take = [&](const pollfd& wait, int& end, std::string& into) {
      if (end < 0 || wait.revents == 0) return;
      const ssize_t got = read(end, buffer.data(), buffer.size());
      if (got > 0) into.append(buffer.data(), static_cast<std::size_t>(got));
      if (got == 0 || (got < 0 && errno != EINTR)) close_end(end);
    };
    take(waits[0], out.ends[0], run.out);
    take(waits[1], err.ends[0], run.err);
    if (in.ends[1] >= 0 && waits[2].revents != 0) {
      const ssize_t put = write(in.ends[1], options.input.data() + fed, options.input.size() - fed);
      if (put > 0) fed += static_cast<std::size_t>(put);
      if (fed == options.input.size() || (put < 0 && errno != EAGAIN && errno != EINTR)) close_end(in.ends[1]);
    }
  }
  close_end(in.ends[1]);
}

}  // namespace

ProgramRun run_program(const std::vector<std::string>& arguments, const ProgramOptions& options) {
  std::signal(SIGPIPE, SIG_IGN);
  Pipe in;
  Pipe out;
  Pipe err;
  const pid_t child = fork();
  if (child < 0) give_up("fork");
  if (child == 0) become(arguments, options, in, out, err);
  close_end(in.ends[0]);
  close_end(out.ends[1]);
  close_end(err.ends[1]);
  ProgramRun run;
  talk(options, in, out, err, run);
  int status = 0;
  rusage used{};
  if (wait4(child, &status, 0, &used) != child) give_up("wait");
  run.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
  };
  run.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
  run.peak_kilobytes = static_cast<std::size_t>(used.ru_maxrss);
  return run;
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (std::filesystem::temp_directory_path() / "waymark-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) give_up("mkdtemp");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::permissions(path_, std::filesystem::perms::owner_all, ignored);
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace waymark
