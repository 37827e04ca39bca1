#include "article/ignore_words.h"

#include <algorithm>

#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view file_keyword = "waymark-ignore-file";

}  // namespace

std::optional<IgnoreWords> read_ignore_words(std::string_view text) {
  if (!istarts_with(text, ignore_keyword)) return std::nullopt;
  IgnoreWords words;
  words.for_file = istarts_with(text, file_keyword);
  std::string_view rest = text.substr(words.for_file ? file_keyword.size() : ignore_keyword.size());
  // "waymark-ignored", "waymark-ignore-line": somebody meant something, which is told as a rule that is none.
  if (!rest.empty() && !is_space(rest.front()) && rest.front() != ':') {
    if (rest.front() != '-') return std::nullopt;
    words.rules.emplace_back(text.substr(0, text.find_first_of(" :")));
    words.reason = trim(rest.substr(std::min(rest.find_first_of(" :"), rest.size())));
    return words;
  }
  const std::size_t colon = rest.find(':');
  std::string name;
  for (const char c : rest.substr(0, colon)) {
    if (words.rules.size() > most_ignored_rules) break;
    if (c != ',' && !is_space(c)) {
      name += c;
    } else if (!name.empty()) {
      words.rules.push_back(std::move(name));
      name.clear();
    }
  }
  if (!name.empty()) words.rules.push_back(std::move(name));
  if (colon != std::string_view::npos) words.reason = trim(rest.substr(colon + 1));
  return words;
}

Ignore ignore_of(IgnoreWords words, const SourceFile& file, Span span, Span scope) {
  return {.rules = std::move(words.rules),
          .reason = std::move(words.reason),
          .span = span,
          .scope = words.for_file ? Span{0, offset32(file.text.size() + 1)} : scope,
          .source = file.id};
}

}  // namespace waymark
