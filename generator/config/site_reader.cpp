#include "config/site_reader.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <unordered_set>

#include "base/edit_distance.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {

namespace {

constexpr std::size_t longest_quote = 60;

std::string_view kind_name(const YamlNode& node) {
  switch (node.kind) {
    case YamlNode::Kind::null:
      return "nothing";
    case YamlNode::Kind::scalar:
      return "a text";
    case YamlNode::Kind::list:
      return "a list";
    case YamlNode::Kind::map:
      return "a mapping";
  }
  return "nothing";
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string shown;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (count++ == longest_quote) {
      shown += "…";
      break;
    }
    const DecodedChar c = decode_utf8(text, i);
    if (c.value < 0x20 || c.value == 0x7F) {
      shown += ' ';
    } else {
      append_utf8(shown, c.value);
    }
    i += c.bytes;
  }
  return "\"" + shown + "\"";
}

std::string enumerate(std::span<const std::string> names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += i + 1 == names.size() ? " and " : ", ";
    out += names[i];
  }
  return out;
}

void SiteReader::report(Rule rule, Span span, std::string message, std::string advice) {
  diagnostics_.push_back(Diagnostic{
      .rule = rule, .source = source_, .span = span, .message = std::move(message), .advice = std::move(advice)});
}

void SiteReader::bad_value(Span span, std::string message, std::string advice) {
  report(Rule::config_bad_value, span, std::move(message), std::move(advice));
}

void SiteReader::not_accepted(Span span, std::string_view written, std::string_view what,
                              std::span<const std::string> accepted) {
  const std::optional<std::string> near = nearest(written, accepted);
  bad_value(span, fmt::format("{} is no {}", quoted(written), what),
            near               ? fmt::format("did you mean {}?", quoted(*near))
            : accepted.empty() ? std::string()
                               : fmt::format("known are {}", enumerate(accepted)));
}

void SiteReader::check_keys(const YamlNode& map, std::span<const std::string> known) {
  std::unordered_set<std::string_view> seen;
  for (const YamlNode::Entry& entry : map.entries) {
    if (std::ranges::find(known, entry.key) == known.end()) {
      const std::optional<std::string> near = nearest(entry.key, known);
      report(
          Rule::config_unknown_key, entry.key_span, fmt::format("there is no key {}", quoted(entry.key)),
          near ? fmt::format("did you mean {}?", quoted(*near)) : fmt::format("known here are {}", enumerate(known)));
    } else if (!seen.insert(entry.key).second) {
      bad_value(entry.key_span, fmt::format("{} stands here a second time", quoted(entry.key)),
                "only the last one counts; keep one of them");
    } else if (entry.value.kind == YamlNode::Kind::null) {
      bad_value(entry.key_span, fmt::format("{} has no value", quoted(entry.key)),
                "give it one, or take the line out to have the default");
    }
  }
}

std::optional<std::string> SiteReader::text(const YamlNode& node) {
  if (node.kind != YamlNode::Kind::scalar) {
    bad_value(node.span, fmt::format("a text belongs here, not {}", kind_name(node)), "");
    return std::nullopt;
  }
  std::string value(trim(node.scalar));
  if (value.empty()) {
    bad_value(node.span, "the text is empty", "");
    return std::nullopt;
  }
  return value;
}

std::vector<std::string> SiteReader::texts(const YamlNode& node) {
  std::vector<std::string> values;
  if (node.kind == YamlNode::Kind::list) {
    for (const YamlNode& item : node.items) {
      if (std::optional<std::string> value = text(item)) values.push_back(std::move(*value));
    }
  } else if (node.kind == YamlNode::Kind::scalar) {
    if (std::optional<std::string> value = text(node)) values.push_back(std::move(*value));
  } else {
    bad_value(node.span, fmt::format("a text or a list of texts belongs here, not {}", kind_name(node)), "");
  }
  return values;
}

LocalizedText SiteReader::localized(const YamlNode& node) {
  LocalizedText result;
  if (node.kind == YamlNode::Kind::scalar) {
    if (std::optional<std::string> value = text(node)) result.by_locale[""] = std::move(*value);
    return result;
  }
  if (node.kind != YamlNode::Kind::map) {
    bad_value(node.span, fmt::format("a text, or one text per locale, belongs here, not {}", kind_name(node)),
              "write it as in title: {en-us: Help, nl-nl: Hulp}");
    return result;
  }
  for (const YamlNode::Entry& entry : node.entries) {
    const std::optional<std::string> tag = locale_of(entry);
    if (!tag) continue;
    if (entry.value.kind == YamlNode::Kind::null) {
      bad_value(entry.key_span, fmt::format("{} has no text", quoted(entry.key)), "");
    } else if (std::optional<std::string> value = text(entry.value)) {
      result.by_locale[*tag] = std::move(*value);
    }
  }
  return result;
}

std::optional<std::string> SiteReader::locale_of(const YamlNode::Entry& entry) {
  if (const std::optional<LocaleId> locale = config_.find_locale(entry.key)) return config_.locale(*locale).tag;
  std::string tag = ascii_lower(entry.key);
  if (config_.find_locales) return tag;
  std::vector<std::string> tags;
  for (const LocaleConfig& locale : config_.locales) tags.push_back(locale.tag);
  const std::optional<std::string> near = nearest(tag, tags);
  report(Rule::config_unknown_key, entry.key_span, fmt::format("{} is none of this site's locales", quoted(entry.key)),
         near ? fmt::format("did you mean {}?", quoted(*near)) : fmt::format("locales lists {}", enumerate(tags)));
  return std::nullopt;
}

bool SiteReader::is_map(const YamlNode& node, std::string_view expected) {
  if (node.kind == YamlNode::Kind::map) return true;
  bad_value(node.span, fmt::format("{} belongs here, not {}", expected, kind_name(node)), "");
  return false;
}

std::string SiteReader::disk_path(std::string_view written) const {
  return written.starts_with('/') ? join_disk_path("/", written.substr(1)) : join_disk_path(config_.folder, written);
}

std::optional<std::string> SiteReader::existing(const YamlNode& node, PathKind kind) {
  const std::optional<std::string> written = text(node);
  if (!written) return std::nullopt;
  if (written->find('\0') != std::string::npos) {
    bad_value(node.span, "a path cannot hold a NUL character", "");
    return std::nullopt;
  }
  std::string path = disk_path(*written);
  if (kind == PathKind::file ? disk_.is_file(path) : disk_.is_folder(path)) return path;
  missing(node.span, *written, path, kind);
  return std::nullopt;
}

std::optional<YamlSource> SiteReader::read_yaml(const std::string& path) {
  Result<YamlSource> source = read_yaml_source(path, disk_, sources_, diagnostics_);
  if (source) return *std::move(source);
  report(Rule::config_missing_file, Span{}, source.error().message, "");
  return std::nullopt;
}

void SiteReader::missing(Span span, std::string_view written, const std::string& path, PathKind kind) {
  const std::string_view name = kind == PathKind::file ? "file" : "folder";
  if (kind == PathKind::file && disk_.is_folder(path)) {
    report(Rule::config_missing_file, span, fmt::format("{} is a folder, not a file", quoted(written)), "");
    return;
  }
  if (kind == PathKind::folder && disk_.is_file(path)) {
    report(Rule::config_missing_file, span, fmt::format("{} is a file, not a folder", quoted(written)), "");
    return;
  }
  // The first part of the path that does not exist, and the folder that should hold it.
  std::string parent = path.starts_with('/') ? "/" : ".";
  std::string part;
  for (const std::string_view segment : split(path, '/')) {
    if (segment.empty()) continue;
    const std::string next = parent == "." ? std::string(segment) : join_disk_path(parent, segment);
    if (segment != ".." && !disk_.is_folder(next)) {
      part = segment;
      break;
    }
    parent = next;
  }
  // Listing the whole disk for the sake of a proposal would be a poor trade.
  std::set<std::string> names;
  if (parent != "/" && !part.empty()) {
    if (const auto entries = disk_.list(parent)) {
      for (const FileEntry& entry : *entries) names.insert(entry.path.substr(0, entry.path.find('/')));
    }
  }
  const std::vector<std::string> candidates(names.begin(), names.end());
  const std::optional<std::string> near = nearest(part, candidates);
  report(Rule::config_missing_file, span, fmt::format("there is no {} {}", name, quoted(written)),
         near ? fmt::format("did you mean {} in {}?", quoted(*near), quoted(parent))
              : fmt::format("paths are relative to the folder of site.yml; looked for {}", quoted(path)));
}

}  // namespace waymark
