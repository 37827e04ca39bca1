#pragma once
// Runs a program as a person would, and measures it.

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace waymark {

struct ProgramRun {
  int exit_code = -1;  // 128 + signal when a signal ended it
  std::string out;
  std::string err;
  double cpu_seconds = 0;  // user and system: not disturbed by what else the machine does
  std::size_t peak_kilobytes = 0;
};

struct ProgramOptions {
  std::string folder;                              // working directory; empty: this process's own
  std::string input;                               // standard input
  std::map<std::string, std::string> environment;  // added to this process's own
  unsigned most_cpu_seconds = 60;                  // the kernel ends it then, with a signal
  std::optional<std::size_t> most_file_bytes;      // writing a file past this fails, as on a full disk …
  bool dies_at_full_disk = false;                  // … or ends the program with a signal in the middle of it
};

// arguments[0] is the program's path. Ends this process when it cannot be started.
ProgramRun run_program(const std::vector<std::string>& arguments, const ProgramOptions& options);

// A new empty folder below the build's own, removed at the end of the scope.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace waymark
