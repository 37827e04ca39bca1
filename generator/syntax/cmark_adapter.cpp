#include "syntax/cmark_adapter.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <string>
#include <utility>

#include "syntax/block_converter.h"
#include "syntax/cmark_handles.h"
#include "syntax/docs_blocks.h"
#include "syntax/limits.h"

namespace waymark {
namespace {

void register_core_extensions() {
  // Process-wide tables of the library; filled once, before any parser runs, then only read.
  static const bool done = [] {
    cmark_gfm_core_extensions_ensure_registered();
    return true;
  }();
  static_cast<void>(done);
}

void attach(cmark_parser* parser, const char* name) {
  if (cmark_syntax_extension* extension = cmark_find_syntax_extension(name)) {
    cmark_parser_attach_syntax_extension(parser, extension);
  }
}

}  // namespace

MarkdownDraft convert_markdown(const SourceLines& source, const MarkdownOptions& options) {
  register_core_extensions();
  DocsBlocks docs(options);
  const CmarkParser parser(cmark_parser_new(options.footnotes ? CMARK_OPT_FOOTNOTES : CMARK_OPT_DEFAULT));
  cmark_parser_attach_syntax_extension(parser.get(),
                                       docs.extension());  // first, so that it can keep lines from the others
  if (options.tables) attach(parser.get(), "table");
  if (options.task_lists) attach(parser.get(), "tasklist");
  const std::string_view body = source.parsed();
  cmark_parser_feed(parser.get(), body.data(), body.size());
  const InlineGuard guard = guard_inlines(parser.get());
  const CmarkNode document(cmark_parser_finish(parser.get()));

  MarkdownDraft draft;
  convert_blocks(document.get(), source, options, guard, draft);
  if (guard.dropped_definitions) {
    draft.limits.push_back(
        {.span = source.body(),
         .what = "a link definition so long and so often used that the page would be many times the file"});
  }
  for (const int line : docs.refused_tables) {
    const auto at = static_cast<std::size_t>(line);
    draft.limits.push_back({.span = {source.begin(at), source.end(at)},
                            .what = "tables of more than " + std::to_string(max_table_columns) +
                                    " columns or directly after more than " + std::to_string(max_text_before_table) +
                                    " bytes of text"});
  }
  return draft;
}

}  // namespace waymark
