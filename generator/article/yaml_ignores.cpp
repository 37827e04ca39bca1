#include <algorithm>
#include <optional>

#include "article/ignore_words.h"
#include "article/ignores.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

// A line with a key of the outermost mapping.
bool is_key_line(std::string_view line) {
  return !line.empty() && !is_space(line.front()) && line.front() != '#' && line.front() != '-' &&
         line.find(':') != std::string_view::npos;
}

bool is_fence(std::string_view line) {
  return (line.starts_with("---") || line.starts_with("...")) && trim(line.substr(3)).empty();
}

// Where a comment begins in a line of YAML; npos where there is none. A # in quotes or in a word begins none.
std::size_t comment_in(std::string_view line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    if (quote != 0) {
      if (quote == '"' && c == '\\') ++i;
      if (c == quote) quote = 0;
    } else if ((c == '"' || c == '\'') &&
               (i == 0 || std::string_view(" [{,").find(line[i - 1]) != std::string_view::npos)) {
      quote = c;
    } else if (c == '#' && (i == 0 || is_blank(line[i - 1]))) {
      return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

void collect_front_matter_ignores(const SourceFile& file, Span front, std::vector<Ignore>& ignores) {
  const std::string_view text = file.text;
  if (text_at(text, front).find(ignore_keyword) == std::string_view::npos) return;
  bool inside = false;
  bool key_seen = false;
  std::vector<std::size_t> waiting;  // for the key behind them
  std::vector<std::size_t> open;     // for the key that the line belongs to
  const auto close = [&](std::size_t end) {
    for (const std::size_t i : open) ignores[i].scope.end = offset32(end);
    open.clear();
  };
  for (std::size_t at = front.begin; at < front.end;) {
    const LineAt line = line_at(text, at);
    at = line.next;
    std::string_view content = line.in(text);
    if (line.begin == 0 && content.starts_with("\xEF\xBB\xBF")) content.remove_prefix(3);
    if (is_fence(content)) {
      if (inside) close(line.begin);
      inside = !inside;
      waiting.clear();
      continue;
    }
    if (!inside) continue;
    if (is_key_line(content)) {
      close(line.begin);
      for (const std::size_t i : waiting) ignores[i].scope.begin = offset32(line.begin);
      open = std::move(waiting);
      waiting.clear();
      key_seen = true;
      continue;
    }
    const std::string_view words = trim(content);
    if (!words.starts_with('#')) {
      waiting.clear();
      continue;
    }
    std::optional<IgnoreWords> read = read_ignore_words(trim(words.substr(1)));
    if (!read) continue;
    const bool for_key = key_seen && !read->for_file;
    const std::size_t begin = line.begin + (line.in(text).find('#'));
    ignores.push_back(ignore_of(*std::move(read), file, span_between(begin, begin + words.size()), front));
    if (for_key) waiting.push_back(ignores.size() - 1);
  }
  close(front.end);
}

void collect_yaml_ignores(const SourceFile& file, std::vector<Ignore>& ignores) {
  const std::string_view text = file.text;
  if (text.find(ignore_keyword) == std::string_view::npos) return;
  struct Open {
    std::size_t ignore;
    std::size_t indent;
  };
  std::vector<std::size_t> waiting;  // for the line behind them
  std::vector<Open> open;            // for all that is indented more than a line
  for (std::size_t at = 0; at < text.size();) {
    const LineAt line = line_at(text, at);
    at = line.next;
    const std::string_view content = line.in(text);
    const std::size_t comment = comment_in(content);
    const std::string_view before = content.substr(0, std::min(comment, content.size()));
    const bool alone = trim(before).empty();
    if (!alone) {
      const std::size_t indent = content.size() - trim_left(content).size();
      while (!open.empty() && open.back().indent >= indent) {
        ignores[open.back().ignore].scope.end = offset32(line.begin);
        open.pop_back();
      }
      for (const std::size_t i : waiting) {
        ignores[i].scope = span_between(line.begin, text.size());
        open.push_back({.ignore = i, .indent = indent});
      }
      waiting.clear();
    }
    if (comment == std::string_view::npos) continue;
    std::optional<IgnoreWords> words = read_ignore_words(trim(content.substr(comment + 1)));
    if (!words) continue;
    const bool for_file = words->for_file;
    const Span span = span_between(line.begin + comment, line.begin + comment + trim(content.substr(comment)).size());
    ignores.push_back(ignore_of(*std::move(words), file, span, span_between(line.begin, line.next)));
    if (alone && !for_file) waiting.push_back(ignores.size() - 1);
  }
}

}  // namespace waymark
