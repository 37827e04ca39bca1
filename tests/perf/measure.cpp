// `perf_measure PROGRAM WORD… 3>RESULT` runs the program and says what it cost by the operating system's account, as
// one line of JSON on file descriptor 3: "wall", "user" and "system" in seconds, "peak" in MiB, and its exit "code".

#include <chrono>
#include <cstdio>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

double seconds(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fputs("usage: perf_measure PROGRAM [WORD…] 3>RESULT\n", stderr);
    return 2;
  }
  const auto started = std::chrono::steady_clock::now();
  const pid_t child = ::fork();
  if (child < 0) return 3;
  if (child == 0) {
    ::close(3);
    ::execvp(argv[1], argv + 1);
    std::perror(argv[1]);
    ::_exit(127);
  }
  int status = 0;
  rusage usage{};
  if (::wait4(child, &status, 0, &usage) != child) return 3;
  const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - started;
  const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  ::dprintf(3, "{\"wall\": %.4f, \"user\": %.4f, \"system\": %.4f, \"peak\": %.1f, \"code\": %d}\n", wall.count(),
            seconds(usage.ru_utime), seconds(usage.ru_stime), static_cast<double>(usage.ru_maxrss) / 1024, code);
  return 0;
}
