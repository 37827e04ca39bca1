#include <fmt/format.h>
#include <string_view>

#include "diagnostics/reports/report_forms.h"
#include "diagnostics/reports/xml_text.h"

namespace waymark {
namespace {

// Readers of the form look at its elements, not at this.
constexpr std::string_view form_version = "10.0";

std::string_view level_of(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "info";
}

}  // namespace

std::string checkstyle_form(Sites sites, const ReportOptions& options) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle";
  append_attribute(out, "version", form_version);
  out += ">\n";
  const SourceFile* open = nullptr;
  for (const Listed& listed : listed_findings(sites, options.known)) {
    const Diagnostic& diagnostic = listed.finding.diagnostic;
    if (open != &listed.file) {
      out += open == nullptr ? "  <file" : "  </file>\n  <file";
      append_attribute(out, "name", path_in_repository(listed.file.path, options));
      out += ">\n";
      open = &listed.file;
    }
    const Position position = listed.file.lines.position(listed.file.text, diagnostic.span.begin);
    out += "    <error";
    append_attribute(out, "line", std::to_string(position.line));
    append_attribute(out, "column", std::to_string(position.column));
    append_attribute(out, "severity", level_of(listed.finding.severity));
    append_attribute(out, "message", in_sentences(diagnostic));
    append_attribute(out, "source", info(diagnostic.rule).id);
    out += "/>\n";
  }
  if (open != nullptr) out += "  </file>\n";
  return out + "</checkstyle>\n";
}

}  // namespace waymark
