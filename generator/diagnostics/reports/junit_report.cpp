#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <string_view>

#include "diagnostics/reports/excerpt.h"
#include "diagnostics/reports/report_forms.h"
#include "diagnostics/reports/xml_text.h"

namespace waymark {
namespace {

// Ant's schema wants a time for each suite. What the clock says is no part of the findings, and would make each report
// another one.
constexpr std::string_view no_time = "1970-01-01T00:00:00";

std::string_view family_of(std::string_view rule) { return rule.substr(0, rule.find('/')); }

struct Suite {
  std::string cases;
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t skipped = 0;
};

void append_case_head(std::string& out, std::string_view class_name, std::string_view name) {
  out += "    <testcase";
  append_attribute(out, "classname", class_name);
  append_attribute(out, "name", name);
  append_attribute(out, "time", "0");
}

// Servers know a case by its class and name, from one run to the next: no line is in it, and what stands twice has a
// number.
class CaseNames {
 public:
  std::string of(const Listed& listed) {
    const Diagnostic& diagnostic = listed.finding.diagnostic;
    std::string name = fmt::format("{}: {}", info(diagnostic.rule).id, visible(diagnostic.message));
    const std::size_t number = ++seen_[{listed.file.path, name}];
    return number == 1 ? name : fmt::format("{} ({})", name, number);
  }

 private:
  std::map<std::pair<std::string, std::string>, std::size_t> seen_;
};

void append_finding_case(Suite& suite, const Listed& listed, const std::string& name, const ReportOptions& options) {
  const bool fails = options.fails && options.fails(listed.finding);
  ++suite.tests;
  ++(fails ? suite.failures : suite.skipped);
  std::string& out = suite.cases;
  append_case_head(out, visible(listed.file.path), name);
  out += fails ? ">\n      <failure" : ">\n      <skipped";
  append_attribute(out, "type", severity_name(listed.finding.severity));
  append_attribute(out, "message", in_sentences(listed.finding.diagnostic));
  if (fails) {
    std::string text;
    append_finding(text, listed.finding, listed.site.sources, false);
    // Lines stay lines inside an element.
    out += '>';
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      out += xml_text(std::string_view(text).substr(begin, end - begin)) + '\n';
      begin = end + 1;
    }
    out += "</failure>\n    </testcase>\n";
  } else {
    out += "/>\n    </testcase>\n";
  }
}

using Suites = std::map<std::string_view, Suite>;  // by family

Suites suites_of(const SiteFindings& site, const ReportOptions& options) {
  Suites suites;
  std::set<Rule> found;
  CaseNames names;
  for (const Listed& listed : listed_findings({&site, 1}, options.known)) {
    const Rule rule = listed.finding.diagnostic.rule;
    found.insert(rule);
    append_finding_case(suites[family_of(info(rule).id)], listed, names.of(listed), options);
  }
  // Where site.yml cannot be used nothing else was looked at, so nothing passed.
  if (site.config_failed) return suites;
  for (const RuleInfo& rule : all_rules()) {
    const bool off = std::ranges::find(site.off, rule.rule) != site.off.end();
    if (found.contains(rule.rule) || off || (options.asked && !options.asked(rule.rule))) continue;
    Suite& suite = suites[family_of(rule.id)];
    ++suite.tests;
    append_case_head(suite.cases, visible(site.site_file), rule.id);
    suite.cases += "/>\n";
  }
  return suites;
}

}  // namespace

std::string junit_form(Sites sites, const ReportOptions& options) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n";
  std::size_t number = 0;
  for (const SiteFindings& site : sites) {
    for (const auto& [family, suite] : suites_of(site, options)) {
      out += "  <testsuite";
      append_attribute(out, "name", family);
      append_attribute(out, "package", visible(site.site_file));
      append_attribute(out, "id", std::to_string(number++));
      append_attribute(out, "tests", std::to_string(suite.tests));
      append_attribute(out, "failures", std::to_string(suite.failures));
      append_attribute(out, "errors", "0");
      append_attribute(out, "skipped", std::to_string(suite.skipped));
      append_attribute(out, "time", "0");
      append_attribute(out, "timestamp", no_time);
      append_attribute(out, "hostname", "localhost");
      out += ">\n    <properties/>\n" + suite.cases + "    <system-out/>\n    <system-err/>\n  </testsuite>\n";
    }
  }
  return out + "</testsuites>\n";
}

}  // namespace waymark
