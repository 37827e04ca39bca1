#pragma once
// Markdown text to a MarkdownTree, by cmark-gfm with its table, tasklist and footnote parts and one block extension of
// ours. No inline extension is used: the library keeps their special characters in process-wide tables, which makes
// parallel parsing wrong.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"
#include "syntax/markdown_tree.h"

namespace waymark {

struct MarkdownOptions {
  bool tables = true;
  bool task_lists = true;
  bool footnotes = true;
  bool strikethrough = true;
  bool single_tilde_strikes = false;    // ~x~ strikes too (GFM spec); off in the documentation dialects
  bool autolinks = true;                // bare URLs
  bool email_autolinks = false;         // bare mail addresses (GFM spec)
  bool quote_markers = true;            // > [!NOTE], [!div], [!Video]
  bool zones = true;                    // ::: zone pivot="a" … ::: zone-end
  bool includes = true;                 // [!INCLUDE [..](..)]
  bool legacy_markers = true;           // [AZURE.…] and [WACOM.…] forms of the two above
  bool headings_without_space = false;  // ##Heading is a heading
};

// Something the guards did to keep hostile input cheap; the text concerned became plain text.
struct LimitHit {
  Span span;
  std::string what;  // "block quotes nested more than 100 deep"
};

struct MarkdownResult {
  MarkdownTree tree;
  std::vector<LimitHit> limits;
  // Shortcut, collapsed and full reference forms without a definition: "[text][ref]", "[text][]", "[text]"; the
  // brackets stay text.
  struct UndefinedReference {
    Span span;
    std::string text;
    std::string label;
    bool shortcut = false;  // "[text]": often just brackets
  };
  std::vector<UndefinedReference> undefined_references;
};

// `text` is a whole file; only `body` of it is parsed, and every span is an offset in `text`. Any input of 1 MiB takes
// under a second.
MarkdownResult parse_markdown(std::string_view text, Span body, const MarkdownOptions& options);

}  // namespace waymark
