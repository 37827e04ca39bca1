#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <vector>

#include "base/text.h"
#include "base/unicode.h"
#include "outline.h"
#include "syntax/link_syntax.h"
#include "syntax/text_alignment.h"

namespace waymark {
namespace {

std::vector<std::string> read_markdown_files() {
  std::vector<std::string> texts;
  for (const std::string folder : {WAYMARK_REAL_TEXTS "/corpus/mfa", WAYMARK_REAL_TEXTS "/seeds"}) {
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
      if (entry.path().extension() != ".md") continue;
      std::stringstream bytes;
      bytes << std::ifstream(entry.path(), std::ios::binary).rdbuf();
      texts.push_back(to_valid_utf8(bytes.str()));
    }
  }
  return texts;
}

std::string with_line_ends(std::string_view text, std::string_view end, std::string_view line_begin) {
  std::string out(line_begin);
  for (const std::string_view line : split_lines(text)) {
    out += line;
    out += end;
    out += line_begin;
  }
  return out;
}

// What must hold of one node's place. Empty when it does.
std::string wrong_place(std::string_view text, const MarkdownTree& tree, NodeIndex at) {
  const Node& node = tree[at];
  if (node.span.begin > node.span.end || node.span.end > text.size()) return "outside the file";
  const std::string_view written = slice(text, node.span);
  const bool inline_parent = node.parent != no_node && is_inline(tree[node.parent].kind);
  if (inline_parent && (node.span.begin < tree[node.parent].span.begin || node.span.end > tree[node.parent].span.end)) {
    return "outside its parent";
  }
  if (node.kind == NodeKind::link || node.kind == NodeKind::image) {
    const std::string target = unescape_link_text(slice(text, node.target_span));
    if (node.autolink) return node.text.ends_with(target) ? "" : "other address";
    const bool begins = written.starts_with(node.kind == NodeKind::image ? "![" : "[");
    if (!begins || (!written.ends_with(')') && !written.ends_with(']'))) return "no link";
    if (target != node.text) return "other destination";
  } else if (node.kind == NodeKind::text && !tree[node.parent].autolink) {
    if (align_text(written, 0, node.text) != written.size()) return "other words";
  } else if (node.kind == NodeKind::code) {
    if (!written.starts_with('`') || !written.ends_with('`')) return "no code";
  } else if (node.kind == NodeKind::html_inline) {
    if (!written.starts_with('<') || !written.ends_with('>')) return "no tag";
  } else if (node.kind == NodeKind::heading) {
    if (!written.starts_with('#') && !written.ends_with('=') && !written.ends_with('-')) return "no heading";
  } else if (node.kind == NodeKind::block_quote || node.kind == NodeKind::alert) {
    if (!written.starts_with('>')) return "no quote";
  }
  return "";
}

// Every place in every real article, with each kind of line end and inside a quote.
TEST(RealTexts, EveryPlaceIsExact) {
  const std::vector<std::string> texts = read_markdown_files();
  if (texts.empty()) GTEST_SKIP() << "no real articles beside the repository";
  const MarkdownOptions options{.headings_without_space = true};
  std::size_t links = 0;
  for (const std::string& original : texts) {
    for (const std::string& text : {original, with_line_ends(original, "\r\n", ""), with_line_ends(original, "\r", ""),
                                    with_line_ends(original, "\n", "> ")}) {
      const MarkdownResult result = parse_all(text, options);
      EXPECT_TRUE(result.limits.empty()) << text.substr(0, 200);
      for (NodeIndex at = 0; at != no_node; at = result.tree.next_in_order(at, 0)) {
        links += result.tree[at].kind == NodeKind::link ? 1 : 0;
        const std::string wrong = wrong_place(text, result.tree, at);
        ASSERT_EQ(wrong, "") << outline(result.tree, at) << "\n" << slice(text, result.tree[at].span);
      }
    }
  }
  EXPECT_GT(links, texts.size());
}

}  // namespace
}  // namespace waymark
