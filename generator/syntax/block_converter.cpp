#include "syntax/block_converter.h"

#include <algorithm>
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm/node.h>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "syntax/block_text.h"
#include "syntax/cmark_handles.h"
#include "syntax/cmark_nodes.h"
#include "syntax/docs_marks.h"
#include "syntax/html_block_type.h"
#include "syntax/inline_reader.h"
#include "syntax/limits.h"
#include "syntax/link_definitions.h"
#include "syntax/table_rows.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

class BlockConverter {
 public:
  BlockConverter(const SourceLines& source, const MarkdownOptions& options, const InlineGuard& guard,
                 MarkdownDraft& draft)
      : source_(source),
        options_(options),
        plain_(guard.plain),
        draft_(draft),
        tree_(draft.tree),
        covered_(source.count() + 2) {
    for (const LineRange& lines : guard.footnote_lines) cover(lines.first, lines.last);
  }

  void convert(cmark_node* document) {
    tree_[0].span = source_.body();
    // Memory that is not used costs nothing; growing a vector of a million nodes does. Denser text than this is rare.
    tree_.reserve(16 + source_.parsed().size() / 8);
    const CmarkIterator iterator(cmark_iter_new(document));
    for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
      cmark_node* node = cmark_iter_get_node(iterator.get());
      if (node == document) continue;
      if (event == CMARK_EVENT_EXIT) {
        leave(node);
      } else if (enter(node)) {
        cmark_iter_reset(iterator.get(), node, CMARK_EVENT_EXIT);
      }
    }
    draft_.definitions.find(source_, covered_, options_.footnotes);
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      const InlineReading reading{source_, draft_.definitions, tree_, draft_.limits};
      if (plain_.contains(pending_[i])) {
        read_as_plain_text(reading, draft_.texts[i]);
      } else {
        read_inlines(reading, pending_[i], draft_.texts[i]);
      }
    }
    close_spans();
  }

 private:
  // True when nothing below `node` is left to visit.
  bool enter(cmark_node* node) {
    switch (table_part(node)) {
      case TablePart::table:
        return open_table(node);
      case TablePart::row:
        return open_row(node);
      case TablePart::cell:
        return add_cell(node);
      case TablePart::none:
        break;
    }
    switch (node->type) {
      case CMARK_NODE_BLOCK_QUOTE:
        return open_container(node, {.kind = NodeKind::block_quote});
      case CMARK_NODE_LIST:
        return open_container(node, {.kind = NodeKind::list,
                                     .ordered = node->as.list.list_type == CMARK_ORDERED_LIST,
                                     .tight = node->as.list.tight,
                                     .start = static_cast<std::uint32_t>(std::max(node->as.list.start, 0))});
      case CMARK_NODE_ITEM:
        return open_item(node);
      case CMARK_NODE_FOOTNOTE_DEFINITION:
        return open_footnote(node);
      case CMARK_NODE_PARAGRAPH:
        return add_paragraph(node);
      case CMARK_NODE_HEADING:
        return add_heading(node);
      case CMARK_NODE_CODE_BLOCK:
        return add_code(node);
      case CMARK_NODE_HTML_BLOCK:
        return add_html(node);
      case CMARK_NODE_THEMATIC_BREAK:
        return add_break_or_mark(node);
      default:
        return false;
    }
  }

  std::string_view text_of(const cmark_node* node) const {
    const auto found = plain_.find(node);
    return found == plain_.end() ? content_of(node) : std::string_view(found->second);
  }

  std::uint32_t offset_of(const cmark_node* node) const {
    const std::uint32_t begin = source_.begin(line_of(node));
    const auto column = static_cast<std::uint32_t>(std::max(node->start_column, 1) - 1);
    return std::min(begin + column, source_.end(line_of(node)));
  }

  void cover(std::size_t first, std::size_t last) {
    for (std::size_t line = first; line <= last && line < covered_.size(); ++line) covered_[line] = true;
  }

  NodeIndex add(Node node) {
    const NodeIndex index = tree_.add(std::move(node));
    tree_.append(parent_, index);
    return index;
  }

  void push(NodeIndex index) {
    open_.push_back(index);
    if (index != no_node) parent_ = index;
  }

  bool open_container(const cmark_node* node, Node made) {
    const std::uint32_t begin = offset_of(node);
    if (open_.size() >= max_block_depth) {
      if (!hit_) {
        draft_.limits.push_back(
            {.span = {begin, source_.end(line_of(node))},
             .what = "quotes and lists nested more than " + std::to_string(max_block_depth) + " deep"});
      }
      hit_ = true;
      push(no_node);
      return false;
    }
    made.span = {begin, std::min(begin + 1, source_.end(line_of(node)))};
    push(add(std::move(made)));
    return false;
  }

  bool open_footnote(const cmark_node* node) {
    open_container(node, {.kind = NodeKind::footnote_definition, .text = source_.repair(view(node->as.literal))});
    if (open_.back() != no_node) {
      // cmark gives the column of the text behind the label.
      Span& span = tree_[open_.back()].span;
      const std::uint32_t line = source_.begin(line_of(node));
      const std::size_t label = source_.slice(line, span.begin).rfind("[^");
      if (label != npos) span.begin = line + static_cast<std::uint32_t>(label);
    }
    return false;
  }

  bool open_item(cmark_node* node) {
    const bool task = node->extension != nullptr && std::string_view(cmark_node_get_type_string(node)) == "tasklist";
    const bool checked = task && cmark_gfm_extensions_get_tasklist_item_checked(node);
    open_container(node, {.kind = NodeKind::item, .task = task, .checked = checked});
    if (open_.back() != no_node) {
      // At least the marker, for an item with nothing in it.
      Span& span = tree_[open_.back()].span;
      const std::string_view rest = source_.slice(span.begin, source_.end(line_of(node)));
      span.end = span.begin + static_cast<std::uint32_t>(std::min(rest.find_first_of(" \t"), rest.size()));
      tree_[parent_].span.end = span.end;
    }
    return false;
  }

  void leave(cmark_node* node) {
    const TablePart part = table_part(node);
    const bool container = node->type == CMARK_NODE_BLOCK_QUOTE || node->type == CMARK_NODE_LIST ||
                           node->type == CMARK_NODE_ITEM || node->type == CMARK_NODE_FOOTNOTE_DEFINITION ||
                           part == TablePart::table || part == TablePart::row;
    if (!container || open_.empty()) return;
    const NodeIndex closed = open_.back();
    open_.pop_back();
    if (closed != no_node) parent_ = tree_[closed].parent;
  }

  void add_text(cmark_node* node, InlineText text) {
    if (text.content().empty()) return;
    pending_.push_back(node);
    draft_.texts.push_back(std::move(text));
  }

  bool add_paragraph(cmark_node* node) {
    const std::string_view content = text_of(node);
    if (trim(content).empty()) return true;  // waited in vain behind a legacy mark
    const std::string_view kept = content.ends_with('\n') ? content.substr(0, content.size() - 1) : content;
    const std::size_t lines = line_feeds(kept) + 1;
    const bool cut_off = node->start_line == 0 && node->next != nullptr;  // text in front of a table's head
    const std::size_t last =
        cut_off ? header_line_of(node->next) - 1 : last_line_of(source_, kept, line_of(node), end_line_of(node));
    const NodeIndex paragraph = add({.kind = NodeKind::paragraph});
    InlineText text = locate_lines(source_, paragraph, kept, last, cut_off);
    tree_[paragraph].span = text.to_source(0, text.content().size());
    cover(last + 1 > lines ? last + 1 - lines : 1, last);
    add_text(node, std::move(text));
    return true;
  }

  bool add_heading(cmark_node* node) {
    const NodeIndex heading =
        add({.kind = NodeKind::heading, .level = static_cast<std::uint8_t>(node->as.heading.level)});
    const std::string_view content = text_of(node);
    Span span;
    InlineText text;
    if (node->as.heading.setext) {
      const std::string_view kept = content.ends_with('\n') ? content.substr(0, content.size() - 1) : content;
      const std::size_t last = underline_of(source_, kept, line_of(node), end_line_of(node));
      text = locate_lines(source_, heading, kept, last - 1);
      const std::string_view underline = trim_right(source_.line(last));
      span = {text.to_source(0), source_.begin(last) + static_cast<std::uint32_t>(underline.size())};
      const std::size_t lines = line_feeds(kept) + 1;
      cover(last > lines ? last - lines : 1, last);
    } else {
      const std::uint32_t begin = offset_of(node);
      text = locate_heading(source_, heading, content, begin);
      const std::string_view line = trim_right(source_.slice(begin, source_.end(line_of(node))));
      span = {begin, begin + static_cast<std::uint32_t>(line.size())};
      const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
      tree_[heading].legacy = marks < line.size() && !is_blank(line[marks]);
      cover(line_of(node), line_of(node));
    }
    tree_[heading].span = span;
    add_text(node, std::move(text));
    return true;
  }

  bool add_code(const cmark_node* node) {
    const std::string_view literal = view(node->as.code.literal);
    const std::size_t first = line_of(node);
    std::size_t last = first + line_feeds(literal);
    if (node->as.code.fenced == 0) {
      if (last > first) --last;
    } else if (static_cast<std::size_t>(std::max(node->end_line, 0)) > last &&
               is_closing_fence(source_.line(last + 1), node->as.code.fence_char, node->as.code.fence_length)) {
      ++last;
    }
    last = std::min(last, source_.count());
    cover(first, last);
    add({.kind = NodeKind::code_block,
         .span = {offset_of(node), source_.end(last)},
         .text = source_.repair(literal),
         .title = node->as.code.fenced != 0 ? source_.repair(view(node->as.code.info)) : std::string()});
    return true;
  }

  bool add_html(const cmark_node* node) {
    const std::string_view literal = view(node->as.literal);
    const std::size_t first = line_of(node);
    std::size_t last = std::min(first + std::max<std::size_t>(line_feeds(literal), 1) - 1, source_.count());
    cover(first, last);
    add({.kind = NodeKind::html_block,
         .span = {offset_of(node), source_.end(last)},
         .text = source_.repair(literal),
         .start = html_block_type(literal)});
    return true;
  }

  // See docs_blocks.h: a break that begins with "[" or ":" is a mark.
  bool add_break_or_mark(const cmark_node* node) {
    const std::uint32_t begin = offset_of(node);
    const std::size_t line = line_of(node);
    const std::string_view text = source_.slice(begin, source_.end(line));
    if (text.starts_with(':')) {
      cover(line, line);
      add({.kind = NodeKind::zone_mark,
           .span = {begin, begin + static_cast<std::uint32_t>(trim_right(text).size())},
           .text = source_.repair(trim_right(text))});
      return true;
    }
    if (!text.starts_with('[')) {
      cover(line, line);
      add({.kind = NodeKind::thematic_break,
           .span = {begin, begin + static_cast<std::uint32_t>(trim_right(text).size())}});
      return true;
    }
    const bool quoted = tree_[parent_].kind == NodeKind::block_quote;
    if (quoted) {
      if (const auto mark = read_quote_mark(text, options_.quote_markers, options_.legacy_markers)) {
        add_mark(*mark, text, begin);  // does not cover its line: a definition may stand behind it
        return true;
      }
    }
    cover(line, line);
    if (const auto include = read_include_mark(text, true, options_.legacy_markers)) {
      const auto path = static_cast<std::uint32_t>(include->path.data() - text.data());
      add({.kind = NodeKind::include_block,
           .span = {begin, begin + static_cast<std::uint32_t>(include->length)},
           .target_span = {begin + path, begin + path + static_cast<std::uint32_t>(include->path.size())},
           .text = source_.repair(include->path),
           .title = source_.repair(include->title),
           .legacy = include->legacy});
    } else if (const auto video = read_bare_video(text)) {
      add_mark(*video, text, begin);
    }
    return true;
  }

  void add_mark(const QuoteMark& mark, std::string_view line, std::uint32_t begin) {
    const NodeIndex node =
        add({.kind = mark.kind,
             .span = {begin, begin + static_cast<std::uint32_t>(mark.length)},
             .text = source_.repair(mark.text),
             .legacy = mark.legacy,
             .marker_text = mark.kind == NodeKind::alert && !trim(line.substr(mark.length)).empty()});
    draft_.marks.push_back(node);
  }

  bool open_table(cmark_node* node) {
    alignments_ = cmark_gfm_extensions_get_table_alignments(node);
    columns_ = cmark_gfm_extensions_get_table_columns(node);
    header_line_ = header_line_of(node);
    const NodeIndex table = add({.kind = NodeKind::table});
    push(table);
    // cmark's column is that of the paragraph the table was made of.
    header_begin_ = header_line_ == line_of(node) ? offset_of(node) : row_begin(header_line_);
    tree_[table].span = {header_begin_, source_.end(header_line_ + 1)};
    cover(header_line_, header_line_ + 1);
    return false;
  }

  // cmark gives a table the first line of the paragraph that its head was the last line of.
  std::size_t header_line_of(cmark_node* table) const {
    const cmark_node* body = table->first_child != nullptr ? table->first_child->next : nullptr;
    if (body != nullptr && body->start_line > 2) return static_cast<std::size_t>(body->start_line) - 2;
    const std::size_t columns = cmark_gfm_extensions_get_table_columns(table);
    for (std::size_t line = line_of(table); line + 1 <= source_.count(); ++line) {
      if (is_table_head(source_.line(line), source_.line(line + 1), columns) && holds_cells(line, table->first_child))
        return line;
    }
    return line_of(table);
  }

  // Whether the words of the row's cells stand in the line. Lazy lines that look like delimiter rows make this question
  // necessary.
  bool holds_cells(std::size_t line, const cmark_node* row) const {
    const std::string_view text = source_.line(line);
    for (const cmark_node* cell = row != nullptr ? row->first_child : nullptr; cell != nullptr; cell = cell->next) {
      const std::string_view words = text_of(cell);
      if (words.find('|') == npos && text.find(words) == npos) return false;
    }
    return true;
  }

  // Where a row's text begins behind the marks of the quotes around it.
  std::uint32_t row_begin(std::size_t line) const {
    std::size_t quotes = 0;
    for (NodeIndex at = parent_; at != no_node; at = tree_[at].parent)
      quotes += tree_[at].kind == NodeKind::block_quote ? 1 : 0;
    return source_.begin(line) + static_cast<std::uint32_t>(row_column(source_.line(line), quotes));
  }

  bool open_row(cmark_node* node) {
    const bool header = cmark_gfm_extensions_get_table_row_is_header(node) != 0;
    const std::size_t line = header ? header_line_ : line_of(node);
    const std::uint32_t begin = header ? header_begin_ : row_begin(line);
    const std::uint32_t end =
        begin + static_cast<std::uint32_t>(trim_right(source_.slice(begin, source_.end(line))).size());
    cover(line, line);
    const NodeIndex row = add({.kind = NodeKind::table_row, .span = {begin, end}, .header = header});
    Span& table = tree_[tree_[row].parent].span;
    table.end = std::max(table.end, end);
    push(row);
    cells_.emplace(source_, begin, end);
    column_ = 0;
    return false;
  }

  bool add_cell(cmark_node* node) {
    const Alignment alignment =
        alignments_ != nullptr && column_ < columns_ ? alignment_of(alignments_[column_]) : Alignment::none;
    ++column_;
    const NodeIndex cell = add({.kind = NodeKind::table_cell, .header = tree_[parent_].header, .alignment = alignment});
    const std::string_view content = text_of(node);
    InlineText text = cells_->next(cell, content);
    tree_[cell].span = text.to_source(0, text.content().size());
    add_text(node, std::move(text));
    return true;
  }

  // A container ends where its last child ends. Children come after their parents, so one pass from the back does.
  void close_spans() {
    for (std::size_t i = tree_.size(); i-- > 1;) {
      const Node& node = tree_[static_cast<NodeIndex>(i)];
      if (node.parent == no_node || node.parent == 0 || !is_block(node.kind)) continue;
      Span& above = tree_[node.parent].span;
      above.end = std::max(above.end, node.span.end);
    }
  }

  const SourceLines& source_;
  const MarkdownOptions& options_;
  const PlainBlocks& plain_;
  MarkdownDraft& draft_;
  MarkdownTree& tree_;
  std::vector<bool> covered_;
  std::vector<NodeIndex> open_;  // containers around; no_node for those that are nested too deep
  NodeIndex parent_ = 0;
  std::vector<cmark_node*> pending_;  // blocks whose inlines are still to be read, as draft_.texts
  bool hit_ = false;

  const std::uint8_t* alignments_ = nullptr;  // of the table being read, as are the following
  std::size_t columns_ = 0;
  std::size_t column_ = 0;
  std::size_t header_line_ = 0;
  std::uint32_t header_begin_ = 0;
  std::optional<RowCells> cells_;
};

}  // namespace

void convert_blocks(cmark_node* document, const SourceLines& source, const MarkdownOptions& options,
                    const InlineGuard& guard, MarkdownDraft& draft) {
  BlockConverter(source, options, guard, draft).convert(document);
}

}  // namespace waymark
