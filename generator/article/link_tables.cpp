#include "article/link_tables.h"

#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

class Collector {
 public:
  explicit Collector(ArticleDraft& draft) : draft_(draft), tree_(draft.tree) {}

  void collect(const ArticleDraft::TableOrList& written) {
    const NodeIndex node = written.node;
    if (first_reference(node) == no_index) return;
    LinkTable table{.section = written.section,
                    .html = written.html,
                    .span = tree_[node].span,
                    .source = draft_.file(tree_[node].origin).id};
    if (tree_[node].kind == NodeKind::table)
      read_table(node, table);
    else
      read_list(node, table);
    std::size_t linked = 0;
    for (const LinkTable::Row& row : table.rows) linked += row.reference != no_index ? 1 : 0;
    // "Mostly": a row may have lost its link.
    if (linked == 0 || linked * 2 < table.rows.size() || (table.is_list && table.rows.size() < 2)) return;
    draft_.article.link_tables.push_back(std::move(table));
  }

 private:
  std::string words(NodeIndex node) const { return collapse_space(tree_.plain_text(node)); }

  ReferenceIndex first_reference(NodeIndex root) const {
    for (NodeIndex node = root; node != no_node; node = tree_.next_in_order(node, root)) {
      const auto found = draft_.reference_of.find(node);
      if (found == draft_.reference_of.end()) continue;
      const ReferenceKind kind = draft_.article.references[found->second].kind;
      if (kind == ReferenceKind::link || kind == ReferenceKind::html_link) return found->second;
    }
    return no_index;
  }

  void read_table(NodeIndex node, LinkTable& table) const {
    for (NodeIndex row = tree_[node].first; row != no_node; row = tree_[row].next) {
      if (tree_[row].header) {
        for (NodeIndex cell = tree_[row].first; cell != no_node; cell = tree_[cell].next) {
          if (cell != tree_[row].first) table.header += " | ";
          table.header += words(cell);
        }
        continue;
      }
      const NodeIndex first = tree_[row].first;
      if (first == no_node) continue;
      LinkTable::Row entry{.text = words(first), .reference = first_reference(first), .span = tree_[row].span};
      // The words may stand alone, and the description lead on.
      if (entry.reference == no_index) entry.reference = first_reference(row);
      if (!entry.text.empty() || entry.reference != no_index) table.rows.push_back(std::move(entry));
    }
  }

  // The words of an item's first paragraph; what it says further, and lists inside it, are not the entry.
  void read_list(NodeIndex node, LinkTable& table) const {
    table.is_list = true;
    const NodeIndex before = tree_[node].previous;
    if (before == no_node || (tree_[before].kind != NodeKind::paragraph && tree_[before].kind != NodeKind::heading))
      return;
    table.header = words(before);
    for (NodeIndex item = tree_[node].first; item != no_node; item = tree_[item].next) {
      const NodeIndex first = tree_[item].first;
      if (first == no_node || tree_[first].kind != NodeKind::paragraph) continue;
      table.rows.push_back({.text = words(first), .reference = first_reference(first), .span = tree_[item].span});
    }
  }

  ArticleDraft& draft_;
  const MarkdownTree& tree_;
};

}  // namespace

void collect_link_tables(ArticleDraft& draft) {
  Collector collector(draft);
  for (const ArticleDraft::TableOrList& written : draft.tables_and_lists) collector.collect(written);
}

}  // namespace waymark
