#pragma once
// A tree on one line, for tables of cases: p("a " em("b") link=x.md("c")).

#include <string>
#include <string_view>

#include "syntax/parse_markdown.h"

namespace waymark {

MarkdownResult parse_all(std::string_view text, const MarkdownOptions& options = {});

// The options of the GitHub dialect: no marks of the documentation dialects, everything of the GFM specification.
MarkdownOptions github_options();

std::string outline(const MarkdownTree& tree, NodeIndex node = 0);
std::string outline_of(std::string_view text, const MarkdownOptions& options = {});

std::string_view slice(std::string_view text, Span span);

// Every node's kind and the piece of the file that its span covers, a line each: "link: [a](b)".
std::string spans_of(std::string_view text, NodeKind kind, const MarkdownOptions& options = {});

}  // namespace waymark
