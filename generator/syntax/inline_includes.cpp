#include <algorithm>
#include <ranges>
#include <string>

#include "base/char_set.h"
#include "syntax/docs_marks.h"
#include "syntax/inline_editor.h"
#include "syntax/inline_passes.h"

namespace waymark {
namespace {

// Places of a short text in a longer one, asked for from left to right.
class Finder {
 public:
  Finder(std::string_view text, std::string_view wanted) : text_(text), wanted_(wanted), found_(text.find(wanted)) {}

  bool is_near(std::size_t at, std::size_t distance) {
    if (found_ < at) found_ = text_.find(wanted_, at);
    return found_ != std::string_view::npos && found_ - at <= distance;
  }

 private:
  std::string_view text_;
  std::string_view wanted_;
  std::size_t found_;
};

}  // namespace

void find_inline_includes(MarkdownTree& tree, const InlineText& text, const MarkdownOptions& options) {
  const std::string_view content = text.content();
  if (content.find(")]") == std::string_view::npos) return;
  static constexpr CharSet bracket("[");
  const std::vector<TextLeaf> leaves = text_leaves(tree, text, true, bracket);
  std::vector<std::vector<Replacement>> found(leaves.size());
  const std::vector<ContentRange> solid = solid_ranges(tree, text);
  Finder middle(content, "](");
  Finder close(content, ")]");
  std::size_t done = 0;
  for (std::size_t i = 0; i < leaves.size(); ++i) {
    const TextLeaf& leaf = leaves[i];
    for (std::size_t at = content.find('[', leaf.begin()); at < leaf.end(); at = content.find('[', at + 1)) {
      if (at < done || !leaf.is_plain(at)) continue;
      if (!middle.is_near(at, max_mark_length) || !close.is_near(at, max_mark_length)) continue;
      const auto mark = read_include_mark(content.substr(at), true, options.legacy_markers);
      if (!mark) continue;
      const auto path = static_cast<std::size_t>(mark->path.data() - content.data());
      if (cut_by(solid, at + mark->length)) continue;
      done = at + mark->length;
      found[i].push_back({.begin = at,
                          .end = done,
                          .node = {.kind = NodeKind::include_inline,
                                   .span = text.to_source(at, done),
                                   .target_span = text.to_source(path, path + mark->path.size()),
                                   .text = std::string(mark->path),
                                   .title = std::string(mark->title),
                                   .legacy = mark->legacy}});
    }
  }
  InlineEditor editor(tree, text);
  for (std::size_t i = leaves.size(); i-- > 0;) {
    if (!found[i].empty()) editor.replace(leaves[i], std::move(found[i]));
  }
}

}  // namespace waymark
