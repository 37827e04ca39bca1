#include "diagnostics/policy/baseline.h"

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fmt/format.h>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "base/disk.h"
#include "base/site_path.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::size_t longest_text = 120;  // bytes; enough to know a line again

constexpr std::string_view head =
    "# Findings that are accepted, each with the reason. `waymark baseline --reason \"…\"` adds what is found now,\n"
    "# `waymark baseline --update` takes out what is fixed. Reasons are yours to change; other comments are not "
    "kept.\n";

// In double quotes, as YAML and JSON read it.
std::string quoted_scalar(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '\n') {
      out += "\\n";
    } else if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned>(byte));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

std::string line_of(const Diagnostic& diagnostic, const SourceFile& file) {
  const Span line = file.lines.line_span(file.text, file.lines.line_of(diagnostic.span.begin));
  std::string_view written = std::string_view(file.text).substr(line.begin, line.end - line.begin);
  if (written.starts_with("\xEF\xBB\xBF")) written.remove_prefix(3);
  // A line may be the whole of a large file, and have thousands of findings: no more is folded than is kept.
  std::string text;
  bool blank = false;
  for (const char c : written) {
    if (is_space(c)) {
      blank = !text.empty();
      continue;
    }
    if (blank) text += ' ';
    blank = false;
    text += c;
    if (text.size() > longest_text) break;
  }
  if (text.size() <= longest_text) return text;
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end);
}

std::string folder_above_site(std::string_view site_file) {
  const std::string folder = join_disk_path("", folder_of(site_file));
  if (file_name_of(folder_of(folder)) == "site" || folder_of(folder) == "site")
    return join_disk_path("", folder_of(folder_of(folder)));
  return folder;
}

}  // namespace

std::string baseline_text(Baseline entries) {
  std::ranges::sort(entries, {}, [](const BaselineEntry& entry) {
    return std::tie(entry.file, entry.rule, entry.id, entry.text, entry.reason);
  });
  std::string out(head);
  out += entries.empty() ? "findings: []\n" : "findings:\n";
  std::unordered_set<std::string_view> written;
  for (const BaselineEntry& entry : entries) {
    if (!written.insert(entry.id).second) continue;
    out += fmt::format("  - id: \"{}\"\n    rule: {}\n    file: {}\n    text: {}\n    reason: {}\n", entry.id,
                       entry.rule, quoted_scalar(entry.file), quoted_scalar(entry.text), quoted_scalar(entry.reason));
  }
  return out;
}

std::string baseline_path(std::string_view path, std::string_view site_file) {
  const std::filesystem::path from = folder_above_site(site_file);
  const std::filesystem::path to = join_disk_path("", path);
  const std::filesystem::path relative = to.lexically_relative(from);
  return relative.empty() ? to.generic_string() : relative.generic_string();
}

BaselineEntry entry_of(const Finding& finding, const SourceSet& sources, std::string_view site_file,
                       std::string reason) {
  const SourceFile& file = sources.file(finding.diagnostic.source);
  return {.id = finding.id,
          .rule = std::string(info(finding.diagnostic.rule).id),
          .file = baseline_path(file.path, site_file),
          .text = line_of(finding.diagnostic, file),
          .reason = std::move(reason),
          .span = {}};
}

std::vector<std::size_t> match_baseline(const Baseline& baseline, const std::vector<Finding>& findings,
                                        const SourceSet& sources, std::string_view site_file) {
  std::unordered_map<std::string_view, std::size_t> by_id;
  for (std::size_t i = 0; i < findings.size(); ++i) by_id.emplace(findings[i].id, i);
  std::vector<std::size_t> matches(baseline.size(), no_finding);
  std::vector<bool> accepted(findings.size(), false);
  bool all = true;
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    const auto found = by_id.find(baseline[i].id);
    all = all && found != by_id.end();
    if (found == by_id.end()) continue;
    matches[i] = found->second;
    accepted[found->second] = true;
  }
  if (all) return matches;

  std::unordered_set<std::string> files;
  for (const SourceFile& file : sources.files()) files.insert(baseline_path(file.path, site_file));
  std::map<std::pair<std::string, std::string>, std::deque<std::size_t>> by_text;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (accepted[i]) continue;
    BaselineEntry entry = entry_of(findings[i], sources, site_file, {});
    by_text[{std::move(entry.rule), std::move(entry.text)}].push_back(i);
  }
  for (std::size_t i = 0; i < baseline.size(); ++i) {
    const BaselineEntry& entry = baseline[i];
    if (matches[i] != no_finding || entry.text.empty() || files.contains(entry.file)) continue;
    const auto found = by_text.find({entry.rule, entry.text});
    if (found == by_text.end() || found->second.empty()) continue;
    matches[i] = found->second.front();
    found->second.pop_front();
  }
  return matches;
}

Diagnostic fixed_entry(const BaselineEntry& entry, SourceId source) {
  return {.rule = Rule::baseline_fixed,
          .source = source,
          .span = entry.span,
          .message = fmt::format("The finding of \"{}\" in \"{}\" that is accepted here is no more",
                                 entry.rule.empty() ? "a rule" : entry.rule, entry.file),
          .advice = "`waymark baseline --update` takes the entry out"};
}

Baseline rekeyed(Baseline baseline, const std::map<std::string, BaselineEntry>& entries) {
  for (BaselineEntry& entry : baseline) {
    const auto changed = entries.find(entry.id);
    if (changed == entries.end()) continue;
    entry.id = changed->second.id;
    entry.file = changed->second.file;
    entry.text = changed->second.text;
  }
  return baseline;
}

}  // namespace waymark
