#pragma once
// Notes in the pieces which line each block comes from, where CompileOptions::block_lines asks for it. Blocks are those
// that a reader would point at: paragraphs, headings, items, rows, code.

#include <string_view>

#include "article/article_draft.h"
#include "article/html/piece_writer.h"

namespace waymark {

class BlockLines {
 public:
  BlockLines(const ArticleDraft& draft, PieceWriter& writer) : draft_(draft), writer_(writer) {}
  // The node whose start tag is written next.
  void enter(NodeIndex node);
  // `written` is the end of the piece, and holds the start tag `name` of the block that was entered last.
  void note(std::string_view written, std::string_view name);

 private:
  const ArticleDraft& draft_;
  PieceWriter& writer_;
  NodeIndex block_ = no_node;
};

}  // namespace waymark
