#include "article/html/block_lines.h"

#include <string>
#include <utility>

#include "article/spans.h"

namespace waymark {
namespace {

bool has_line(NodeKind kind) {
  switch (kind) {
    case NodeKind::paragraph:
    case NodeKind::heading:
    case NodeKind::item:
    case NodeKind::block_quote:
    case NodeKind::table_row:
    case NodeKind::alert:
    case NodeKind::code_block:
      return true;
    default:
      return false;
  }
}

}  // namespace

void BlockLines::enter(NodeIndex node) {
  if (draft_.block_lines) block_ = has_line(draft_.tree[node].kind) ? node : no_node;
}

void BlockLines::note(std::string_view written, std::string_view name) {
  if (block_ == no_node) return;
  const Node& node = draft_.tree[std::exchange(block_, no_node)];
  const std::size_t tag = written.find("<" + std::string(name));
  if (tag == std::string_view::npos || node.span.empty() || writer_.position() < written.size()) return;
  const SourceFile& file = draft_.file(node.origin);
  writer_.note_line({.offset = offset32(writer_.position() - written.size() + tag + 1 + name.size()),
                     .line = offset32(file.lines.line_of(node.span.begin) + 1),
                     .source = file.id});
}

}  // namespace waymark
