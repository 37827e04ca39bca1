#include "diagnostics/reports/sarif_rules.h"

#include <algorithm>

#include "base/text.h"
#include "base/url.h"

namespace waymark {
namespace {

using Json = nlohmann::ordered_json;

// Of a description of a rule, in GitHub.
constexpr std::size_t longest_text = 1024;

// "link/missing-anchor" as LinkMissingAnchor: names of rules are Pascal case by custom.
std::string pascal_case(std::string_view id) {
  std::string name;
  bool upper = true;
  for (const char c : id) {
    if (!is_ascii_alnum(c)) {
      upper = true;
      continue;
    }
    name += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    upper = false;
  }
  return name;
}

std::string sentence(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out.front() >= 'a' && out.front() <= 'z')
    out.front() = static_cast<char>(out.front() - 'a' + 'A');
  if (!out.empty() && out.back() != '.') out += '.';
  return out;
}

// The page without the heading that repeats the rule's id.
std::string_view without_heading(std::string_view page) {
  if (!page.starts_with("# ")) return page;
  const std::size_t end = page.find('\n');
  return end == std::string_view::npos ? std::string_view() : trim_left(page.substr(end));
}

// The paragraph that follows the one with the summary and the severity; empty where a heading, list or table follows.
std::string second_paragraph(std::string_view page) {
  const std::size_t first_end = page.find("\n\n");
  if (first_end == std::string_view::npos) return {};
  const std::string_view rest = trim_left(page.substr(first_end));
  if (rest.empty() || std::string_view("#|`-<1").find(rest.front()) != std::string_view::npos) return {};
  return std::string(rest.substr(0, rest.find("\n\n")));
}

Json rule_json(const RuleInfo& rule, const ReportOptions& options) {
  Json json;
  json["id"] = rule.id;
  json["name"] = pascal_case(rule.id);
  const auto page = options.rule_page ? options.rule_page(rule.id) : std::nullopt;
  const std::string help = page ? without_relative_links(without_heading(*page)) : sentence(rule.summary);
  const std::string full = second_paragraph(help);
  json["shortDescription"]["text"] = sarif_text(sentence(rule.summary));
  json["fullDescription"]["text"] =
      sarif_text(full.empty() || full.size() > longest_text ? sentence(rule.summary) : full);
  json["help"]["text"] = help;
  if (page) json["help"]["markdown"] = help;
  json["defaultConfiguration"] = {{"enabled", rule.default_severity != Severity::off},
                                  {"level", sarif_level(rule.default_severity)}};
  // What GitHub sorts and filters by.
  const std::string_view problem = rule.default_severity == Severity::error     ? "error"
                                   : rule.default_severity == Severity::warning ? "warning"
                                                                                : "recommendation";
  json["properties"] = {
      {"tags", {rule.id.substr(0, rule.id.find('/'))}}, {"precision", "very-high"}, {"problem.severity", problem}};
  return json;
}

}  // namespace

Json sarif_rules(const ReportOptions& options) {
  Json rules = Json::array();
  for (const RuleInfo& rule : all_rules()) rules.push_back(rule_json(rule, options));
  return rules;
}

std::string_view sarif_level(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::hint:
      return "note";
    case Severity::off:
      break;
  }
  return "none";
}

std::string sarif_text(std::string_view text) {
  // Only "](" makes a link, and only a number in braces a placeholder; escaping every bracket and brace would be seen
  // by people, as many programs show the text as it is.
  const bool link = text.find("](") != std::string_view::npos;
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (link && (c == '[' || c == ']' || c == '\\')) out += '\\';
    if (c == '{' && i + 1 < text.size() && is_ascii_digit(text[i + 1])) {
      const std::size_t end = text.find_first_not_of("0123456789", i + 1);
      if (end != std::string_view::npos && text[end] == '}') {
        out += "{" + std::string(text.substr(i, end + 1 - i)) + "}";
        i = end;
        continue;
      }
    }
    out += c;
  }
  return out;
}

std::string without_relative_links(std::string_view markdown) {
  std::string out;
  bool fenced = false;
  std::size_t at = 0;
  while (at < markdown.size()) {
    const std::size_t line_end = std::min(markdown.find('\n', at), markdown.size());
    std::string_view line = markdown.substr(at, line_end - at);
    at = line_end + 1;
    if (trim_left(line).starts_with("```")) fenced = !fenced;
    bool code = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (line[i] == '`') code = !code;
      const std::size_t middle = fenced || code || line[i] != '[' ? std::string_view::npos : line.find("](", i);
      const std::size_t end = middle == std::string_view::npos ? middle : line.find(')', middle);
      if (end == std::string_view::npos || !split_url(line.substr(middle + 2, end - middle - 2)).scheme.empty()) {
        out += line[i];
        continue;
      }
      out += line.substr(i + 1, middle - i - 1);
      i = end;
    }
    out += '\n';
  }
  return out;
}

}  // namespace waymark
