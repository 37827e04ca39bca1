#include "article/markdown/zones.h"

#include <fmt/format.h>
#include <unordered_map>
#include <vector>

#include "article/spans.h"
#include "base/text.h"
#include "syntax/zone_marks.h"

namespace waymark {
namespace {

// Nobody nests zones this deep; each level costs a wrapper in every piece of the page.
constexpr std::size_t deepest_zone = 16;
// A file full of stray marks needs no finding for each.
constexpr std::size_t most_findings = 200;

class ZoneMaker {
 public:
  ZoneMaker(MarkdownTree& tree, const SourceFile& file, Diagnostics& diagnostics)
      : tree_(tree), file_(file), diagnostics_(diagnostics) {}

  void make() {
    std::vector<NodeIndex> marks;
    for (NodeIndex node = tree_.next_in_order(0, 0); node != no_node; node = tree_.next_in_order(node, 0)) {
      if (tree_[node].kind == NodeKind::zone_mark) marks.push_back(node);
    }
    std::vector<NodeIndex> parents;
    for (const NodeIndex mark : marks) {
      const auto [open, first] = open_.try_emplace(tree_[mark].parent);
      if (first) parents.push_back(open->first);
      read(mark, open->second);
    }
    for (const NodeIndex parent : parents) {
      std::vector<NodeIndex>& zones = open_[parent].zones;
      for (; !zones.empty(); zones.pop_back()) {
        report(Rule::markdown_unclosed_zone, tree_[zones.back()].span,
               fmt::format("\"{}\" has no \"::: zone-end\" among the blocks it stands in", line_of(zones.back())),
               "Write \"::: zone-end\" where it ends, indented like its beginning");
        close(zones.back(), no_node);
      }
    }
  }

 private:
  // The zones that are open among the blocks of one parent.
  struct Open {
    std::vector<NodeIndex> zones;  // outermost first
    std::size_t too_deep = 0;      // further ones, whose marks are left out
  };

  void read(NodeIndex mark, Open& open) {
    const std::optional<ZoneMark> read = read_zone_mark(tree_[mark].text);
    if (!read) return;
    const Span span = tree_[mark].span;
    if (!read->mistake.empty()) {
      report(Rule::markdown_bad_zone, span,
             fmt::format("\"{}\" is not as zones are written: {}", tree_[mark].text, read->mistake),
             "Write ::: zone pivot=\"name\", and ::: zone-end where it ends");
    }
    if (read->end) {
      end(mark, open);
    } else if (open.zones.size() >= deepest_zone) {
      report(
          Rule::markdown_too_complex, span,
          fmt::format("This is more than the program reads as Markdown: zones nested more than {} deep", deepest_zone),
          "Write it with less nesting or repetition");
      ++open.too_deep;
      tree_.detach(mark);
    } else {
      // The mark itself becomes the container.
      Node& zone = tree_[mark];
      zone.kind = NodeKind::zone;
      zone.title = read->target;
      zone.text = join(read->pivots, ",");
      open.zones.push_back(mark);
    }
  }

  void end(NodeIndex mark, Open& open) {
    if (open.too_deep > 0) {
      --open.too_deep;
    } else if (open.zones.empty()) {
      report(Rule::markdown_stray_zone_end, tree_[mark].span, fmt::format("\"{}\" ends no zone", tree_[mark].text),
             "Take it out, or write the ::: zone that it ends");
    } else {
      close(open.zones.back(), mark);
      open.zones.pop_back();
    }
    tree_.detach(mark);
  }

  // Takes what stands between the zone and `end` into it.
  void close(NodeIndex zone, NodeIndex end) {
    std::uint32_t last = end != no_node ? tree_[end].span.end : tree_[zone].span.end;
    while (tree_[zone].next != end) {
      const NodeIndex child = tree_[zone].next;
      last = std::max(last, tree_[child].span.end);
      tree_.detach(child);
      tree_.append(zone, child);
    }
    tree_[zone].span.end = last;
  }

  std::string line_of(NodeIndex zone) const {
    const LineAt line = line_at(file_.text, tree_[zone].span.begin);
    return std::string(trim(line.in(file_.text).substr(tree_[zone].span.begin - line.begin)));
  }

  void report(Rule rule, Span span, std::string message, std::string advice) {
    if (++findings_ > most_findings) return;
    diagnostics_.push_back(
        {.rule = rule, .source = file_.id, .span = span, .message = std::move(message), .advice = std::move(advice)});
  }

  MarkdownTree& tree_;
  const SourceFile& file_;
  Diagnostics& diagnostics_;
  std::unordered_map<NodeIndex, Open> open_;  // by the block they stand in
  std::size_t findings_ = 0;
};

}  // namespace

void make_zones(MarkdownTree& tree, const SourceFile& file, Diagnostics& diagnostics) {
  ZoneMaker(tree, file, diagnostics).make();
}

}  // namespace waymark
