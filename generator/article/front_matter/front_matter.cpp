#include "article/front_matter/front_matter.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>

#include "article/front_matter/legacy_front_matter.h"
#include "article/front_matter/yaml_front_matter.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

// Where the first line that is not blank begins; `at` itself when it stands in the middle of a line.
std::size_t skip_blank_lines(std::string_view text, std::size_t at) {
  for (std::size_t i = at; i < text.size() && is_space(text[i]); ++i) {
    if (text[i] == '\n' || text[i] == '\r') at = i + 1;
    if (i + 1 == text.size()) at = text.size();
  }
  return at;
}

std::vector<std::string> split_list(const FrontMatterField* field, std::string_view separators) {
  std::vector<std::string> result;
  if (field == nullptr) return result;
  if (field->is_list) return field->items;
  std::string_view rest = field->value;
  while (!rest.empty()) {
    const std::size_t cut = rest.find_first_of(separators);
    const std::string_view part = trim(rest.substr(0, cut));
    if (!part.empty()) result.emplace_back(part);
    if (cut == std::string_view::npos) break;
    rest.remove_prefix(cut + 1);
  }
  return result;
}

void report_repeated_keys(const SourceFile& file, const FrontMatter& front, Diagnostics& diagnostics) {
  std::unordered_map<std::string, const FrontMatterField*> first;
  for (const FrontMatterField& field : front.fields) {
    const auto [seen, is_new] =
        first.emplace((field.legacy ? "<" : "-") + (field.legacy ? ascii_lower(field.key) : field.key), &field);
    std::string message;
    if (!is_new && field.legacy && field.value == seen->second->value) continue;
    if (!is_new) {
      message = fmt::format("The key \"{}\" stands in the front matter twice", field.key);
    } else if (field.legacy && front.has_yaml) {
      const auto above = std::ranges::find_if(
          front.fields, [&](const FrontMatterField& other) { return !other.legacy && iequals(other.key, field.key); });
      if (above == front.fields.end() || above->value == field.value || field.value.empty() || above->value.empty())
        continue;
      message = fmt::format("The key \"{}\" stands in the YAML block, too, with another value", field.key);
    } else {
      continue;
    }
    diagnostics.push_back({.rule = Rule::front_matter_repeated_key,
                           .source = file.id,
                           .span = field.key_span,
                           .message = std::move(message),
                           .advice = "Keep one of them"});
  }
}

std::string value_of(const FrontMatter& front, std::initializer_list<std::string_view> keys) {
  for (const std::string_view key : keys) {
    const FrontMatterField* field = front.find(key);
    if (field != nullptr && !field->value.empty()) return field->value;
  }
  return {};
}

void read_date(const SourceFile& file, FrontMatter& front, Diagnostics& diagnostics) {
  for (const std::string_view key : {"ms.date", "date"}) {
    const FrontMatterField* field = front.find(key);
    if (field == nullptr || field->value.empty()) continue;
    const std::optional<Date> date = parse_date(field->value);
    if (date && !front.date) front.date = date;
    if (!date) {
      diagnostics.push_back({.rule = Rule::front_matter_unknown_date,
                             .source = file.id,
                             .span = field->value_span,
                             .message = fmt::format("\"{}\" is no date of the calendar in a known form", field->value),
                             .advice = "Write MM/DD/YYYY, M/D/YYYY, MM/DD/YY or YYYY-MM-DD"});
    }
  }
}

}  // namespace

const FrontMatterField* FrontMatter::find(std::string_view key) const {
  // YAML: the last of equal keys counts, as YAML readers have it. Legacy: the first, as HTML has it.
  const FrontMatterField* found = nullptr;
  for (const FrontMatterField& field : fields) {
    if (!field.legacy && field.key == key) found = &field;
  }
  if (found != nullptr) return found;
  for (const FrontMatterField& field : fields) {
    if (field.legacy && iequals(field.key, key)) return &field;
  }
  return nullptr;
}

FrontMatter read_front_matter(const SourceFile& file, Diagnostics& diagnostics) {
  const std::string_view text = file.text;
  FrontMatter front;
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::size_t end = at;
  constexpr int most_blocks = 8;  // real articles have three at most
  for (int block = 0; block < most_blocks; ++block) {
    const std::size_t start = skip_blank_lines(text, at);
    std::optional<std::uint32_t> next = read_legacy_element(file, offset32(start), front, diagnostics);
    if (!next && !front.has_yaml) next = read_yaml_block(file, offset32(start), front.has_legacy, front, diagnostics);
    if (!next) break;
    at = end = *next;
  }
  front.span = span_between(0, end);
  std::ranges::stable_sort(front.fields, {}, [](const FrontMatterField& field) { return field.legacy; });
  report_repeated_keys(file, front, diagnostics);

  front.title = value_of(front, {"title", "pageTitle"});
  front.description = value_of(front, {"description"});
  front.keywords = split_list(front.find("keywords"), ",;");
  front.authors = split_list(front.find("author"), ",;");
  if (front.authors.empty()) front.authors = split_list(front.find("authors"), ",;");
  read_date(file, front, diagnostics);
  front.locale = value_of(front, {"ms.contentlocale", "locale"});
  front.version = value_of(front, {"version"});
  front.services = split_list(front.find("services"), ",;");
  front.asset_id = value_of(front, {"ms.assetid", "asset_id"});
  front.redirect_url = value_of(front, {"redirect_url"});
  front.renamed_sections = read_renamed_sections(file, front, diagnostics);
  front.dialect = value_of(front, {"dialect"});
  return front;
}

}  // namespace waymark
