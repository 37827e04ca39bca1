#include "config/read_baseline.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <unordered_map>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "config/read_yaml_source.h"

namespace waymark {
namespace {

constexpr std::size_t id_size = 16;

constexpr std::string_view conflict_mark = "\n<<<<<<<";

const std::string repair = "Mend the line, or take the file from git again and run `waymark baseline --update`";

class Reader {
 public:
  Reader(SourceId source, BaselineFile& file, Diagnostics& diagnostics)
      : source_(source), file_(file), diagnostics_(diagnostics) {}

  void read(const YamlNode& root) {
    if (root.kind == YamlNode::Kind::null) return;
    if (root.kind != YamlNode::Kind::map) {
      report_broken(root.span, "The baseline is no mapping", "It begins with a line \"findings:\"");
      return;
    }
    for (const YamlNode::Entry& entry : root.entries) {
      if (entry.key == "findings") {
        read_list(entry.value);
      } else {
        report_broken(entry.key_span, fmt::format("The baseline has no key \"{}\"", entry.key),
                      "It has one, \"findings\", with a list of entries");
      }
    }
  }

 private:
  void report_broken(Span span, std::string message, std::string advice) {
    file_.broken = true;
    report(span, std::move(message), std::move(advice));
  }

  void report(Span span, std::string message, std::string advice) {
    diagnostics_.push_back({.rule = Rule::baseline_syntax,
                            .source = source_,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  void read_list(const YamlNode& list) {
    if (list.kind == YamlNode::Kind::null) return;
    if (list.kind != YamlNode::Kind::list) {
      report_broken(list.span, "\"findings\" is no list", repair);
      return;
    }
    for (const YamlNode& item : list.items) read_entry(item);
  }

  void read_entry(const YamlNode& item) {
    if (item.kind != YamlNode::Kind::map) {
      report_broken(item.span, "An entry has an id and a reason; this is none", repair);
      return;
    }
    BaselineEntry entry{.span = item.span};
    const std::array<std::pair<std::string_view, std::string BaselineEntry::*>, 5> keys = {{
        {"id", &BaselineEntry::id},
        {"rule", &BaselineEntry::rule},
        {"file", &BaselineEntry::file},
        {"text", &BaselineEntry::text},
        {"reason", &BaselineEntry::reason},
    }};
    for (const YamlNode::Entry& written : item.entries) {
      const auto key = std::ranges::find(keys, written.key, [](const auto& known) { return std::string(known.first); });
      if (key == keys.end()) {
        const std::vector<std::string> names = {"id", "rule", "file", "text", "reason"};
        const auto near = nearest(written.key, names);
        report_broken(written.key_span, fmt::format("An entry has no key \"{}\"", written.key),
                      near ? fmt::format("Did you mean \"{}\"?", *near) : "It has id, rule, file, text and reason");
        continue;
      }
      if (written.value.kind != YamlNode::Kind::scalar && written.value.kind != YamlNode::Kind::null) {
        report_broken(written.value.span, fmt::format("\"{}\" is one text", written.key), repair);
        continue;
      }
      entry.*(key->second) = written.value.scalar;
      if (written.key == "id") entry.span = written.value.span;
    }
    const bool hex = entry.id.size() == id_size &&
                     std::ranges::all_of(entry.id, [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); });
    if (!hex) {
      report_broken(
          entry.span,
          entry.id.empty()
              ? "This entry has no id"
              : fmt::format("\"{}\" is no id of a finding: those have 16 digits, 0 to 9 and a to f", entry.id),
          "Take the entry out, and accept the finding again with `waymark baseline --reason`");
      return;
    }
    if (trim(entry.reason).empty()) {
      report(entry.span, fmt::format("The entry for \"{}\" does not say why it is accepted", entry.id),
             "Write it behind reason:");
    }
    if (const auto [first, added] = seen_.emplace(entry.id, file_.entries.size()); !added) {
      report(entry.span, fmt::format("The id \"{}\" stands here a second time", entry.id),
             "Take one of the entries out; `waymark baseline --update` does");
      return;
    }
    file_.entries.push_back(std::move(entry));
  }

  SourceId source_;
  BaselineFile& file_;
  Diagnostics& diagnostics_;
  std::unordered_map<std::string, std::size_t> seen_;
};

}  // namespace

std::string baseline_file_of(const std::string& site_file) {
  return join_disk_path(folder_of(site_file), baseline_name);
}

Result<std::optional<BaselineFile>> read_baseline(const std::string& site_file, const Disk& disk, SourceSet& sources,
                                                  Diagnostics& diagnostics) {
  const std::string path = baseline_file_of(site_file);
  if (!disk.is_file(path)) return std::nullopt;
  Diagnostics found;
  const auto yaml = read_yaml_source(path, disk, sources, found);
  if (!yaml) return std::unexpected(yaml.error());
  BaselineFile file{.source = yaml->id};
  Reader(yaml->id, file, diagnostics).read(yaml->root);
  const std::string& text = sources.file(yaml->id).text;
  const std::size_t conflict = text.starts_with(conflict_mark.substr(1)) ? 0 : text.find(conflict_mark);
  for (Diagnostic& diagnostic : found) {
    file.broken = true;
    if (diagnostic.rule == Rule::config_syntax) {
      diagnostic.rule = Rule::baseline_syntax;
      diagnostic.message = "The baseline is no valid YAML: " + diagnostic.message;
      diagnostic.advice = repair;
      if (conflict != std::string::npos) {
        const auto begin = static_cast<std::uint32_t>(conflict == 0 ? 0 : conflict + 1);
        diagnostic.span = {begin, begin + static_cast<std::uint32_t>(conflict_mark.size()) - 1};
        diagnostic.message = "There is a merge conflict in the baseline that nobody has solved";
        diagnostic.advice = "Keep the entries of both sides, take the marks out, and run `waymark baseline --update`";
      }
    }
    diagnostics.push_back(std::move(diagnostic));
  }
  return file;
}

}  // namespace waymark
