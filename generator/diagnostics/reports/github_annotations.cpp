#include <array>
#include <fmt/format.h>
#include <iterator>
#include <string_view>

#include "diagnostics/reports/report_forms.h"

namespace waymark {
namespace {

// GitHub keeps so many annotations of each level and step; the others are in the log only.
constexpr std::size_t most_of_a_level = 10;

struct Level {
  std::string_view command;
  std::string_view plural;
};

constexpr std::array levels = {Level{"notice", "hints"}, Level{"warning", "warnings"}, Level{"error", "errors"}};

std::size_t level_of(Severity severity) {
  return severity == Severity::error ? 2U : severity == Severity::warning ? 1U : 0U;
}

// As @actions/core escapes them: values of properties, and what follows the second "::".
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (const char c : text) {
    if (c == '%' || c == '\r' || c == '\n' || (property && (c == ':' || c == ','))) {
      fmt::format_to(std::back_inserter(out), "%{:02X}", static_cast<unsigned>(c));
    } else {
      // The runner knows no other escapes, and a control could steer the terminal that the log is read in.
      out += static_cast<unsigned char>(c) < 0x20 ? '?' : c;
    }
  }
  return out;
}

void append_command(std::string& out, const Listed& listed, const ReportOptions& options) {
  const Diagnostic& diagnostic = listed.finding.diagnostic;
  const Position begin = listed.file.lines.position(listed.file.text, diagnostic.span.begin);
  const Position end = listed.file.lines.position(listed.file.text, diagnostic.span.end);
  fmt::format_to(std::back_inserter(out), "::{} file={},line={},endLine={}",
                 levels[level_of(listed.finding.severity)].command,
                 escaped(path_in_repository(listed.file.path, options), true), begin.line, end.line);
  // GitHub takes columns only where they are of one line.
  if (begin.line == end.line) {
    fmt::format_to(std::back_inserter(out), ",col={},endColumn={}", begin.column, end.column);
  }
  fmt::format_to(std::back_inserter(out), ",title={}::{}\n", escaped(info(diagnostic.rule).id, true),
                 escaped(in_sentences(diagnostic), false));
}

}  // namespace

std::string github_form(Sites sites, const ReportOptions& options) {
  std::string out;
  std::array<std::size_t, levels.size()> counts{};
  for (const Listed& listed : listed_findings(sites, options.known)) {
    append_command(out, listed, options);
    ++counts[level_of(listed.finding.severity)];
  }
  for (std::size_t level = levels.size(); level-- > 0;) {
    if (counts[level] <= most_of_a_level) continue;
    out += fmt::format("GitHub shows {} of {} {} beside the text; this log has all of them\n", most_of_a_level,
                       counts[level], levels[level].plural);
  }
  return out + closing_lines(sites);
}

}  // namespace waymark
