#include "article/html/node_references.h"

#include <fmt/format.h>

#include "article/spans.h"

namespace waymark {
namespace {

// Where the destination stands; the place between the parentheses of "[text]()", the whole node where none was found.
Span target_span(const Node& node, std::string_view file_text) {
  if (node.target_span != Span{}) return node.target_span;
  const std::string_view whole = text_at(file_text, node.span);
  const std::size_t at = node.text.empty() ? whole.rfind("()") : whole.find(node.text);
  if (at == std::string_view::npos) return node.span;
  const std::size_t begin = node.span.begin + at + (node.text.empty() ? 1 : 0);
  return span_between(begin, begin + node.text.size());
}

}  // namespace

std::optional<ReferenceIndex> add_node_reference(ArticleDraft& draft, NodeIndex index, ReferenceKind kind,
                                                 std::string text) {
  const Node& node = draft.tree[index];
  const SourceFile& file = draft.file(node.origin);
  const Span target = target_span(node, file.text);
  std::string written(text_at(file.text, target));
  if (is_refused_url(node.text)) {
    if (draft.documentation) {
      draft.report(Rule::html_script, {target, node.origin},
                   fmt::format("The address \"{}\" was taken out of the page, because it can run a script", written),
                   "Link to a page");
    }
    return std::nullopt;
  }
  return draft.add_reference({.kind = kind,
                              .target = node.text,
                              .written = std::move(written),
                              .text = std::move(text),
                              .span = node.span,
                              .target_span = target,
                              .source = file.id,
                              .autolink = node.autolink},
                             index);
}

}  // namespace waymark
