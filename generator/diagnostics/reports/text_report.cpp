#include <fmt/format.h>
#include <iterator>
#include <string_view>

#include "diagnostics/reports/excerpt.h"
#include "diagnostics/reports/report_forms.h"

namespace waymark {
namespace {

constexpr std::size_t longest_list = 6;

// Escape sequences of ECMA-48 (SGR), or nothing.
struct Colours {
  std::string_view bold, red, yellow, cyan, green, off;
};
constexpr Colours no_colours{};
constexpr Colours ansi_colours{.bold = "\x1b[1m",
                               .red = "\x1b[1;31m",
                               .yellow = "\x1b[1;33m",
                               .cyan = "\x1b[1;36m",
                               .green = "\x1b[32m",
                               .off = "\x1b[0m"};

std::string_view colour_of(Severity severity, const Colours& colours) {
  switch (severity) {
    case Severity::error:
      return colours.red;
    case Severity::warning:
      return colours.yellow;
    default:
      return colours.cyan;
  }
}

// "versions 2015-06, 2015-08"; a long list by its ends and its length.
std::string list_of(std::string_view what, const std::vector<std::string>& names) {
  if (names.size() > longest_list) {
    return fmt::format("{} {} … {} ({})", what, visible(names.front()), visible(names.back()), names.size());
  }
  std::string out(what);
  for (const std::string& name : names) {
    out += &name == names.data() ? " " : ", ";
    out += visible(name);
  }
  return out;
}

}  // namespace

std::string readers_of(const Diagnostic& diagnostic) {
  std::string out;
  if (!diagnostic.versions.empty()) {
    out += list_of("versions", diagnostic.versions);
  }
  if (!diagnostic.locales.empty()) {
    out += out.empty() ? "" : "; ";
    out += list_of("locales", diagnostic.locales);
  }
  return out;
}

void append_finding(std::string& out, const Finding& finding, const SourceSet& sources, bool colour) {
  const Colours& colours = colour ? ansi_colours : no_colours;
  const Diagnostic& diagnostic = finding.diagnostic;
  const SourceFile& file = sources.file(diagnostic.source);
  const Position position = file.lines.position(file.text, diagnostic.span.begin);
  const Excerpt shown = excerpt(file, diagnostic.span);
  const auto to = std::back_inserter(out);
  fmt::format_to(to, "{}{}:{}:{}:{} {}{}:{} {} [{}]{}\n", colours.bold, visible(file.path), position.line,
                 position.column, colours.off, colour_of(finding.severity, colours), severity_name(finding.severity),
                 colours.off, visible(diagnostic.message), info(diagnostic.rule).id,
                 finding.standing == Standing::known ? " (known)" : "");
  if (!shown.line.empty()) {
    fmt::format_to(to, "    {}\n    {}{}{}\n", shown.line, colours.green, shown.marks, colours.off);
  }
  if (!diagnostic.advice.empty()) {
    fmt::format_to(to, "  help: {}\n", visible(diagnostic.advice));
  }
  if (diagnostic.fix) {
    const std::string_view trust = diagnostic.fix->trust == Trust::safe ? "safe" : "needs review";
    fmt::format_to(to, "  fix ({}): {}\n", trust, visible(diagnostic.fix->title));
  }
  if (const std::string readers = readers_of(diagnostic); !readers.empty()) {
    fmt::format_to(to, "  holds in: {}\n", readers);
  }
}

std::string text_report(const std::vector<Finding>& findings, const SourceSet& sources, bool colour) {
  std::string out;
  for (const Finding& finding : findings) {
    if (!out.empty()) {
      out += '\n';
    }
    append_finding(out, finding, sources, colour);
  }
  return out;
}

std::string findings_text(Sites sites, const ReportOptions& options) {
  if (options.group_by != GroupBy::nothing) return grouped_text(sites, options);
  std::string out;
  for (const Listed& listed : listed_findings(sites, options.known)) {
    if (!out.empty()) out += '\n';
    append_finding(out, listed.finding, listed.site.sources, options.colour);
  }
  return out;
}

std::string text_form(Sites sites, const ReportOptions& options) {
  return findings_text(sites, options) + closing_lines(sites);
}

}  // namespace waymark
