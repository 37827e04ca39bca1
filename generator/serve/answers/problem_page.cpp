#include "serve/answers/problem_page.h"

#include <charconv>
#include <fmt/format.h>

#include "base/escape.h"
#include "base/text.h"
#include "serve/answers/panel_tag.h"

namespace waymark {
namespace {

// Takes "12:" from the start of `text`.
std::optional<std::uint32_t> take_number(std::string_view& text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const auto length = static_cast<std::size_t>(end - text.data());
  if (error != std::errc() || length >= text.size() || text[length] != ':') return std::nullopt;
  text.remove_prefix(length + 1);
  return number;
}

// "themes/own/parts/header.html:3:5: what is wrong" taken apart.
Problem read_problem(const std::string& text) {
  for (std::size_t colon = text.find(':'); colon != std::string::npos; colon = text.find(':', colon + 1)) {
    std::string_view rest = std::string_view(text).substr(colon + 1);
    const auto line = take_number(rest);
    if (!line) continue;
    const auto column = take_number(rest);
    if (!column) continue;
    return {.path = text.substr(0, colon), .line = *line, .column = *column, .message = std::string(trim(rest))};
  }
  return {.message = text};
}

}  // namespace

std::vector<Problem> problems_of(const ServedSite& site) {
  std::vector<Problem> problems;
  if (!site.problem.empty()) problems.push_back(read_problem(site.problem));
  if (!site.report.config_failed) return problems;
  for (const Finding& finding : site.report.findings) {
    if (finding.severity != Severity::error) continue;
    const SourceFile& file = site.report.sources.file(finding.diagnostic.source);
    const Position at = file.lines.position(file.text, finding.diagnostic.span.begin);
    problems.push_back({.path = file.path,
                        .line = at.line,
                        .column = at.column,
                        .message = finding.diagnostic.message,
                        .advice = finding.diagnostic.advice});
  }
  return problems;
}

std::string problem_page(const std::vector<Problem>& problems) {
  std::string list;
  for (const Problem& problem : problems) {
    std::string place = problem.path;
    if (problem.line > 0) place += fmt::format(":{}:{}", problem.line, problem.column);
    list += "<li>";
    if (!place.empty()) list += fmt::format("<p><code>{}</code></p>", html(place));
    list += fmt::format("<p>{}</p>", html(problem.message));
    if (!problem.advice.empty()) list += fmt::format("<p>{}</p>", html(problem.advice));
    list += "</li>\n";
  }
  return fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<title>The site cannot be shown</title>\n<link rel=\"stylesheet\" href=\"{0}problem.css\">\n</head>\n<body>\n"
      "<main>\n<h1>The site cannot be shown</h1>\n<p>Pages come back as soon as this is mended and saved.</p>\n"
      "<ul>\n{1}</ul>\n</main>\n</body>\n</html>\n",
      own_folder, list);
}

}  // namespace waymark
