#pragma once
// A repair is what today's Markdown reads differently from what the author of 2013 to 2016 meant, and the edits that
// say it in today's Markdown. The same edits are the finding's fix and, where the dialect repairs, what is parsed in
// the end: the page shows what the file would show once the fix is in it.

#include <string>
#include <string_view>
#include <vector>

#include "article/repairs/offset_map.h"
#include "diagnostics/diagnostic.h"
#include "syntax/parse_markdown.h"

namespace waymark {

struct Repair {
  Rule rule{};
  Span span;  // in the text given, as are the edits
  std::string message;
  std::string advice;
  std::string reference;  // the link target concerned
  std::string title;      // of the fix
  Trust trust = Trust::safe;
  std::vector<TextEdit> edits;
  bool always = false;  // made in every documentation dialect, not in `legacy` alone
  bool parsed = false;  // the parser reads it right already; only the finding is wanted
};

struct RepairInput {
  std::string_view text;
  Span body;
  std::string_view newline;        // of the file
  const MarkdownResult& markdown;  // spans in `text`
};

using Repairs = std::vector<Repair>;

void find_mojibake(std::string_view text, Span range, Repairs& repairs);
void find_old_markers(const RepairInput& input, bool legacy,
                      Repairs& repairs);  // ##Heading, [AZURE.NOTE], [AZURE.INCLUDE], [!NOTE] text
void find_unclosed_lists(const RepairInput& input, Repairs& repairs);    // <ol> without </ol>
void find_markdown_in_html(const RepairInput& input, Repairs& repairs);  // <li>**text**</li>
void find_broken_lists(const RepairInput& input, Repairs& repairs);      // 1. …, image, 2. …
void find_table_shapes(const RepairInput& input, Repairs& repairs);
void find_link_spaces(const RepairInput& input, Repairs& repairs);     // [text] (url)
void find_emphasis_edges(const RepairInput& input, Repairs& repairs);  // **text: **

// What stands before `offset` on its line, as the lines that follow must repeat it to stay in the same containers: list
// markers become blanks, '>' stays.
std::string continuation_prefix(std::string_view text, std::size_t offset);

// The author's words for a message: white space collapsed, cut at 40 characters or so.
std::string excerpt(std::string_view text);

}  // namespace waymark
