#include <string>

#include "syntax/docs_marks.h"
#include "syntax/inline_editor.h"
#include "syntax/inline_passes.h"

namespace waymark {

void find_inline_includes(MarkdownTree& tree, const InlineText& text, const MarkdownOptions& options) {
  const std::string_view content = text.content();
  InlineEditor editor(tree, text);
  std::size_t done = 0;
  for (TextLeaf leaf : text_leaves(tree, text, true)) {
    if (!editor.refresh(leaf) || tree[leaf.node].text.find('[') == std::string::npos) continue;
    const std::vector<bool> plain = plain_bytes(text, tree, leaf);
    for (std::size_t at = content.find('[', leaf.begin); at < leaf.end; at = content.find('[', at + 1)) {
      if (at < done || !plain[at - leaf.begin]) continue;
      const auto mark = read_include_mark(content.substr(at), true, options.legacy_markers);
      if (!mark) continue;
      const auto path = static_cast<std::size_t>(mark->path.data() - content.data());
      done = at + mark->length;
      editor.replace(leaf.node, at, done,
                     {.kind = NodeKind::include_inline,
                      .span = text.to_source(at, done),
                      .target_span = text.to_source(path, path + mark->path.size()),
                      .text = std::string(mark->path),
                      .title = std::string(mark->title),
                      .legacy = mark->legacy});
    }
  }
}

}  // namespace waymark
