#pragma once
// The bracketed marks of the documentation dialects, read from one line of text: [!NOTE], [AZURE.NOTE], [!INCLUDE
// [t](p)] … Knows nothing of blocks; used by the block extension, by the conversion of what it left behind, and by the
// pass for includes inside a line.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/markdown_tree.h"

namespace waymark {

// A mark is a short thing; what is longer is text. Keeps the search for its end from running over a whole line once for
// each "[".
inline constexpr std::size_t max_mark_length = 1000;

// A mark that gives the quote it stands in its meaning.
struct QuoteMark {
  NodeKind kind = NodeKind::alert;  // alert, quote_section, video, selector
  std::string text;                 // as Node::text
  bool legacy = false;
  std::size_t length = 0;  // from "[" past "]"
};

// `line` begins at "[" and ends before the line end. `modern` and `legacy` say which family is on.
std::optional<QuoteMark> read_quote_mark(std::string_view line, bool modern, bool legacy);

// [AZURE.VIDEO id] alone on a line, outside a quote.
std::optional<QuoteMark> read_bare_video(std::string_view line);

struct IncludeMark {
  std::string_view title;
  std::string_view path;  // as written, without <>
  bool legacy = false;
  std::size_t length = 0;  // from "[" past the last "]"
};

// Reads at most up to the end of the line that `text` begins with.
std::optional<IncludeMark> read_include_mark(std::string_view text, bool modern, bool legacy);

}  // namespace waymark
