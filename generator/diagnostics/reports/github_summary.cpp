#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <string_view>

#include "base/escape.h"
#include "base/text.h"
#include "diagnostics/reports/excerpt.h"
#include "diagnostics/reports/report_forms.h"

namespace waymark {
namespace {

// GitHub refuses the summary of a step over 1 MiB, and nobody reads so far.
constexpr std::size_t most_rows = 500;
constexpr std::size_t most_bytes = 900'000;
constexpr std::size_t longest_cell = 2'000;

// Text that is nothing but text in a cell of a table: no markup, no tag, no address that becomes a link.
std::string cell(std::string_view text) {
  const std::string shown = visible(text);
  std::string out;
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const char c = shown[i];
    const bool begins_character = (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    if (out.size() >= longest_cell && begins_character) return out + "…";
    const bool after_www = c == '.' && i >= 3 && iequals(std::string_view(shown).substr(i - 3, 3), "www");
    if (c == '<' || c == '&') {
      out += c == '<' ? "&lt;" : "&amp;";
      continue;
    }
    if (std::string_view("\\`*_{}[]>|#~:@!$").find(c) != std::string_view::npos || after_www) out += '\\';
    out += c;
  }
  return out;
}

std::string code(std::string_view text) {
  const std::string shown = visible(text);
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : shown) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string marks(longest + 1, '`');
  const std::string_view space = longest > 0 ? " " : "";
  // A bar ends a cell even in code.
  return fmt::format("{}{}{}{}{}", marks, space, replace_all(shown, "|", "\\|"), space, marks);
}

std::string place(const Listed& listed, const ReportOptions& options) {
  const std::uint32_t line = listed.file.lines.position(listed.file.text, listed.finding.diagnostic.span.begin).line;
  const std::string path = path_in_repository(listed.file.path, options);
  const std::string shown = code(fmt::format("{}:{}", path, line));
  if (options.source_url.empty() || path.starts_with('/') || path.starts_with("../")) return shown;
  return fmt::format("[{}]({}{}?plain=1#L{})", shown, options.source_url, percent_encode_path(path), line);
}

void append_table(std::string& out, const std::vector<Listed>& listed, Severity severity, std::string_view heading,
                  std::size_t& rows, const ReportOptions& options) {
  const auto is_of_it = [severity](const Listed& one) { return one.finding.severity == severity; };
  const auto count = std::ranges::count_if(listed, is_of_it);
  if (count == 0) return;
  fmt::format_to(std::back_inserter(out), "\n### {} ({})\n\n", heading, count);
  std::size_t left = static_cast<std::size_t>(count);
  bool open = false;
  for (const Listed& one : listed) {
    if (!is_of_it(one)) continue;
    if (rows >= most_rows || out.size() >= most_bytes) break;
    if (!open) out += "| Place | What is wrong | Rule |\n|---|---|---|\n";
    open = true;
    fmt::format_to(std::back_inserter(out), "| {} | {} | {} |\n", place(one, options),
                   cell(in_sentences(one.finding.diagnostic)), code(info(one.finding.diagnostic.rule).id));
    ++rows;
    --left;
  }
  if (left > 0) fmt::format_to(std::back_inserter(out), "{}{} more are in the log.\n", open ? "\n" : "", left);
}

}  // namespace

std::string github_summary_form(Sites sites, const ReportOptions& options) {
  std::string out = "## Waymark\n\n";
  for (const SiteFindings& site : sites) {
    fmt::format_to(std::back_inserter(out), "- {}: {}\n", code(site.site_file), summary(site.findings));
  }
  const std::vector<Listed> listed = listed_findings(sites, options.known);
  std::size_t rows = 0;
  append_table(out, listed, Severity::error, "Errors", rows, options);
  append_table(out, listed, Severity::warning, "Warnings", rows, options);
  append_table(out, listed, Severity::hint, "Hints", rows, options);
  return out;
}

}  // namespace waymark
