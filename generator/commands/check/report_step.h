#pragma once
// --format and --report: tells the findings, on standard output and in files.

#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace waymark {

struct CheckRun;

struct ReportFlags {
  std::string format = "text";
  std::vector<std::string> files;  // "sarif=out/findings.sarif"
  std::string group_by = "nothing";
};

void add_report_flags(CLI::App& verb, ReportFlags& flags);

// In text, with --external: what is known without other servers is told at once, and what they say comes below it.
std::optional<int> tell_before_asking(CheckRun& run);
std::optional<int> write_reports(CheckRun& run);

}  // namespace waymark
