#include "article/front_matter/yaml_front_matter.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>

#include "article/spans.h"
#include "base/text.h"
#include "syntax/yaml.h"

namespace waymark {
namespace {

bool is_fence(std::string_view line) { return line.starts_with("---") && trim(line.substr(3)).empty(); }
bool is_end(std::string_view line) {
  return is_fence(line) || (line.starts_with("...") && trim(line.substr(3)).empty());
}

// Length of the key at the start of `line`; 0 when the line is not of the form "key: value".
std::size_t key_length(std::string_view line) {
  if (line.empty() || is_space(line[0]) || line[0] == '#' || line[0] == '-' || line[0] == '[' || line[0] == '{')
    return 0;
  constexpr std::size_t longest_key = 100;
  for (std::size_t i = 0; i < line.size() && i <= longest_key; ++i) {
    if (line[i] == ':') return (i + 1 == line.size() || is_blank(line[i + 1])) ? i : 0;
  }
  return 0;
}

// Whether the lines of `block` look like front matter: the first that is neither blank nor a comment is a key, or at
// least half of them are. "---", a sentence, "---" is a thematic break and a heading instead.
bool looks_like_keys(std::string_view text, Span block, std::size_t most_lines) {
  std::size_t lines = 0;
  std::size_t keys = 0;
  bool first_is_key = false;
  for (std::size_t at = block.begin; at < block.end && lines < most_lines;) {
    const LineAt line = line_at(text, at);
    const std::string_view content = trim_left(line.in(text));
    at = line.next;
    if (content.empty() || content.starts_with("#")) continue;
    const bool is_key = key_length(content) > 0;
    if (lines == 0) first_is_key = is_key;
    keys += is_key ? 1 : 0;
    ++lines;
  }
  return first_is_key || (lines >= 2 && keys * 2 >= lines);
}

Span inside_quotes(std::string_view text, const YamlNode& node) {
  Span span = node.span;
  if (node.quoted && span.end - span.begin >= 2 && span.end <= text.size()) {
    const char open = text[span.begin];
    if ((open == '"' || open == '\'') && text[span.end - 1] == open) return {span.begin + 1, span.end - 1};
  }
  return span;
}

FrontMatterField field_of(std::string_view text, const YamlNode::Entry& entry) {
  FrontMatterField field{.key = entry.key, .key_span = entry.key_span, .value_span = inside_quotes(text, entry.value)};
  switch (entry.value.kind) {
    case YamlNode::Kind::null:
      break;
    case YamlNode::Kind::scalar:
      field.value = std::string(trim(entry.value.scalar));
      break;
    case YamlNode::Kind::list:
      field.is_list = true;
      for (const YamlNode& item : entry.value.items) {
        const std::string_view value =
            item.kind == YamlNode::Kind::scalar ? trim(item.scalar) : trim(text_at(text, item.span));
        if (!value.empty()) field.items.emplace_back(value);
      }
      field.value = join(field.items, ", ");
      break;
    case YamlNode::Kind::map:
      field.value = std::string(trim(text_at(text, entry.value.span)));
      break;
  }
  return field;
}

// The value of a "key: value" line that YAML could not read.
Span plain_value(std::string_view text, const LineAt& line, std::size_t key) {
  std::size_t begin = line.begin + key + 1;
  std::size_t end = line.end;
  while (begin < end && is_space(text[begin])) ++begin;
  while (end > begin && is_space(text[end - 1])) --end;
  if (end - begin >= 2 && (text[begin] == '"' || text[begin] == '\'') && text[end - 1] == text[begin]) {
    ++begin;
    --end;
  }
  return span_between(begin, end);
}

std::string quoted(std::string_view value) {
  if (value.find_first_of("\"\\") == std::string_view::npos) return fmt::format("\"{}\"", value);
  return "'" + replace_all(std::string(value), "'", "''") + "'";
}

// A plain value that holds ": " or " #", or begins with a character that means something to YAML, is the usual mistake.
std::optional<Fix> quote_the_value(const SourceFile& file, Span error, Span block) {
  const std::string_view text = file.text;
  const std::size_t at = std::clamp<std::size_t>(error.begin, block.begin, block.end);
  const LineAt line = line_at(text, line_begin(text, at));
  const std::size_t key = key_length(line.in(text));
  if (key == 0 || line.begin < block.begin || line.end > block.end) return std::nullopt;
  const Span value = plain_value(text, line, key);
  if (value.empty()) return std::nullopt;
  const std::string_view written = text_at(text, value);
  if (written.front() == '"' || written.front() == '\'' || (value.begin > 0 && text[value.begin - 1] == '"'))
    return std::nullopt;
  const bool mistaken = written.find(": ") != std::string_view::npos || written.find(" #") != std::string_view::npos ||
                        written.ends_with(':') ||
                        std::string_view("@`%&*!|>[]{},?").find(written.front()) != std::string_view::npos;
  if (!mistaken) return std::nullopt;
  return Fix{.title = fmt::format("Put the value of \"{}\" in quotes", text.substr(line.begin, key)),
             .edits = {{.source = file.id, .span = value, .replacement = quoted(written)}}};
}

void read_plain_lines(const SourceFile& file, Span block, FrontMatter& front) {
  const std::string_view text = file.text;
  // Of a block of a mebibyte all keys may be read so.
  std::unordered_set<std::string> known;
  for (const FrontMatterField& field : front.fields) {
    if (!field.legacy) known.insert(field.key);
  }
  for (std::size_t at = block.begin; at < block.end;) {
    const LineAt line = line_at(text, at);
    at = line.next;
    const std::size_t key = key_length(line.in(text));
    if (key == 0) continue;
    const std::string_view name = trim(text.substr(line.begin, key));
    if (!known.emplace(name).second) continue;
    const Span value = plain_value(text, line, key);
    front.fields.push_back({.key = std::string(name),
                            .value = std::string(text_at(text, value)),
                            .key_span = span_between(line.begin, line.begin + name.size()),
                            .value_span = value});
  }
}

}  // namespace

std::optional<std::uint32_t> read_yaml_block(const SourceFile& file, std::uint32_t at, bool after_legacy,
                                             FrontMatter& front, Diagnostics& diagnostics) {
  const std::string_view text = file.text;
  const LineAt first = line_at(text, at);
  if (!is_fence(first.in(text))) return std::nullopt;

  std::size_t end = first.next;
  std::optional<LineAt> last;
  while (end < text.size()) {
    const LineAt line = line_at(text, end);
    if (is_end(line.in(text))) {
      last = line;
      break;
    }
    end = line.next;
  }
  if (!last) {
    if (looks_like_keys(text, span_between(first.next, text.size()), 2)) {
      diagnostics.push_back(
          {.rule = Rule::front_matter_syntax,
           .source = file.id,
           .span = span_between(first.begin, first.end),
           .message = "The front matter that begins with \"---\" is never closed, so it is read as text",
           .advice = "Write a line \"---\" behind its last key"});
    }
    return std::nullopt;
  }
  const Span block = span_between(first.next, last->begin);
  const std::string_view content = trim(text_at(text, block));
  if (content.empty() ? after_legacy : content.front() != '{' && !looks_like_keys(text, block, block.end))
    return std::nullopt;

  const YamlResult yaml = parse_yaml(text_at(text, block), block.begin);
  for (const YamlNode::Entry& entry : yaml.root.entries) front.fields.push_back(field_of(text, entry));
  if (yaml.error) {
    const Span where = yaml.error->span;
    diagnostics.push_back(
        {.rule = Rule::front_matter_syntax,
         .source = file.id,
         .span = {std::min(where.begin, block.end), std::min(std::max(where.begin, where.end), block.end)},
         .message = fmt::format("The front matter is no valid YAML: {}", yaml.error->message),
         .advice = "Mend the line; keys that stand alone on a line are still read",
         .fix = quote_the_value(file, where, block)});
    read_plain_lines(file, block, front);
  }
  front.has_yaml = true;
  return offset32(last->next);
}

}  // namespace waymark
