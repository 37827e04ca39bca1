#include "syntax/link_definitions.h"

#include "base/text.h"
#include "syntax/docs_marks.h"
#include "syntax/inline_text.h"
#include "syntax/link_syntax.h"

namespace waymark {
namespace {

bool is_task_mark(std::string_view line, std::size_t at) {
  const std::string_view mark = ascii_lower(line.substr(at, 3)) == "[x]" ? "[ ]" : line.substr(at, 3);
  return mark == "[ ]" && at + 3 < line.size() && is_blank(line[at + 3]);
}

// Past the marks of the containers that a line may begin in: blanks, ">", bullets, "1.", "[x] ". None of these can
// begin a definition.
std::size_t skip_container_marks(std::string_view line, bool footnotes) {
  std::size_t at = 0;
  bool quoted = false;
  while (at < line.size()) {
    const char c = line[at];
    quoted = quoted || c == '>';
    const bool space_follows = at + 1 < line.size() && is_blank(line[at + 1]);
    if (is_blank(c) || c == '>') {
      ++at;
    } else if ((c == '-' || c == '*' || c == '+') && space_follows) {
      at += 2;
    } else if (is_ascii_digit(c)) {
      const std::size_t after = line.find_first_not_of("0123456789", at);
      if (after == std::string_view::npos || (line[after] != '.' && line[after] != ')')) break;
      at = after + 1;
    } else if (is_task_mark(line, at)) {
      return line.find_first_not_of(" \t", at + 3) == std::string_view::npos ? line.size()
                                                                             : line.find_first_not_of(" \t", at + 3);
    } else if (const auto mark = read_quote_mark(line.substr(at), true, true); quoted && mark) {
      at += mark->length;
    } else if (footnotes && line.substr(at, 2) == "[^") {
      // A footnote's text may begin with a definition.
      const std::size_t close = line.find("]:", at);
      if (close == std::string_view::npos) break;
      at = close + 2;
    } else {
      break;
    }
  }
  return at;
}

}  // namespace

void LinkDefinitions::find(const SourceLines& source, const std::vector<bool>& covered, bool footnotes) {
  const std::size_t lines = source.count();
  const auto is_free = [&](std::size_t line) {
    return line <= lines && !covered[line] && !trim(source.line(line)).empty();
  };
  for (std::size_t line = 1; line <= lines;) {
    if (!is_free(line)) {
      ++line;
      continue;
    }
    InlineText text;
    for (; is_free(line); ++line) {
      const std::string_view whole = source.line(line);
      const std::size_t marks = skip_container_marks(whole, footnotes);
      text.append(whole.substr(marks), source.begin(line) + static_cast<std::uint32_t>(marks));
      text.append("\n", source.end(line));
    }
    const std::string_view content = text.content();
    for (std::size_t at = 0; at < content.size();) {
      if (const auto definition = read_definition(content, at)) {
        const std::string_view label =
            content.substr(definition->label_begin, definition->label_end - definition->label_begin);
        const Span target = text.to_source(definition->target_begin, definition->target_end);
        targets_.try_emplace(normalise_label(label), target);
        all_.push_back(target);
        at = definition->end;
      } else {
        const std::size_t feed = content.find('\n', at);
        at = feed == std::string_view::npos ? content.size() : feed + 1;
      }
    }
  }
}

Span LinkDefinitions::target(std::string_view label) const {
  const auto found = targets_.find(normalise_label(label));
  return found == targets_.end() ? Span{} : found->second;
}

}  // namespace waymark
