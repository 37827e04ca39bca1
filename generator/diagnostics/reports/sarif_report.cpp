#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unordered_map>

#include "base/escape.h"
#include "diagnostics/reports/report_forms.h"
#include "diagnostics/reports/sarif_rules.h"
#include "diagnostics/reports/utf16_columns.h"

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

// https://docs.github.com/en/code-security/reference/code-scanning/sarif-files: more in one run is refused.
constexpr std::size_t most_results = 25'000;
// A finding may span a table, and a file may be one line: readers show a line or a few.
constexpr std::uint32_t longest_snippet = 1024;

constexpr std::string_view schema =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
constexpr std::string_view root = "%SRCROOT%";

class Locations {
 public:
  explicit Locations(const ReportOptions& options) : options_(options) {}

  // Relative to the root of the repository; a file outside of it by its path.
  Json artifact(const SourceFile& file) const {
    const std::string path = path_in_repository(file.path, options_);
    if (path.starts_with('/')) return {{"uri", "file://" + percent_encode_path(path)}};
    // A colon in the first segment would read as a scheme; percent_encode_path() leaves none.
    Json location = {{"uri", percent_encode_path(path)}};
    if (path != ".." && !path.starts_with("../")) location["uriBaseId"] = root;
    return location;
  }

  Json region(const SourceFile& file, Span span) {
    const auto size = static_cast<std::uint32_t>(file.text.size());
    span.begin = std::min(span.begin, size);
    span.end = std::clamp(span.end, span.begin, size);
    const Utf16Columns& columns = columns_.try_emplace(&file, file).first->second;
    return {{"startLine", file.lines.position(file.text, span.begin).line},
            {"startColumn", columns.column(span.begin)},
            {"endLine", file.lines.position(file.text, span.end).line},
            {"endColumn", columns.column(span.end)}};
  }

  // With the text itself and the lines around it, where these are short.
  Json physical(const SourceFile& file, Span span) {
    const std::string_view text = file.text;
    const auto size = static_cast<std::uint32_t>(text.size());
    span.begin = std::min(span.begin, size);
    span.end = std::clamp(span.end, span.begin, size);
    Json location = {{"artifactLocation", artifact(file)}, {"region", region(file, span)}};
    if (!span.empty() && span.end - span.begin <= longest_snippet) {
      location["region"]["snippet"]["text"] = text.substr(span.begin, span.end - span.begin);
    }
    const Span first = file.lines.line_span(text, file.lines.line_of(span.begin));
    const Span last = file.lines.line_span(text, file.lines.line_of(span.end));
    const Span lines{first.begin, std::max(last.end, span.end)};
    if (lines.empty() || lines.end - lines.begin > longest_snippet) return location;
    Json context = region(file, lines);
    // A context has to show more than the place itself.
    if (context == region(file, span)) return location;
    context["snippet"]["text"] = text.substr(lines.begin, lines.end - lines.begin);
    location["contextRegion"] = std::move(context);
    return location;
  }

 private:
  const ReportOptions& options_;
  std::unordered_map<const SourceFile*, Utf16Columns> columns_;
};

Json fix_json(const Fix& fix, const SourceSet& sources, Locations& locations) {
  Json changes = Json::array();
  std::vector<SourceId> order;
  for (const Edit& edit : fix.edits) {
    auto known = std::ranges::find(order, edit.source);
    if (known == order.end()) {
      known = order.insert(order.end(), edit.source);
      changes.push_back(
          {{"artifactLocation", locations.artifact(sources.file(edit.source))}, {"replacements", Json::array()}});
    }
    Json replacement = {{"deletedRegion", locations.region(sources.file(edit.source), edit.span)}};
    if (!edit.replacement.empty()) replacement["insertedContent"]["text"] = edit.replacement;
    changes[static_cast<std::size_t>(known - order.begin())]["replacements"].push_back(std::move(replacement));
  }
  return {{"description", {{"text", sarif_text(fix.title)}}},
          {"artifactChanges", std::move(changes)},
          {"properties", {{"trust", fix.trust == Trust::safe ? "safe" : "needs_review"}}}};
}

// Where somebody has said that the finding may stay: "external" is a file of its own, the baseline.
Json suppression_json(std::string_view kind, const Finding& finding) {
  Json suppression = {{"kind", kind}, {"status", "accepted"}};
  if (!finding.reason.empty()) suppression["justification"] = finding.reason;
  return Json::array({std::move(suppression)});
}

enum class Told : std::uint8_t { told, silenced };

Json result_json(const Listed& listed, Told told, bool compared, Locations& locations) {
  const Diagnostic& diagnostic = listed.finding.diagnostic;
  const bool known = listed.finding.standing == Standing::known;
  Json result;
  result["ruleId"] = info(diagnostic.rule).id;
  result["ruleIndex"] = static_cast<std::size_t>(diagnostic.rule);
  result["level"] = sarif_level(listed.finding.severity);
  result["message"]["text"] = sarif_text(in_sentences(diagnostic));
  result["locations"] = Json::array({{{"physicalLocation", locations.physical(listed.file, diagnostic.span)}}});
  result["partialFingerprints"]["waymarkFinding/v1"] = listed.finding.id;
  // Either all results of a run have a state or none. What a comment silences is nobody's news.
  if (compared) result["baselineState"] = known || told == Told::silenced ? "unchanged" : "new";
  if (known) result["suppressions"] = suppression_json("external", listed.finding);
  if (told == Told::silenced) result["suppressions"] = suppression_json("inSource", listed.finding);
  if (diagnostic.fix && !diagnostic.fix->edits.empty()) {
    result["fixes"] = Json::array({fix_json(*diagnostic.fix, listed.site.sources, locations)});
  }
  const auto file = listed.site.readerships.find(diagnostic.source);
  const Readership readership = file == listed.site.readerships.end() ? Readership() : file->second;
  result["properties"] = {
      {"site", listed.site.site_file},
      {"severity", severity_name(listed.finding.severity)},
      {"reference", diagnostic.reference},
      {"versions", diagnostic.versions.empty() ? readership.versions : diagnostic.versions},
      {"locales", diagnostic.locales.empty() ? readership.locales : diagnostic.locales},
  };
  return result;
}

std::vector<Listed> silenced_findings(Sites sites) {
  std::vector<Listed> listed;
  for (const SiteFindings& site : sites) {
    if (site.silenced == nullptr) continue;
    for (const Finding& finding : *site.silenced)
      listed.push_back({.finding = finding, .file = site.sources.file(finding.diagnostic.source), .site = site});
  }
  return listed;
}

Json invocation_json(Sites sites, std::size_t left_out) {
  Json invocation;
  invocation["executionSuccessful"] = std::ranges::none_of(sites, &SiteFindings::config_failed);
  if (left_out > 0) {
    invocation["toolExecutionNotifications"] = Json::array(
        {{{"level", "warning"},
          {"message",
           {{"text", fmt::format("{} findings are left out, as GitHub takes {} in a run; --report json has all.",
                                 left_out, most_results)}}}}});
  }
  return invocation;
}

}  // namespace

std::string sarif_form(Sites sites, const ReportOptions& options) {
  std::vector<Listed> listed = listed_findings(sites, true);
  std::size_t left_out = keep_most_serious(listed, most_results);
  std::vector<Listed> silenced = silenced_findings(sites);
  left_out += keep_most_serious(silenced, most_results - listed.size());
  // In one run either all results are compared with an earlier one, or none.
  const bool compared = std::ranges::any_of(sites, &SiteFindings::compared);
  Locations locations(options);
  Json results = Json::array();
  for (const Listed& one : listed) results.push_back(result_json(one, Told::told, compared, locations));
  for (const Listed& one : silenced) results.push_back(result_json(one, Told::silenced, compared, locations));

  Json driver = {{"name", "Waymark"}};
  if (!options.program_version.empty()) driver["version"] = options.program_version;
  driver["rules"] = sarif_rules(options);
  Json run;
  run["tool"]["driver"] = std::move(driver);
  run["invocations"] = Json::array({invocation_json(sites, left_out)});
  run["originalUriBaseIds"][std::string(root)]["description"]["text"] = "The root of the repository.";
  run["columnKind"] = "utf16CodeUnits";
  run["newlineSequences"] = {"\r\n", "\n", "\r"};
  run["defaultEncoding"] = "utf-8";
  run["results"] = std::move(results);
  const Json log = {{"$schema", schema}, {"version", "2.1.0"}, {"runs", Json::array({std::move(run)})}};
  return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace waymark
