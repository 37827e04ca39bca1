#include "article/markdown/footnotes.h"

#include <fmt/format.h>

#include "base/escape.h"

namespace waymark {

Footnotes::Footnotes(const MarkdownTree& tree) : tree_(tree) {
  std::unordered_map<std::string, std::size_t> by_label;
  std::unordered_map<std::uint32_t, std::size_t> count;
  const auto key = [](const Node& node) { return fmt::format("{}/{}", node.origin, node.text); };
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    if (tree[i].kind != NodeKind::footnote_definition) continue;
    std::string name = tree[i].origin == 0 ? std::string() : fmt::format("{}-", tree[i].origin);
    append_url(name, tree[i].text);
    by_label.emplace(key(tree[i]), notes_.size());
    by_definition_.emplace(i, notes_.size());
    notes_.push_back({.name = html(name), .number = ++count[tree[i].origin]});
  }
  if (notes_.empty()) return;
  for (NodeIndex i = tree.next_in_order(0, 0); i != no_node; i = tree.next_in_order(i, 0)) {
    if (tree[i].kind != NodeKind::footnote_reference) continue;
    const auto note = by_label.find(key(tree[i]));
    if (note != by_label.end()) by_reference_.emplace(i, Use{note->second, ++notes_[note->second].uses});
  }
}

std::string Footnotes::id(NodeIndex definition) const { return "fn-" + notes_[by_definition_.at(definition)].name; }

std::string Footnotes::reference(NodeIndex reference) const {
  const auto use = by_reference_.find(reference);
  if (use == by_reference_.end()) return {};
  const Note& note = notes_[use->second.note];
  const std::string suffix = use->second.ordinal > 1 ? fmt::format("-{}", use->second.ordinal) : std::string();
  return fmt::format(
      "<sup class=\"footnote-ref\"><a href=\"#fn-{0}\" id=\"fnref-{0}{1}\" data-footnote-ref>{2}</a></sup>", note.name,
      suffix, note.number);
}

std::string Footnotes::back_references(NodeIndex within) const {
  NodeIndex definition = within;
  while (tree_[definition].kind != NodeKind::footnote_definition) definition = tree_[definition].parent;
  const Note& note = notes_[by_definition_.at(definition)];
  std::string links;
  for (std::size_t use = 1; use <= note.uses; ++use) {
    const std::string suffix = use > 1 ? fmt::format("-{}", use) : std::string();
    if (use > 1) links += ' ';
    links += fmt::format(
        "<a href=\"#fnref-{0}{1}\" class=\"footnote-backref\" data-footnote-backref "
        "data-footnote-backref-idx=\"{2}{1}\" "
        "aria-label=\"Back to reference {2}{1}\">↩",
        note.name, suffix, note.number);
    if (use > 1) links += fmt::format("<sup class=\"footnote-ref\">{}</sup>", use);
    links += "</a>";
  }
  return links;
}

bool Footnotes::is_last_paragraph(NodeIndex paragraph) const {
  const NodeIndex parent = tree_[paragraph].parent;
  return tree_[paragraph].next == no_node && tree_[parent].kind == NodeKind::footnote_definition;
}

bool Footnotes::has_paragraph_at_end(NodeIndex definition) const {
  const NodeIndex last = tree_[definition].last;
  return last != no_node && tree_[last].kind == NodeKind::paragraph;
}

}  // namespace waymark
