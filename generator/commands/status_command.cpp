#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/edit_distance.h"
#include "base/text.h"
#include "commands/exit_codes.h"
#include "commands/find_sites.h"
#include "commands/terminal.h"
#include "commands/verbs.h"
#include "diagnostics/reports/report.h"

namespace waymark {
namespace {

struct Site {
  std::string file;
  BuildReport report;
};

std::string cells(const Coverage& coverage) {
  return fmt::format("{:>5} {:>5} {:>5} {:>5}", coverage.total, coverage.translated, coverage.outdated,
                     coverage.missing);
}

nlohmann::ordered_json numbers(const Coverage& coverage) {
  return {{"total", coverage.total},
          {"translated", coverage.translated},
          {"outdated", coverage.outdated},
          {"missing", coverage.missing}};
}

bool is_wanted(const CoverageRow& row, const StatusFlags& flags) {
  return (flags.locale.empty() || iequals(row.locale, flags.locale)) && (flags.at.empty() || row.version == flags.at);
}

// Two groups of four numbers beside locale and version: fits 80 columns, and a narrow terminal breaks no word.
void print_text(const Site& site, const StatusFlags& flags, std::ostream& out) {
  std::size_t locale_width = 6;
  std::size_t version_width = 7;
  bool any = false;
  for (const CoverageRow& row : site.report.coverage) {
    if (!is_wanted(row, flags)) continue;
    any = true;
    locale_width = std::max(locale_width, row.locale.size());
    version_width = std::max(version_width, row.version.size());
  }
  out << site.file << '\n';
  if (!any) {
    out << "  no locale besides the source\n";
    return;
  }
  const std::string head = fmt::format("{:>5} {:>5} {:>5} {:>5}", "all", "done", "old", "none");
  out << fmt::format("{:<{}}  {:<{}}  {:<23}   {}\n", "", locale_width, "", version_width, "articles", "sections");
  out << fmt::format("{:<{}}  {:<{}}  {}   {}\n", "locale", locale_width, "version", version_width, head, head);
  for (const CoverageRow& row : site.report.coverage) {
    if (!is_wanted(row, flags)) continue;
    out << fmt::format("{:<{}}  {:<{}}  {}   {}\n", row.locale, locale_width, row.version, version_width,
                       cells(row.articles), cells(row.sections));
  }
}

nlohmann::ordered_json json_rows(const Site& site, const StatusFlags& flags) {
  auto rows = nlohmann::ordered_json::array();
  for (const CoverageRow& row : site.report.coverage) {
    if (!is_wanted(row, flags)) continue;
    rows.push_back({{"site", site.file},
                    {"locale", row.locale},
                    {"version", row.version},
                    {"articles", numbers(row.articles)},
                    {"sections", numbers(row.sections)}});
  }
  return rows;
}

// A word that no site knows would give an empty table, which looks like an answer.
bool knows(const std::vector<Site>& sites, const std::string& given, std::string CoverageRow::*field,
           std::string_view what, std::ostream& err) {
  if (given.empty()) return true;
  std::vector<std::string> known;
  for (const Site& site : sites) {
    for (const CoverageRow& row : site.report.coverage) {
      if (iequals(row.*field, given)) return true;
      if (std::ranges::find(known, row.*field) == known.end()) known.push_back(row.*field);
    }
  }
  const auto near = nearest(given, known);
  err << fmt::format("waymark: there is no {} \"{}\"{}\n", what, given,
                     near ? "; did you mean \"" + *near + "\"?" : ": known are " + join(known, ", "));
  return false;
}

}  // namespace

int status(const StatusFlags& flags, std::ostream& out, std::ostream& err) {
  RealDisk disk;
  const auto files = find_sites(flags.site, disk);
  if (!files) {
    err << "waymark: " << files.error().message << '\n';
    return exit_usage;
  }
  std::vector<Site> sites;
  for (const std::string& file : *files) {
    Progress progress;
    const ProgressLine line(progress);
    auto report =
        build({.site_file = file, .jobs = flags.jobs, .write = false, .coverage = true, .progress = &progress}, disk);
    if (!report) {
      err << "waymark: " << report.error().message << '\n';
      return exit_world;
    }
    if (report->config_failed) {
      err << text_report(report->findings, report->sources, false);
      return exit_usage;
    }
    sites.push_back({.file = file, .report = std::move(*report)});
  }
  if (!knows(sites, flags.locale, &CoverageRow::locale, "locale besides the source", err) ||
      !knows(sites, flags.at, &CoverageRow::version, "version", err))
    return exit_usage;
  if (flags.format == Format::json) {
    auto all = nlohmann::ordered_json::array();
    for (const Site& site : sites) {
      for (auto& row : json_rows(site, flags)) all.push_back(std::move(row));
    }
    out << all.dump(2) << '\n';
    return exit_clean;
  }
  for (const Site& site : sites) print_text(site, flags, out);
  return exit_clean;
}

}  // namespace waymark
