#include "support/memory_site.h"

#include <cstdio>
#include <cstdlib>

#include "build/known_findings.h"
#include "diagnostics/policy/finding_ids.h"
#include "edits/choose_fixes.h"
#include "external/external_check.h"
#include "support/expected.h"
#include "support/pretended_web.h"

namespace waymark {

void load_folder(const std::string& folder, const std::string& prefix, SiteFiles& files) {
  for (const std::string& path : files_below(folder)) files[prefix + path] = read_test_file(folder + "/" + path);
}

void add_theme(SiteFiles& files) {
  static const SiteFiles theme = [] {
    SiteFiles loaded;
    load_folder(WAYMARK_SOURCE_DIR "/themes/default", "theme/", loaded);
    return loaded;
  }();
  files.insert(theme.begin(), theme.end());
}

BuildReport build_in_memory(MemoryDisk& disk, bool write, std::size_t jobs, bool external_links) {
  BuildOptions options;
  options.site_file = "site/site.yml";
  options.output_folder = "public";
  options.theme_folder = "theme";
  options.jobs = jobs;
  options.write = write;
  options.external_links = external_links;
  Result<BuildReport> report = build(options, disk);
  if (!report) {
    std::fprintf(stderr, "the build failed: %s\n", report.error().message.c_str());
    std::exit(1);
  }
  return std::move(*report);
}

void accept_in_memory(BuildReport& report, const MemoryDisk& disk) {
  std::vector<std::string> ids = finding_ids(report.findings, report.sources);
  for (std::size_t i = 0; i < ids.size(); ++i) report.findings[i].id = std::move(ids[i]);
  const auto marked = mark_known(report, "site/site.yml", nullptr, disk);
  check(marked.has_value(), "a baseline in memory can be read");
}

void add_external_findings(BuildReport& report, std::string_view answers) {
  PretendedWeb web;
  web.answer(answers);
  AnswerCache cache;
  ExternalResult result =
      check_external(report.external, report.sources, {.settings = report.external.settings}, cache, web);
  add_findings(report.findings, judge(std::move(result.findings), report.policy, report.sources, report.readerships),
               report.sources);
}

std::string finding_lines(const std::vector<Finding>& findings, const SourceSet& sources) {
  std::string out;
  for (const Finding& finding : findings) {
    if (finding.standing == Standing::known) continue;
    const Diagnostic& diagnostic = finding.diagnostic;
    const SourceFile& file = sources.file(diagnostic.source);
    const Position at = file.lines.position(file.text, diagnostic.span.begin);
    out += file.path + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": ";
    out += std::string(severity_name(finding.severity)) + ": " + diagnostic.message + " [" +
           std::string(info(diagnostic.rule).id) + "]\n";
  }
  return out;
}

std::map<std::string, std::string> safely_fixed(const BuildReport& report) {
  const FixChoice safe_ones;
  FixCollector collector(safe_ones);
  collector.add(report.findings, report.sources);
  return collector.take().texts;
}

}  // namespace waymark
