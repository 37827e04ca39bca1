#pragma once
// Raw HTML on its way to a page: what the allow-list knows is written anew, tag by tag, from its tokens; nothing of the
// author's bytes reaches the page unread. Comments vanish.

#include <optional>
#include <set>
#include <string>
#include <utility>

#include "article/article_draft.h"
#include "article/html/node_text.h"
#include "syntax/html_tokens.h"

namespace waymark {

class RawHtml {
 public:
  RawHtml(ArticleDraft& draft, PieceWriter& writer);

  void write(NodeIndex node);
  // Set while the content of a refused element goes on in the inline nodes that follow ("<script>", text, "</script>").
  bool skipping() const { return !skipped_.empty(); }

 private:
  struct Tag {
    std::string html;
    std::string html_again;
    std::vector<Slot> slots;  // offsets in `html`
  };

  void find_closed_tags();
  void start_tag(NodeIndex node, const std::vector<HtmlToken>& tokens, std::size_t index, const NodeText& places);
  Tag make_tag(NodeIndex node, const std::vector<HtmlToken>& tokens, std::size_t index, const NodeText& places,
               std::string_view output, std::string_view added_class);
  void report_refused(const HtmlToken& token, Place place);
  std::string link_text(NodeIndex node, const std::vector<HtmlToken>& tokens, std::size_t index) const;
  bool ends_later(NodeIndex node, std::string_view name);

  ArticleDraft& draft_;
  PieceWriter& writer_;
  std::set<std::pair<NodeIndex, std::size_t>>
      closed_;  // start tags outside of Markdown's containers that have an end tag
  std::set<std::pair<NodeIndex, std::string>> endless_;
  std::string skipped_;
};

}  // namespace waymark
