#include <algorithm>
#include <array>
#include <string>

#include "base/char_set.h"
#include "base/unicode.h"
#include "syntax/inline_editor.h"
#include "syntax/inline_passes.h"
#include "syntax/limits.h"

namespace waymark {
namespace {

// A run of one or two tildes in a text node.
struct Run {
  std::size_t leaf = 0;
  std::size_t begin = 0;
  std::size_t length = 0;
  bool opens = false;
  bool closes = false;
  std::size_t inner_depth = 0;  // of the strikethroughs found behind it so far
};

struct Pair {
  Run opener;
  Run closer;
};

// Whether a run of delimiters may open or close: left- and right-flanking of CommonMark 6.4.
void set_flanks(std::string_view content, Run& run) {
  const std::size_t end = run.begin + run.length;
  const char32_t before = run.begin == 0 ? U'\n' : decode_utf8_before(content, run.begin).value;
  const char32_t after = end >= content.size() ? U'\n' : decode_utf8(content, end).value;
  const bool space_before = is_unicode_space(before);
  const bool space_after = is_unicode_space(after);
  const bool punct_before = is_unicode_punct(before);
  const bool punct_after = is_unicode_punct(after);
  run.opens = !space_after && (!punct_after || space_before || punct_before);
  run.closes = !space_before && (!punct_before || space_after || punct_after);
}

class Striker {
 public:
  Striker(MarkdownTree& tree, const InlineText& text, bool single, std::vector<LimitHit>& limits)
      : tree_(tree), text_(text), editor_(tree, text), single_(single), limits_(limits) {}

  void run() {
    static constexpr CharSet tilde("~");
    leaves_ = text_leaves(tree_, text_, true, tilde);
    std::vector<LeafRuns> found;
    for (std::size_t i = 0; i < leaves_.size(); ++i) {
      std::vector<Run> runs = runs_of(i);
      if (!runs.empty()) found.push_back({tree_[leaves_[i].node()].parent, std::move(runs)});
    }
    // Runs pair up among siblings only; a stable sort brings those together in document order.
    std::ranges::stable_sort(found, {}, &LeafRuns::parent);
    for (std::size_t begin = 0; begin < found.size();) {
      std::size_t end = begin;
      std::vector<Run> siblings;
      for (; end < found.size() && found[end].parent == found[begin].parent; ++end) {
        siblings.insert(siblings.end(), found[end].runs.begin(), found[end].runs.end());
      }
      wrap(match(siblings));
      begin = end;
    }
  }

 private:
  struct LeafRuns {
    NodeIndex parent = no_node;
    std::vector<Run> runs;
  };

  std::vector<Run> runs_of(std::size_t index) const {
    const TextLeaf& leaf = leaves_[index];
    std::vector<Run> runs;
    const std::string_view content = text_.content();
    for (std::size_t at = content.find('~', leaf.begin()); at < leaf.end(); at = content.find('~', at)) {
      std::size_t end = at + 1;
      if (leaf.is_plain(at)) {
        while (end < leaf.end() && content[end] == '~') ++end;
        Run run{.leaf = index, .begin = at, .length = end - at};
        if (run.length == 2 || (run.length == 1 && single_)) {
          set_flanks(content, run);
          if (run.opens || run.closes) runs.push_back(run);
        }
      }
      at = end;
    }
    return runs;
  }

  // Pairs in the order of their closers, so that inner ones come first.
  std::vector<Pair> match(const std::vector<Run>& runs) {
    std::vector<Pair> pairs;
    std::vector<Run> open;
    std::array<std::size_t, 3> waiting{};  // open runs by length
    for (const Run& run : runs) {
      if (run.closes && waiting[run.length] > 0) {
        while (open.back().length != run.length) {
          const std::size_t depth = open.back().inner_depth;
          --waiting[open.back().length];
          open.pop_back();
          open.back().inner_depth = std::max(open.back().inner_depth, depth);
        }
        const Run opener = open.back();
        open.pop_back();
        --waiting[run.length];
        std::size_t depth = opener.inner_depth;
        if (depth < max_strikethrough_depth) {
          pairs.push_back({opener, run});
          ++depth;
        } else if (!hit_) {
          limits_.push_back(
              {.span = text_.to_source(opener.begin, opener.begin + opener.length),
               .what = "strikethrough nested more than " + std::to_string(max_strikethrough_depth) + " deep"});
          hit_ = true;
        }
        if (!open.empty()) open.back().inner_depth = std::max(open.back().inner_depth, depth);
      } else if (run.opens) {
        open.push_back(run);
        ++waiting[run.length];
      }
    }
    return pairs;
  }

  void wrap(const std::vector<Pair>& pairs) {
    // Each run becomes a text node of its own, from right to left since a split leaves the left part in place.
    std::vector<const Run*> marks;
    for (const Pair& pair : pairs) {
      marks.push_back(&pair.opener);
      marks.push_back(&pair.closer);
    }
    std::ranges::sort(marks, {}, [](const Run* run) { return run->begin; });
    std::vector<NodeIndex> nodes(marks.size());
    for (std::size_t i = marks.size(); i-- > 0;) {
      const TextLeaf& leaf = leaves_[marks[i]->leaf];
      editor_.split(leaf, marks[i]->begin + marks[i]->length);
      nodes[i] = editor_.split(leaf, marks[i]->begin);
    }
    for (const Run* run : marks) {
      const NodeIndex front = leaves_[run->leaf].node();
      if (tree_[front].text.empty()) tree_.detach(front);
    }
    const auto node_of = [&](const Run& run) {
      const auto mark = std::ranges::lower_bound(marks, run.begin, {}, [](const Run* other) { return other->begin; });
      return nodes[static_cast<std::size_t>(mark - marks.begin())];
    };
    for (const Pair& pair : pairs) {
      const NodeIndex opener = node_of(pair.opener);
      const NodeIndex closer = node_of(pair.closer);
      const NodeIndex struck =
          tree_.add({.kind = NodeKind::strikethrough,
                     .span = text_.to_source(pair.opener.begin, pair.closer.begin + pair.closer.length)});
      tree_.insert_before(opener, struck);
      for (NodeIndex at = tree_[opener].next; at != closer && at != no_node;) {
        const NodeIndex next = tree_[at].next;
        tree_.detach(at);
        tree_.append(struck, at);
        at = next;
      }
      tree_.detach(opener);
      tree_.detach(closer);
    }
  }

  MarkdownTree& tree_;
  const InlineText& text_;
  InlineEditor editor_;
  bool single_;
  std::vector<LimitHit>& limits_;
  std::vector<TextLeaf> leaves_;
  bool hit_ = false;
};

}  // namespace

void strike_through(MarkdownTree& tree, const InlineText& text, const MarkdownOptions& options,
                    std::vector<LimitHit>& limits) {
  if (text.content().find('~') == std::string_view::npos) return;
  Striker(tree, text, options.single_tilde_strikes, limits).run();
}

}  // namespace waymark
