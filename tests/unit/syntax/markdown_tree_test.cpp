#include "syntax/markdown_tree.h"

#include <gtest/gtest.h>
#include <string>

#include "outline.h"

namespace waymark {
namespace {

class TreeOfTexts : public testing::Test {
 protected:
  NodeIndex text(std::string words) { return tree.add({.kind = NodeKind::text, .text = std::move(words)}); }
  NodeIndex appended(NodeIndex parent, std::string words) {
    const NodeIndex node = text(std::move(words));
    tree.append(parent, node);
    return node;
  }

  MarkdownTree tree;
};

TEST_F(TreeOfTexts, InsertsAndTakesOut) {
  const NodeIndex b = appended(0, "b");
  tree.insert_before(b, text("a"));
  const NodeIndex c = text("c");
  tree.insert_after(b, c);
  tree.insert_after(c, text("d"));
  EXPECT_EQ(outline(tree), R"t(doc("a" "b" "c" "d"))t");
  tree.detach(b);
  tree.detach(b);  // twice does no harm
  EXPECT_EQ(outline(tree), R"t(doc("a" "c" "d"))t");
  tree.detach(tree[0].first);
  tree.detach(tree[0].last);
  tree.detach(c);
  EXPECT_EQ(tree[0].first, no_node);
  EXPECT_EQ(tree[0].last, no_node);
}

TEST_F(TreeOfTexts, MovesChildren) {
  const NodeIndex em = tree.add({.kind = NodeKind::emphasis});
  appended(0, "a");
  tree.append(0, em);
  appended(0, "d");
  appended(em, "b");
  appended(em, "c");
  tree.replace_with_children(em);
  EXPECT_EQ(outline(tree), R"t(doc("a" "b" "c" "d"))t");
  EXPECT_EQ(tree[em].parent, no_node);
  tree.insert_before(tree[0].first, em);
  const NodeIndex strong = tree.add({.kind = NodeKind::strong});
  appended(strong, "x");
  appended(strong, "y");
  tree.move_children(strong, em);
  EXPECT_EQ(outline(tree), R"t(doc(em("x" "y") "a" "b" "c" "d"))t");
  EXPECT_EQ(tree[strong].first, no_node);
}

TEST(MarkdownTree, WalksInDocumentOrder) {
  const MarkdownTree tree = parse_all("a *b* c\n\n- d\n").tree;
  std::string texts;
  for (NodeIndex at = 0; at != no_node; at = tree.next_in_order(at, 0)) texts += tree[at].text + "/";
  EXPECT_EQ(texts, "//a //b/ c////d/");
  const NodeIndex paragraph = tree[0].first;
  EXPECT_EQ(tree.next_skipping_children(paragraph, 0), tree[0].last);
  EXPECT_EQ(tree.next_skipping_children(paragraph, paragraph), no_node);
  EXPECT_EQ(tree.next_skipping_children(tree[0].last, 0), no_node);
}

TEST(MarkdownTree, PlainTextLeavesMarkupOut) {
  const MarkdownTree tree = parse_all("a *b* `c`\n[d](e) ![f](g) <i>h</i>\\\nx\n").tree;
  EXPECT_EQ(tree.plain_text(0), "a b c d f h x");
}

TEST(MarkdownTree, KindsAreBlocksOrInlines) {
  EXPECT_TRUE(is_block(NodeKind::document) && is_block(NodeKind::group) && is_block(NodeKind::alert));
  EXPECT_TRUE(is_inline(NodeKind::text) && is_inline(NodeKind::include_inline) && !is_inline(NodeKind::group));
}

}  // namespace
}  // namespace waymark
