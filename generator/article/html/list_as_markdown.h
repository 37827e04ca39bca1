#pragma once
// Lists that stand in a Markdown file as HTML, written as Markdown. Whether that is read the same is not looked at
// here.

#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace waymark {

struct ListAsMarkdown {
  Span span;  // from "<ol" to "</ol>"
  Span opening_tag;
  std::size_t items = 0;
  std::string markdown;      // links, pictures and emphasis as Markdown, too
  std::string plain_inline;  // the same with their tags as they were
};

// Those that begin and end a line and hold nothing that a Markdown list cannot say: items of text, inline elements,
// paragraphs and lists. Linear in the size of the text.
std::vector<ListAsMarkdown> lists_as_markdown(std::string_view text, Span body, std::string_view newline);

}  // namespace waymark
