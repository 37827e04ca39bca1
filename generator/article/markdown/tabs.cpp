#include <algorithm>
#include <fmt/format.h>
#include <unordered_set>
#include <vector>

#include "article/markdown/zones.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view tab_address = "#tab/";
constexpr std::size_t most_findings = 200;  // a file full of the same mistake needs no more

// The ids of "#tab/a+b" or "#tab/a/condition", joined by "+"; empty for another address. A condition only chose which
// tab is shown first, so it says nothing here, where all are.
std::string ids_of(std::string_view url) {
  if (!url.starts_with(tab_address)) return {};
  url.remove_prefix(tab_address.size());
  const std::string_view ids = url.substr(0, url.find('/'));
  const bool valid =
      !ids.empty() && std::ranges::all_of(ids, [](char c) { return is_ascii_alnum(c) || c == '-' || c == '+'; });
  return valid ? std::string(ids) : std::string();
}

// An <a name="…"></a> before the link does not count.
std::string tab_ids(const MarkdownTree& tree, NodeIndex heading) {
  if (tree[heading].kind != NodeKind::heading) return {};
  NodeIndex child = tree[heading].first;
  while (child != no_node && tree[child].kind == NodeKind::html_inline) child = tree[child].next;
  if (child == no_node || tree[child].kind != NodeKind::link || tree[child].next != no_node) return {};
  return ids_of(tree[child].text);
}

class TabMaker {
 public:
  TabMaker(MarkdownTree& tree, const SourceFile& file, Diagnostics& diagnostics)
      : tree_(tree), file_(file), diagnostics_(diagnostics) {}

  void make() {
    std::vector<NodeIndex> headings;
    for (NodeIndex node = tree_.next_in_order(0, 0); node != no_node; node = tree_.next_in_order(node, 0)) {
      if (!tab_ids(tree_, node).empty()) headings.push_back(node);
    }
    // A heading that an earlier group has taken is a tab of it.
    for (const NodeIndex heading : headings) {
      if (tree_[tree_[heading].parent].kind != NodeKind::tab) make_group(heading);
    }
  }

 private:
  void make_group(NodeIndex first) {
    const NodeIndex group = tree_.add({.kind = NodeKind::tab_group, .span = tree_[first].span});
    tree_.insert_before(first, group);
    std::unordered_set<std::string> known;
    NodeIndex tab = no_node;
    for (NodeIndex node = first; node != no_node;) {
      const NodeIndex next = tree_[node].next;
      tree_.detach(node);
      if (tree_[node].kind == NodeKind::thematic_break) {
        tree_[group].span.end = tree_[node].span.end;
        return;
      }
      if (std::string ids = tab_ids(tree_, node); !ids.empty()) {
        check_repeated(node, ids, known);
        tab = tree_.add({.kind = NodeKind::tab, .span = tree_[node].span, .text = std::move(ids)});
        tree_.append(group, tab);
      }
      tree_[tab].span.end = tree_[group].span.end = std::max(tree_[group].span.end, tree_[node].span.end);
      tree_.append(tab, node);
      node = next;
    }
    report(first, "The tabs that begin here are not ended by \"---\", so all that follows is part of the last one",
           "Write \"---\" between blank lines behind the last tab");
  }

  void check_repeated(NodeIndex heading, const std::string& ids, std::unordered_set<std::string>& known) {
    for (const std::string_view id : split(ids, '+')) {
      if (known.insert(std::string(id)).second) continue;
      report(heading, fmt::format("The tab \"{}\" stands in this group twice", id),
             "Give one of them another id, or end the group with \"---\"");
    }
  }

  void report(NodeIndex heading, std::string message, std::string advice) {
    if (++findings_ > most_findings) return;
    diagnostics_.push_back({.rule = Rule::markdown_bad_tabs,
                            .source = file_.id,
                            .span = tree_[heading].span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  MarkdownTree& tree_;
  const SourceFile& file_;
  Diagnostics& diagnostics_;
  std::size_t findings_ = 0;
};

}  // namespace

void make_tabs(MarkdownTree& tree, const SourceFile& file, Diagnostics& diagnostics) {
  TabMaker(tree, file, diagnostics).make();
}

}  // namespace waymark
