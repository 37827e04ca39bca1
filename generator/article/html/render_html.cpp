#include "article/html/render_html.h"

#include <fmt/format.h>

#include "article/html/balance_findings.h"
#include "article/html/block_lines.h"
#include "article/html/draft_sections.h"
#include "article/html/element_tags.h"
#include "article/html/inline_html.h"
#include "article/html/node_references.h"
#include "article/html/page_text.h"
#include "article/html/quote_section.h"
#include "article/html/raw_html.h"
#include "article/html/verbatim_html.h"
#include "article/markdown/footnotes.h"
#include "article/spans.h"
#include "base/text.h"

namespace waymark {
namespace {

class Renderer {
 public:
  explicit Renderer(ArticleDraft& draft)
      : draft_(draft),
        tree_(draft.tree),
        documentation_(draft.documentation),
        sections_(draft),
        raw_(draft, writer_),
        footnotes_(draft.tree),
        lines_(draft, writer_) {}

  void run() {
    walk();
    draft_.article.pieces = writer_.finish();
    report_balance(draft_, writer_.findings());
  }

 private:
  // Without recursion: includes may stack trees on trees.
  void walk() {
    NodeIndex node = tree_[0].first;
    while (node != no_node) {
      ends_.push_back({});
      const bool descend = enter(node);
      if (descend && tree_[node].first != no_node) {
        node = tree_[node].first;
        continue;
      }
      leave(node);
      while (tree_[node].next == no_node) {
        node = tree_[node].parent;
        if (node == 0) return;
        leave(node);
      }
      node = tree_[node].next;
    }
  }

  struct End {
    std::string tag;                       // what closes the element opened for the node
    bool opened = false;                   // an element of the writer's is open for it
    bool scoped = false;                   // a scope is
    std::size_t table_or_list = no_index;  // of the draft's
  };

  void open(std::string_view name, std::string_view tag, std::string end) {
    writer_.open(name, tag);
    lines_.note(tag, name);
    ends_.back().tag = std::move(end);
    ends_.back().opened = true;
  }

  void leave(NodeIndex node) {
    const End end = std::move(ends_.back());
    ends_.pop_back();
    if (tree_[node].kind == NodeKind::paragraph && footnotes_open_ && footnotes_.is_last_paragraph(node)) {
      writer_.text(" " + footnotes_.back_references(node));
    }
    if (end.opened) writer_.close(end.tag);
    if (end.table_or_list != no_index) draft_.tables_and_lists[end.table_or_list].html.end = writer_.position();
    if (end.scoped) {
      writer_.close_scope();
      draft_.scope = draft_.article.scopes[draft_.scope].parent;
    }
    if (tree_[node].kind == NodeKind::footnote_definition) leave_footnote(node);
  }

  // Opens what stands for the node; true when its children are to be written.
  bool enter(NodeIndex index) {
    const Node& node = tree_[index];
    if (raw_.skipping() && is_inline(node.kind) && node.kind != NodeKind::html_inline) return false;
    lines_.enter(index);
    switch (node.kind) {
      case NodeKind::document:
      case NodeKind::group:
        return true;
      case NodeKind::zone_mark:
        return false;
      case NodeKind::zone:
        return zone(node);
      case NodeKind::tab_group:
        return block("div", "<div class=\"tabs\">\n", "\n</div>\n");
      case NodeKind::tab:
        return tab(node);
      case NodeKind::paragraph:
        return paragraph(index);
      case NodeKind::heading:
        return heading(index);
      case NodeKind::block_quote:
        return block("blockquote", "<blockquote>\n", "\n</blockquote>\n");
      case NodeKind::list:
        return list(index);
      case NodeKind::item:
        return item(node);
      case NodeKind::code_block:
        return code_block(node);
      case NodeKind::html_block:
        return html(index);
      case NodeKind::thematic_break:
        writer_.fresh_line();
        writer_.text("<hr />\n");
        return false;
      case NodeKind::table:
        return table(index);
      case NodeKind::table_row:
        return row(node);
      case NodeKind::table_cell:
        return cell(node);
      case NodeKind::footnote_definition:
        return footnote(index);
      case NodeKind::alert:
        return alert(node);
      case NodeKind::quote_section:
        return quote_section(node);
      case NodeKind::video:
        return video(index);
      case NodeKind::selector:
        return block("nav", "<nav class=\"selector\">\n", "\n</nav>\n");
      case NodeKind::include_block:
      case NodeKind::include_inline:
        return false;
      case NodeKind::text:
        return text(node.text);
      case NodeKind::soft_break:
        writer_.blank("\n");
        return false;
      case NodeKind::line_break:
        writer_.text("<br />\n");
        return false;
      case NodeKind::code:
        writer_.text("<code>" + page_text(node.text) + "</code>");
        return false;
      case NodeKind::html_inline:
        return html(index);
      case NodeKind::emphasis:
        return inline_element("em");
      case NodeKind::strong:
        return inline_element("strong");
      case NodeKind::strikethrough:
        return inline_element("del");
      case NodeKind::link:
        return link(index);
      case NodeKind::image:
        return image(index);
      case NodeKind::footnote_reference:
        writer_.text(footnotes_.reference(index));
        return false;
    }
    return true;
  }

  bool text(std::string_view words) {
    if (trim(words).empty())
      writer_.blank(words);
    else
      writer_.text(page_text(words));
    return false;
  }

  bool block(std::string_view name, std::string_view tag, std::string end) {
    writer_.fresh_line();
    open(name, tag, std::move(end));
    return true;
  }

  bool inline_element(std::string_view name) {
    open(name, fmt::format("<{}>", name), fmt::format("</{}>", name));
    return true;
  }

  bool is_tight(const Node& paragraph) const {
    if (paragraph.tight) return true;
    const NodeIndex parent = paragraph.parent;
    if (tree_[parent].kind != NodeKind::item) return false;
    const NodeIndex list = tree_[parent].parent;
    return list != no_node && tree_[list].tight;
  }

  bool paragraph(NodeIndex index) {
    const Node& node = tree_[index];
    const bool names_box = documentation_ && is_label_of_box(tree_, index);
    if (is_tight(node)) {
      if (names_box) open("label", "<label>" + task_box(tree_[node.parent]), "</label>");
      return true;
    }
    writer_.fresh_line();
    if (names_box) {
      open("p", "<p><label>" + task_box(tree_[node.parent]), "</label></p>\n");
      return true;
    }
    if (documentation_) {
      const BlockTags tags = block_tags_in(tree_, index);
      if ((tags.start || tags.end) && writer_.raw_html_is_open()) return true;
      if (tags.start) {
        open("div", "<div class=\"paragraph\">", "</div>\n");
        return true;
      }
    }
    open("p", "<p>", "</p>\n");
    return true;
  }

  // Zones of other media are no part of a page.
  bool zone(const Node& node) {
    if (!node.title.empty() && node.title != "docs") return false;
    if (node.text.empty()) return true;
    open_scope({.kind = Scope::Kind::zone, .names = names_in(node.text, ',')}, node, "<div class=\"zone\">\n");
    return true;
  }

  bool tab(const Node& node) {
    open_scope({.kind = Scope::Kind::tab, .names = names_in(node.text, '+'), .group = node.parent}, node,
               fmt::format("<div class=\"tab\" data-tab=\"{}\">\n", page_text(node.text)));
    return true;
  }

  static std::vector<std::string> names_in(std::string_view list, char separator) {
    std::vector<std::string> names;
    for (const std::string_view name : split(list, separator)) names.push_back(ascii_lower(name));
    return names;
  }

  void open_scope(Scope scope, const Node& node, std::string_view tag) {
    const bool goes_on = scope.kind == Scope::Kind::zone;
    scope.parent = draft_.scope;
    scope.span = node.span;
    scope.source = draft_.file(node.origin).id;
    draft_.scope = offset32(draft_.article.scopes.size());
    draft_.article.scopes.push_back(std::move(scope));
    writer_.open_scope(tag, draft_.scope, goes_on);
    ends_.back().scoped = true;
  }

  bool is_top_level(NodeIndex node) const {
    NodeIndex parent = tree_[node].parent;
    while (parent != 0 && (tree_[parent].kind == NodeKind::group || tree_[parent].kind == NodeKind::zone))
      parent = tree_[parent].parent;
    return parent == 0;
  }

  bool heading(NodeIndex index) {
    const Node& node = tree_[index];
    if (is_tab_title(tree_, index)) {
      writer_.fresh_line();
      open("p", "<p class=\"tab-title\">", "</p>\n");
      return true;
    }
    const HeadingId& id = draft_.headings.by_node.at(index);
    const bool cuts = is_top_level(index) && writer_.can_begin_piece();
    sections_.add(index, id, cuts, writer_);
    writer_.fresh_line();
    const std::string name = fmt::format("h{}", node.level);
    if (!draft_.heading_ids) {
      open(name, fmt::format("<{}>", name), fmt::format("</{}>\n", name));
      return true;
    }
    open(name, heading_tag(node.level, id), fmt::format("</{}>\n", name));
    return true;
  }

  void begin_table_or_list(NodeIndex index) {
    writer_.fresh_line();
    ends_.back().table_or_list = draft_.tables_and_lists.size();
    draft_.tables_and_lists.push_back(
        {.node = index, .section = draft_.section, .html = {writer_.position(), writer_.position()}});
  }

  bool list(NodeIndex index) {
    const Node& node = tree_[index];
    begin_table_or_list(index);
    return node.ordered ? block("ol", ordered_list_tag(node), "</ol>\n") : block("ul", "<ul>\n", "</ul>\n");
  }

  bool item(const Node& node) {
    writer_.fresh_line();
    open("li", node.task && documentation_ ? "<li class=\"task-list-item\">" : "<li>", "</li>\n");
    const bool box_is_labelled = documentation_ && node.first != no_node && is_label_of_box(tree_, node.first);
    if (node.task && !box_is_labelled) writer_.text(task_box(node));
    return true;
  }

  bool code_block(const Node& node) {
    writer_.fresh_line();
    const std::string html = code_block_html(node, documentation_);
    writer_.text(html);
    lines_.note(html, "code");
    return false;
  }

  bool html(NodeIndex index) {
    const Node& node = tree_[index];
    const bool is_block_html = node.kind == NodeKind::html_block;
    if (is_block_html) writer_.fresh_line();
    if (documentation_) {
      raw_.write(index);
    } else {
      write_verbatim_html(draft_, index, writer_);
    }
    if (is_block_html) writer_.fresh_line();
    return false;
  }

  bool table(NodeIndex index) {
    begin_table_or_list(index);
    if (documentation_)
      open("table", "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\">\n<table>\n", "\n</table>\n</div>\n");
    else
      open("table", "<table>\n", "\n</table>\n");
    return true;
  }

  bool row(const Node& node) {
    writer_.fresh_line();
    if (node.header) {
      open("tr", "<thead>\n<tr>\n", "\n</tr>\n</thead>\n");
      return true;
    }
    const bool first = node.previous == no_node || tree_[node.previous].header;
    open("tr", first ? "<tbody>\n<tr>\n" : "<tr>\n", node.next == no_node ? "\n</tr>\n</tbody>\n" : "\n</tr>\n");
    return true;
  }

  bool cell(const Node& node) {
    const bool header = tree_[node.parent].header;
    const std::string_view name = header ? "th" : "td";
    writer_.fresh_line();
    open(name, cell_tag(name, node.alignment, documentation_), header ? "</th>\n" : "</td>\n");
    return true;
  }

  bool alert(const Node& node) { return block("div", alert_tag(node), "\n</div>\n"); }

  bool quote_section(const Node& node) {
    std::string_view attributes = trim(node.text);
    if (attributes.size() >= 2 && attributes.front() == '`' && attributes.back() == '`')
      attributes = attributes.substr(1, attributes.size() - 2);
    return block("div", section_tag(attributes, draft_, {node.span, node.origin}) + "\n", "\n</div>\n");
  }

  bool video(NodeIndex index) {
    const Node& node = tree_[index];
    const std::string_view target = node.text;
    writer_.fresh_line();
    std::optional<ReferenceIndex> reference;
    if (target.find("://") != std::string_view::npos)
      reference = add_node_reference(draft_, index, ReferenceKind::video, node.text);
    if (!reference) {
      writer_.text(fmt::format("<p class=\"video\">{}</p>\n", page_text(target)));
      return false;
    }
    const std::string_view start = "<figure class=\"video\"><a href=\"";
    writer_.text_with_slots(fmt::format("{}\">{}</a></figure>\n", start, page_text(target)),
                            {{.offset = offset32(start.size()), .reference = *reference}});
    return false;
  }

  std::string title_attribute(const Node& node) const {
    return node.title.empty() ? std::string() : fmt::format(" title=\"{}\"", page_text(node.title));
  }

  bool link(NodeIndex index) {
    const Node& node = tree_[index];
    if (is_tab_title(tree_, node.parent)) return true;
    const std::optional<ReferenceIndex> target =
        add_node_reference(draft_, index, ReferenceKind::link, collapse_space(tree_.plain_text(index)));
    if (writer_.inside_link()) return true;
    if (!target) {
      open("a", documentation_ ? "<a>" : fmt::format("<a href=\"\"{}>", title_attribute(node)), "</a>");
      return true;
    }
    writer_.open_with_slot("a", "<a href=\"", *target, "\"" + title_attribute(node) + ">");
    ends_.back().tag = "</a>";
    ends_.back().opened = true;
    return true;
  }

  bool image(NodeIndex index) {
    const Node& node = tree_[index];
    const std::string alternative = image_text(tree_, index, !documentation_);
    const std::optional<ReferenceIndex> target = add_node_reference(draft_, index, ReferenceKind::image, alternative);
    std::vector<Slot> slots;
    std::string tag = "<img src=\"";
    if (target) slots.push_back({.offset = offset32(tag.size()), .reference = *target});
    tag += "\" alt=\"" + page_text(alternative) + "\"" + title_attribute(node);
    writer_.text_with_slots(tag + " />", slots);
    return false;
  }

  bool footnote(NodeIndex index) {
    writer_.fresh_line();
    if (!footnotes_open_) {
      writer_.open("section", "<section class=\"footnotes\" data-footnotes>\n");
      writer_.open("ol", "<ol>\n");
      footnotes_open_ = true;
    }
    open("li", fmt::format("<li id=\"{}\">\n", footnotes_.id(index)), "");
    return true;
  }

  void leave_footnote(NodeIndex index) {
    if (!footnotes_.has_paragraph_at_end(index)) writer_.text(footnotes_.back_references(index) + "\n");
    writer_.fresh_line();
    writer_.blank("</li>\n");
    const NodeIndex next = tree_[index].next;
    if (next != no_node && tree_[next].kind == NodeKind::footnote_definition) return;
    footnotes_open_ = false;
    writer_.close("</ol>\n");
    writer_.close("</section>\n");
  }

  ArticleDraft& draft_;
  const MarkdownTree& tree_;
  bool documentation_;
  PieceWriter writer_;
  DraftSections sections_;
  RawHtml raw_;
  Footnotes footnotes_;
  BlockLines lines_;
  bool footnotes_open_ = false;
  std::vector<End> ends_;
};

}  // namespace

void render_html(ArticleDraft& draft) { Renderer(draft).run(); }

}  // namespace waymark
