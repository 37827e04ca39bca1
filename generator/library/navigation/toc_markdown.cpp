#include <fmt/format.h>

#include "article/front_matter/front_matter.h"
#include "base/text.h"
#include "library/navigation/navigation.h"
#include "syntax/parse_markdown.h"

namespace waymark {

namespace {

constexpr std::size_t deepest = 64;

class TocMarkdownReader {
 public:
  TocMarkdownReader(const SourceFile& file, const MarkdownTree& tree, Diagnostics& diagnostics)
      : file_(file), tree_(tree), diagnostics_(diagnostics) {}

  std::vector<TocEntry> read() {
    for (NodeIndex node = tree_[0].first; node != no_node; node = tree_[node].next) read_block(node);
    close_headings(0);
    return std::move(root_);
  }

 private:
  // A heading that may still get children. Entries move into their parent when the next heading closes them.
  struct Open {
    std::uint8_t level = 0;
    TocEntry entry;
  };

  std::vector<TocEntry>& here() { return open_.empty() ? root_ : open_.back().entry.children; }

  void close_headings(std::uint8_t level) {
    while (!open_.empty() && open_.back().level >= level) {
      TocEntry entry = std::move(open_.back().entry);
      open_.pop_back();
      here().push_back(std::move(entry));
    }
  }

  void read_block(NodeIndex index) {
    const Node& node = tree_[index];
    switch (node.kind) {
      case NodeKind::heading:
        close_headings(node.level);
        if (!open_.empty() && node.level > open_.back().level + 1) {
          report(node.span,
                 fmt::format("a heading of level {} stands below one of level {}", node.level, open_.back().level),
                 fmt::format("begin it with {}", std::string(open_.back().level + 1U, '#')));
        }
        open_.push_back({.level = node.level, .entry = read_inlines(index)});
        return;
      case NodeKind::list:
        read_list(index, here(), 1);
        return;
      case NodeKind::thematic_break:
        return;
      case NodeKind::html_block:
        if (trim(node.text).starts_with("<!--")) return;
        [[fallthrough]];
      default:
        report(node.span, "a table of contents holds headings and lists, not this",
               "write it as in ## [Sign in](sign-in.md)");
    }
  }

  void read_list(NodeIndex list, std::vector<TocEntry>& into, std::size_t depth) {
    for (NodeIndex item = tree_[list].first; item != no_node; item = tree_[item].next) {
      TocEntry entry;
      bool named = false;
      std::vector<NodeIndex> below;
      for (NodeIndex child = tree_[item].first; child != no_node; child = tree_[child].next) {
        const NodeKind kind = tree_[child].kind;
        if (kind == NodeKind::list) {
          below.push_back(child);
        } else if ((kind == NodeKind::paragraph || kind == NodeKind::heading) && !named) {
          entry = read_inlines(child);
          named = true;
        } else if (kind != NodeKind::html_block) {
          report(tree_[child].span, "an entry of a table of contents is one line", "");
        }
      }
      for (const NodeIndex child : below) {
        if (depth < deepest) {
          read_list(child, entry.children, depth + 1);
        } else {
          report(tree_[child].span, fmt::format("entries are nested more than {} deep", deepest), "");
        }
      }
      if (named || !entry.children.empty()) into.push_back(std::move(entry));
    }
  }

  // The first link below `block` is the target, its whole text the title.
  TocEntry read_inlines(NodeIndex block) {
    TocEntry entry;
    entry.span = tree_[block].span;
    entry.title = collapse_space(tree_.plain_text(block));
    std::size_t links = 0;
    for (NodeIndex node = tree_.next_in_order(block, block); node != no_node; node = tree_.next_in_order(node, block)) {
      if (tree_[node].kind != NodeKind::link) continue;
      if (++links == 1) {
        const bool xref = istarts_with(tree_[node].text, "xref:");
        if (xref && tree_[node].autolink) entry.title.clear();
        if (xref) continue;
        entry.href = trim(tree_[node].text);
        entry.href_span = tree_[node].target_span;
        entry.span = tree_[node].span;
      } else if (links == 2) {
        report(tree_[node].span, "an entry of a table of contents has one link, not two",
               "give the second one a line of its own");
      }
    }
    return entry;
  }

  void report(Span span, std::string message, std::string advice) {
    diagnostics_.push_back({.rule = Rule::navigation_syntax,
                            .source = file_.id,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  const SourceFile& file_;
  const MarkdownTree& tree_;
  Diagnostics& diagnostics_;
  std::vector<TocEntry> root_;
  std::vector<Open> open_;
};

}  // namespace

MarkdownResult parse_toc_markdown(const SourceFile& file) {
  Diagnostics of_front_matter;  // a table of contents needs none, so what it lacks is no finding
  const std::uint32_t body = read_front_matter(file, of_front_matter).span.end;
  MarkdownOptions options;
  options.headings_without_space = true;
  options.footnotes = false;
  return parse_markdown(file.text, {body, static_cast<std::uint32_t>(file.text.size())}, options);
}

std::vector<TocEntry> read_toc_markdown(const SourceFile& file, Diagnostics& diagnostics) {
  const MarkdownResult parsed = parse_toc_markdown(file);
  for (const LimitHit& limit : parsed.limits) {
    diagnostics.push_back(
        {.rule = Rule::navigation_syntax, .source = file.id, .span = limit.span, .message = limit.what});
  }
  return TocMarkdownReader(file, parsed.tree, diagnostics).read();
}

}  // namespace waymark
