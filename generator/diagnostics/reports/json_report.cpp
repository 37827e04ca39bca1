#include <nlohmann/json.hpp>

#include "diagnostics/reports/report_forms.h"

namespace waymark {
namespace {

// Keys in the order in which people read them.
using Json = nlohmann::ordered_json;

void add_place(Json& object, const SourceSet& sources, SourceId source, Span span) {
  const SourceFile& file = sources.file(source);
  const Position begin = file.lines.position(file.text, span.begin);
  const Position end = file.lines.position(file.text, span.end);
  object["file"] = file.path;
  object["line"] = begin.line;
  object["column"] = begin.column;
  object["end_line"] = end.line;
  object["end_column"] = end.column;
}

Json edit_json(const Edit& edit, const SourceSet& sources) {
  Json object;
  add_place(object, sources, edit.source, edit.span);
  object["offset"] = edit.span.begin;
  object["length"] = edit.span.end - edit.span.begin;
  object["replacement"] = edit.replacement;
  return object;
}

Json fix_json(const Fix& fix, const SourceSet& sources) {
  Json edits = Json::array();
  for (const Edit& edit : fix.edits) {
    edits.push_back(edit_json(edit, sources));
  }
  Json object;
  object["title"] = fix.title;
  object["trust"] = fix.trust == Trust::safe ? "safe" : "needs_review";
  object["edits"] = std::move(edits);
  return object;
}

Json finding_json(const Listed& listed, const Readership& readership) {
  const Finding& finding = listed.finding;
  const Diagnostic& diagnostic = finding.diagnostic;
  const SourceSet& sources = listed.site.sources;
  Json object;
  object["id"] = finding.id;
  object["rule"] = info(diagnostic.rule).id;
  object["severity"] = severity_name(finding.severity);
  object["standing"] = finding.standing == Standing::known ? "known" : "new";
  add_place(object, sources, diagnostic.source, diagnostic.span);
  object["message"] = diagnostic.message;
  object["advice"] = diagnostic.advice;
  object["reference"] = diagnostic.reference;
  object["versions"] = diagnostic.versions.empty() ? readership.versions : diagnostic.versions;
  object["locales"] = diagnostic.locales.empty() ? readership.locales : diagnostic.locales;
  object["fix"] = diagnostic.fix ? fix_json(*diagnostic.fix, sources) : Json(nullptr);
  return object;
}

}  // namespace

std::string json_form(Sites sites, const ReportOptions& options) {
  const Readership none;
  Json report = Json::array();
  for (const Listed& listed : listed_findings(sites, options.known)) {
    const auto known = listed.site.readerships.find(listed.finding.diagnostic.source);
    report.push_back(finding_json(listed, known == listed.site.readerships.end() ? none : known->second));
  }
  return report.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace waymark
