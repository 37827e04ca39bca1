#include "article/front_matter/migrate_front_matter.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "article/front_matter/legacy_front_matter.h"
#include "article/front_matter/yaml_front_matter.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

// Keys of elements ignore case, keys of YAML do not: these are looked for by name.
constexpr auto read_keys =
    std::to_array<std::string_view>({"title", "description", "keywords", "author", "authors", "ms.date", "date",
                                     "ms.contentlocale", "locale", "version", "services", "ms.assetid", "asset_id",
                                     "redirect_url", "renamed_sections", "dialect", "usage", "ms.lasthandoff"});

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::string spelling_of(const std::string& key) {
  const auto known = std::ranges::find_if(read_keys, [&key](std::string_view name) { return iequals(name, key); });
  return known == read_keys.end() ? key : std::string(*known);
}

// What YAML readers would take for something else than text: 12, 1.5, 0x1F, 12:30, 2016-08-22, null, true, yes …
bool looks_typed(std::string_view value) {
  static constexpr auto words = std::to_array<std::string_view>(
      {"~", "null", "true", "false", "yes", "no", "on", "off", "y", "n", ".nan", ".inf", "-.inf", "+.inf"});
  if (std::ranges::any_of(words, [value](std::string_view word) { return iequals(word, value); })) return true;
  const std::size_t start = value.starts_with('-') || value.starts_with('+') ? 1 : 0;
  if (start >= value.size() || (!is_ascii_digit(value[start]) && value[start] != '.')) return false;
  // With a slash or a blank it is text for every reader: 08/22/2016.
  return value.find_first_not_of("0123456789abcdefABCDEFxXoOTtZz_.:+-") == std::string_view::npos;
}

bool is_plain(std::string_view value) {
  if (value.empty() || looks_typed(value) || value != trim(value)) return false;
  if (std::string_view("-?:,[]{}#&*!|>'\"%@`=").find(value.front()) != std::string_view::npos) return false;
  if (value.ends_with(':') || value.find(": ") != std::string_view::npos || value.find(" #") != std::string_view::npos)
    return false;
  return value.find_first_of("\t\\\"") == std::string_view::npos;
}

// Characters that only the escapes of double quotes can say; the bytes of U+0080 to U+009F, U+2028, U+2029 and U+FEFF
// among them.
std::string escaped(std::string_view value) {
  std::string out;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const auto byte = static_cast<unsigned char>(value[i]);
    const std::string_view rest = value.substr(i);
    if (byte < 0x20 || byte == 0x7F) {
      out += fmt::format("\\x{:02X}", byte);
    } else if (byte == 0xC2 && rest.size() > 1 && static_cast<unsigned char>(rest[1]) < 0xA0) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned char>(rest[1]));
      ++i;
    } else if (rest.starts_with("\xE2\x80\xA8") || rest.starts_with("\xE2\x80\xA9")) {
      out += rest[2] == '\xA8' ? "\\L" : "\\P";
      i += 2;
    } else if (rest.starts_with(byte_order_mark)) {
      out += "\\uFEFF";
      i += 2;
    } else {
      if (value[i] == '"' || value[i] == '\\') out += '\\';
      out += value[i];
    }
  }
  return out;
}

std::string yaml_scalar(std::string_view value) {
  const std::string in_escapes = escaped(value);
  const bool needs_escapes = in_escapes.find("\\x") != std::string::npos ||
                             in_escapes.find("\\L") != std::string::npos ||
                             in_escapes.find("\\P") != std::string::npos || in_escapes.find("\\u") != std::string::npos;
  if (!needs_escapes && is_plain(value)) return std::string(value);
  const bool single = !needs_escapes && value.find_first_of("\"\\") != std::string_view::npos;
  return single ? "'" + replace_all(std::string(value), "'", "''") + "'" : "\"" + in_escapes + "\"";
}

std::string yaml_key(std::string_view key) {
  const bool plain = !key.empty() && (is_ascii_alnum(key.front()) || key.front() == '_') && !looks_typed(key) &&
                     key.find(':') == std::string_view::npos;
  return plain ? std::string(key) : "\"" + escaped(key) + "\"";
}

// The front matter's parts as they stand in the file.
struct Parts {
  FrontMatter front;
  Diagnostics diagnostics;
  Span yaml;  // fences included; empty when there is none
  std::size_t body = 0;
};

Parts read_parts(const SourceFile& file) {
  Parts parts;
  parts.front = read_front_matter(file, parts.diagnostics);
  parts.body = parts.front.span.end;
  if (!parts.front.has_yaml) return parts;
  // The block begins with the last line of dashes in front of its first key, or of its end when it has none.
  for (std::size_t at = 0; at < parts.body;) {
    const LineAt line = line_at(file.text, at);
    FrontMatter ignored;
    Diagnostics unheard;
    const std::size_t start = at == 0 && file.text.starts_with(byte_order_mark) ? byte_order_mark.size() : at;
    if (const auto end = read_yaml_block(file, offset32(start), false, ignored, unheard)) {
      parts.yaml = span_between(start, *end);
      break;
    }
    at = line.next;
  }
  return parts;
}

bool same_value(const FrontMatterField* a, const FrontMatterField* b) {
  return a != nullptr && b != nullptr && a->value == b->value && a->items == b->items;
}

bool reads_the_same(const FrontMatter& before, const FrontMatter& after, std::string_view dialect) {
  const auto renames = [](const FrontMatter& front) {
    std::vector<std::pair<std::string, std::string>> pairs;
    for (const RenamedSection& section : front.renamed_sections) pairs.emplace_back(section.from, section.to);
    return pairs;
  };
  for (const FrontMatterField& field : before.fields) {
    const FrontMatterField* now = after.find(field.legacy ? spelling_of(field.key) : field.key);
    const FrontMatterField* was = before.find(field.key);
    if (now == nullptr && iequals(field.key, "pageTitle")) now = after.find("title");
    if (!same_value(was, now)) return false;
  }
  return before.title == after.title && before.description == after.description && before.keywords == after.keywords &&
         before.authors == after.authors && before.date == after.date && before.locale == after.locale &&
         before.version == after.version && before.services == after.services && before.asset_id == after.asset_id &&
         before.redirect_url == after.redirect_url && renames(before) == renames(after) &&
         (dialect.empty() ? before.dialect : std::string(dialect)) == after.dialect && !after.has_legacy;
}

std::string new_lines(const FrontMatter& front, std::string_view newline) {
  std::vector<std::pair<std::string, std::string>> written;  // key, value
  for (const FrontMatterField& field : front.fields) {
    if (!field.legacy) written.emplace_back(field.key, field.value);
  }
  const bool has_title = front.find("title") != nullptr;
  std::string out;
  for (const FrontMatterField& field : front.fields) {
    if (!field.legacy) continue;
    const std::string key = !has_title && iequals(field.key, "pageTitle") ? "title" : spelling_of(field.key);
    const auto known = std::ranges::find_if(written, [&key](const auto& pair) { return pair.first == key; });
    if (known != written.end() && (known->second == field.value || field.value.empty())) continue;
    const std::string line = yaml_key(key) + ": " + yaml_scalar(field.value);
    // A value that is not read today must not be read tomorrow.
    out += known == written.end() ? line : "# " + line;
    out += newline;
    if (known == written.end()) written.emplace_back(key, field.value);
  }
  return out;
}

MigratedFrontMatter refused(const SourceFile& file, std::size_t at, std::string problem) {
  return {.text = "", .problem = std::move(problem), .position = file.lines.position(file.text, offset32(at))};
}

}  // namespace

std::optional<MigratedFrontMatter> migrate_front_matter(const SourceFile& file, std::string_view dialect) {
  const Parts parts = read_parts(file);
  if (!parts.front.has_legacy) return std::nullopt;
  for (const Diagnostic& diagnostic : parts.diagnostics) {
    if (diagnostic.rule == Rule::front_matter_syntax)
      return refused(file, diagnostic.span.begin,
                     "its front matter has a mistake to mend first: " + diagnostic.message);
  }
  const std::string_view text = file.text;
  const std::string newline(newline_of(text, 0));
  std::string lines = new_lines(parts.front, newline);
  if (!dialect.empty()) lines += fmt::format("dialect: {}{}", dialect, newline);

  MigratedFrontMatter migrated;
  if (text.starts_with(byte_order_mark)) migrated.text = byte_order_mark;
  if (parts.yaml.empty()) {
    migrated.text += fmt::format("---{}{}---{}", newline, lines, newline);
  } else {
    const std::string_view block = text_at(text, parts.yaml);
    std::size_t fence = block.find_last_not_of(" \t\r\n");
    while (fence > 0 && block[fence - 1] != '\n' && block[fence - 1] != '\r') --fence;
    migrated.text += block.substr(0, fence);
    migrated.text += lines;
    migrated.text += block.substr(fence);
    if (!block.ends_with('\n') && !block.ends_with('\r')) migrated.text += newline;
  }
  const std::size_t body = migrated.text.size();
  migrated.text += text.substr(parts.body);

  SourceFile after = file;
  after.text = migrated.text;
  after.lines = LineIndex(after.text);
  Diagnostics diagnostics;
  const FrontMatter read = read_front_matter(after, diagnostics);
  const bool broken =
      std::ranges::any_of(diagnostics, [](const Diagnostic& one) { return one.rule == Rule::front_matter_syntax; });
  if (broken || read.span.end != body || !reads_the_same(parts.front, read, dialect))
    return refused(file, parts.front.span.begin, "as YAML its front matter would say something else");
  return migrated;
}

}  // namespace waymark
