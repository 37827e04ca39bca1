#pragma once
// What is done to a block's inlines after cmark-gfm, in this order. Passes instead of inline extensions: see
// parse_markdown.h.

#include <vector>

#include "syntax/inline_text.h"
#include "syntax/link_definitions.h"
#include "syntax/markdown_tree.h"
#include "syntax/parse_markdown.h"
#include "syntax/source_lines.h"

namespace waymark {

// [!INCLUDE [title](path)] inside a line becomes an include_inline.
void find_inline_includes(MarkdownTree& tree, const InlineText& text, const MarkdownOptions& options);

// :::image source="path" alt-text="…":::, of Microsoft's documentation since 2020, becomes an image; one with link="…"
// or lightbox="…" in a link to that.
void find_marked_images(MarkdownTree& tree, const InlineText& text);

// Bare addresses become links (GFM 6.9): http, https, ftp, www., mailto:; mail addresses and xmpp: where the GFM spec
// holds, tel: in the documentation dialects.
void link_bare_addresses(MarkdownTree& tree, const InlineText& text, const SourceLines& source,
                         const MarkdownOptions& options);

// ~~text~~ (GFM 6.5).
void strike_through(MarkdownTree& tree, const InlineText& text, const MarkdownOptions& options,
                    std::vector<LimitHit>& limits);

// Adds the reference forms that stayed text because nothing defines their label.
void find_undefined_references(const MarkdownTree& tree, const InlineText& text, const LinkDefinitions& definitions,
                               const MarkdownOptions& options, std::vector<MarkdownResult::UndefinedReference>& found);

}  // namespace waymark
