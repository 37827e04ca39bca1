#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>
#include <utility>

#include "article/leftovers/leftovers.h"
#include "article/spans.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

// Text nodes that stand side by side, as one text.
struct Run {
  struct Part {
    std::size_t begin = 0;  // in `text`
    NodeIndex node = no_node;
    bool exact = false;  // the file has the same bytes: no escapes and no entities
  };
  std::string text;
  std::vector<Part> parts;
};

class LeftoverFinder {
 public:
  explicit LeftoverFinder(ArticleDraft& draft) : draft_(draft), tree_(draft.tree) {}

  void find() {
    for (NodeIndex i = 0; i != no_node; i = tree_.next_in_order(i, 0)) {
      // The children of a node are read together; the words of an autolink are an address.
      if (tree_[i].first == no_node || !is_inline(tree_[tree_[i].first].kind) || tree_[i].autolink) continue;
      read_children(i);
    }
  }

 private:
  void read_children(NodeIndex parent) {
    Run run;
    const bool block = is_block(tree_[parent].kind);
    bool first = block;
    for (NodeIndex child = tree_[parent].first; child != no_node; child = tree_[child].next) {
      const Node& node = tree_[child];
      if (node.kind == NodeKind::text) {
        const std::string_view written = text_at(draft_.file(node.origin).text, node.span);
        run.parts.push_back({.begin = run.text.size(), .node = child, .exact = written == node.text});
        run.text += node.text;
      } else if (node.kind == NodeKind::soft_break || node.kind == NodeKind::line_break) {
        if (!run.parts.empty()) run.text += '\n';
      } else {
        read(run, parent, first);
        first = false;
        run = {};
      }
    }
    read(run, parent, first);
  }

  void read(const Run& run, NodeIndex parent, bool begins_block) {
    if (run.text.size() < 2) return;
    find_link_ends(run);
    find_marks(run);
    find_entities(run);
    find_templates(run);
    find_comments(run);
    if (begins_block && tree_[parent].kind == NodeKind::paragraph) find_table(run);
    if (begins_block) find_front_matter(run);
  }

  const Run::Part& part_at(const Run& run, std::size_t at) const {
    const auto behind = std::ranges::upper_bound(run.parts, at, {}, &Run::Part::begin);
    return behind == run.parts.begin() ? run.parts.front() : *std::prev(behind);
  }

  bool is_exact(const Run& run, std::size_t at) const { return part_at(run, at).exact; }

  void report(const Run& run, std::size_t begin, std::size_t end, std::string message, std::string advice) {
    const Run::Part& part = part_at(run, begin);
    const Node& node = tree_[part.node];
    Span span = node.span;
    if (part.exact) {
      span.begin = node.span.begin + offset32(begin - part.begin);
      const Run::Part& last = part_at(run, end - 1);
      span.end = last.exact ? tree_[last.node].span.begin + offset32(end - last.begin) : node.span.end;
      if (span.end < span.begin) span.end = node.span.end;
    }
    draft_.report(Rule::text_leftover_markup, {span, node.origin}, std::move(message), std::move(advice));
  }

  // "](target)": a link or an image that is none, because its brackets do not fit or its target has a blank.
  void find_link_ends(const Run& run) {
    for (std::size_t at = run.text.find("]("); at != std::string::npos; at = run.text.find("](", at + 2)) {
      const std::size_t end = run.text.find_first_of(")\n", at);
      if (end == std::string::npos) return;
      if (run.text[end] != ')' || end == at + 2 || !is_exact(run, at)) continue;
      const std::string_view target = std::string_view(run.text).substr(at + 2, end - at - 2);
      // "a[i](x)" is no link; what has a path, an anchor or an extension is.
      if (target.find_first_of("/#.") == std::string_view::npos) continue;
      // A target with a blank is told by link/space-before-target.
      if (target.find(' ') != std::string_view::npos) continue;
      report(run, at, end + 1, fmt::format("readers see \"](…)\": \"{}\" is the target of no link", target),
             "Look for the bracket before it that is missing or too many");
    }
  }

  // "[!NOTE]", "[AZURE.NOTE]", "[!INCLUDE …]" where nothing understands them.
  void find_marks(const Run& run) {
    for (std::size_t at = run.text.find('['); at != std::string::npos; at = run.text.find('[', at + 1)) {
      const std::string_view rest = std::string_view(run.text).substr(at + 1);
      const bool modern = rest.size() > 1 && rest[0] == '!' && is_ascii_alpha(rest[1]);
      if ((!modern && !rest.starts_with("AZURE.") && !rest.starts_with("WACOM.")) || !is_exact(run, at)) continue;
      std::size_t end = 1;
      while (end < rest.size() && (is_ascii_alpha(rest[end]) || rest[end] == '.' || rest[end] == '-')) ++end;
      // The mark ends here, or an argument follows.
      if (end == rest.size() || (rest[end] != ']' && rest[end] != ' ')) continue;
      report(run, at, at + 1 + end, fmt::format("readers see the mark \"[{}\"", rest.substr(0, end)),
             "Alerts stand in a quote, as in \"> [!NOTE]\"; other marks stand on a line of their own");
    }
  }

  // What is left after "&amp;nbsp;" has been read once, and "&2;", which is no character.
  void find_entities(const Run& run) {
    static constexpr std::array<std::string_view, 14> names{"nbsp",  "amp",   "lt",    "gt",     "quot",
                                                            "apos",  "ndash", "mdash", "hellip", "copy",
                                                            "rsquo", "lsquo", "rdquo", "ldquo"};
    for (std::size_t at = run.text.find('&'); at != std::string::npos; at = run.text.find('&', at + 1)) {
      constexpr std::size_t longest = 10;  // "&#123456;"
      const std::size_t length = std::string_view(run.text).substr(at, longest).find(';');
      if (length == std::string_view::npos || length < 2) continue;
      const std::size_t end = at + length;
      std::string_view name = std::string_view(run.text).substr(at + 1, end - at - 1);
      const bool number = is_number(name.starts_with('#') ? name.substr(1) : name);
      const bool known = number || std::ranges::find(names, name) != names.end();
      if (!known) continue;
      report(run, at, end + 1, fmt::format("readers see \"&{};\" as it stands", name),
             "Write the character itself; to show the letters, write them as code");
    }
  }

  static bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  }

  // "{{ name }}" and "{% note %}" of other generators.
  void find_templates(const Run& run) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 2> marks{{{"{{", "}}"}, {"{%", "%}"}}};
    const std::string_view text = run.text;
    for (const auto& [open, close] : marks) {
      std::size_t line = 0;  // the end of the one that holds `at`
      for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at)) {
        if (line <= at) line = std::min(text.find('\n', at), text.size());
        const std::size_t end = text.substr(0, line).find(close, at + 2);
        if (end == std::string_view::npos) {
          at = line;
          continue;
        }
        // The inner half of "{{% note %}}" is told with the whole.
        const bool inner = open == "{%" && at > 0 && text[at - 1] == '{';
        if (end > at + 2 && !inner && is_exact(run, at)) {
          report(run, at, end + 2, fmt::format("readers see \"{}\"", text.substr(at, end + 2 - at)),
                 "Nothing fills it in here: write what it stands for, or write it as code");
        }
        at = end + 2;
      }
    }
  }

  void find_comments(const Run& run) {
    const std::size_t at = run.text.find("<!--");
    if (at == std::string::npos || !is_exact(run, at)) return;
    report(run, at, at + 4, "readers see the beginning of a comment that never ends", "Write --> at its end");
  }

  // "| a | b |" that no line of dashes makes a table.
  void find_table(const Run& run) {
    const std::string_view line = std::string_view(run.text).substr(0, run.text.find('\n'));
    if (!trim_left(line).starts_with('|') || !is_exact(run, 0)) return;
    if (std::ranges::count(line, '|') < 2 && !trim(line).ends_with('|')) return;
    // A line of dashes that does not fit is told by markdown/table-shape.
    const std::string_view below = std::string_view(run.text).substr(std::min(line.size() + 1, run.text.size()));
    const std::string_view second = below.substr(0, below.find('\n'));
    if (!second.empty() && second.find_first_not_of("|:- \t") == std::string_view::npos) return;
    report(run, 0, line.size(), "readers see a row of \"|\", because this is no table",
           "Write a row of dashes below the header, with as many cells: |---|---|");
  }

  // "ms.author: x" in the text: a second front matter, or one that does not begin the file.
  void find_front_matter(const Run& run) {
    std::size_t keys = 0;
    bool known = false;
    const std::string_view text = run.text;
    for (std::size_t at = 0; at <= text.size();) {
      const std::string_view line = text.substr(at, text.find('\n', at) - at);
      at += line.size() + 1;
      const std::size_t colon = line.find(':');
      const std::string_view key = line.substr(0, colon);
      if (colon == std::string_view::npos || key.empty() || key.find_first_of(" \t*[(") != std::string_view::npos)
        return;
      ++keys;
      known = known || key.starts_with("ms.") || key == "pageTitle" || key == "documentationcenter";
    }
    if (keys < 2 || !known || !is_exact(run, 0)) return;
    report(run, 0, run.text.find('\n'), "readers see front matter in the text",
           "Move it to the first line of the file, between two lines of three dashes");
  }

  ArticleDraft& draft_;
  const MarkdownTree& tree_;
};

}  // namespace

void report_leftover_markup(ArticleDraft& draft) { LeftoverFinder(draft).find(); }

}  // namespace waymark
