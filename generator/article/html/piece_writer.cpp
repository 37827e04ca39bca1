#include "article/html/piece_writer.h"

#include "article/html/html_rules.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// Deeper raw HTML is hostile; its tags are left out. Keeps every walk over the stack short.
constexpr std::size_t deepest_raw_html = 128;
// A file full of stray tags needs no finding for each.
constexpr std::size_t most_findings = 200;

bool is_cell(std::string_view name) { return name == "td" || name == "th"; }
bool is_row_group(std::string_view name) { return name == "thead" || name == "tbody" || name == "tfoot"; }
bool needs_table(std::string_view name) {
  return is_cell(name) || is_row_group(name) || name == "tr" || name == "caption" || name == "col" ||
         name == "colgroup";
}

}  // namespace

void PieceWriter::push(Open element) {
  if (element.name == "a") ++links_;
  if (!element.markdown) ++raw_open_;
  stack_.push_back(std::move(element));
}

void PieceWriter::pop(bool by_its_end_tag) {
  const Open element = std::move(stack_.back());
  stack_.pop_back();
  if (element.name == "a") --links_;
  if (element.scope != no_index) pop_scope(element);
  if (element.markdown) return;
  --raw_open_;
  if (!element.phantom) {
    out() += "</";
    out() += element.name;
    out() += '>';
    if (element.done) out() += '\n';
  }
  if (by_its_end_tag || element.automatic || element.done) return;
  ++closed_implicitly_[element.name];
  if (!has_optional_end(element.name) && findings_.size() < most_findings) {
    findings_.push_back({.kind = BalanceFinding::Kind::unclosed, .name = element.name, .place = element.place});
  }
}

void PieceWriter::pop_through(std::size_t index) {
  while (stack_.size() > index) pop(false);
}

bool PieceWriter::is_open(std::string_view name) const {
  for (std::size_t i = stack_.size(); i > 0 && !stack_[i - 1].markdown; --i) {
    if (stack_[i - 1].name == name) return true;
  }
  return false;
}

// Content may not stand between the items of a list: what follows </li> belongs to that item (pages of 2015 put the
// step's picture there), what stands before the first <li> gets an item of its own, and a list that only we opened
// ends.
void PieceWriter::before_content() {
  while (!stack_.empty()) {
    Open& top = stack_.back();
    const bool in_automatic = stack_.size() > 1 && stack_[stack_.size() - 2].automatic;
    if (top.automatic && is_list_element(top.name)) {
      pop(false);
    } else if (top.done && in_automatic) {
      pop(true);
    } else {
      top.done = false;
      if (!top.markdown && !top.phantom && is_list_element(top.name)) {
        out() += "<li>";
        push({.name = "li", .html_again = "<li>", .automatic = true});
      }
      return;
    }
  }
}

// Closes the nearest element called `wanted` or `other`, unless one of those in `scope` (names between blanks) stands
// before it.
void PieceWriter::close_nearest(std::string_view wanted, std::string_view other, std::string_view scope) {
  for (std::size_t i = stack_.size(); i > 0; --i) {
    const Open& element = stack_[i - 1];
    if (element.markdown) return;
    if (element.name == wanted || element.name == other) {
      pop_through(i - 1);
      return;
    }
    const std::size_t at = scope.find(element.name);
    if (at != std::string_view::npos && scope[at - 1] == ' ' && scope[at + element.name.size()] == ' ') return;
  }
}

void PieceWriter::close_implied(std::string_view name) {
  if (is_block_element(name))
    close_nearest("p", "p", " div td th li table ul ol blockquote section article details figure ");
  if (name == "li") close_nearest("li", "li", " ul ol table td th blockquote div section article details ");
  if (name == "dt" || name == "dd") close_nearest("dt", "dd", " dl table td th blockquote div ");
  if (is_cell(name)) close_nearest("td", "th", " tr table ");
  if (name == "tr") close_nearest("tr", "tr", " table thead tbody tfoot ");
  if (is_row_group(name)) {
    close_nearest("tr", "tr", " table ");
    for (const std::string_view group : {"thead", "tbody", "tfoot"}) close_nearest(group, group, " table ");
  }
}

void PieceWriter::open(std::string_view name, std::string_view tag) {
  before_content();
  out() += tag;
  push({.name = std::string(name), .markdown = true});
}

void PieceWriter::open_with_slot(std::string_view name, std::string_view before, ReferenceIndex reference,
                                 std::string_view after) {
  before_content();
  out() += before;
  piece().slots.push_back({.offset = static_cast<std::uint32_t>(out().size()), .reference = reference});
  out() += after;
  push({.name = std::string(name), .markdown = true});
}

void PieceWriter::close(std::string_view end_tag) {
  while (!stack_.empty() && !stack_.back().markdown) pop(false);
  if (end_tag.size() > 1 && end_tag.front() == '\n') {
    fresh_line();
    end_tag.remove_prefix(1);
  }
  out() += end_tag;
  if (!stack_.empty()) pop(true);
}

void PieceWriter::open_scope(std::string_view tag, ScopeIndex scope, bool goes_on) {
  before_content();
  push_scope({.html_again = std::string(tag), .markdown = true, .scope = scope, .goes_on = goes_on});
}

void PieceWriter::push_scope(Open element) {
  fresh_line();
  element.range = piece().scoped.size();
  piece().scoped.push_back({.begin = static_cast<std::uint32_t>(out().size()), .scope = element.scope});
  out() += element.html_again;
  push(std::move(element));
}

void PieceWriter::pop_scope(const Open& element) {
  ScopedRange& range = piece().scoped[element.range];
  if (out().size() == range.begin + element.html_again.size()) {
    out().resize(range.begin);
    piece().scoped.resize(element.range);
    return;
  }
  fresh_line();
  out() += "</div>\n";
  range.end = static_cast<std::uint32_t>(out().size());
}

void PieceWriter::close_scope() {
  while (!stack_.empty() && stack_.back().scope == no_index) pop(false);
  if (!stack_.empty()) pop(true);
}

void PieceWriter::start_tag(RawTag tag) {
  if (raw_open_ >= deepest_raw_html) {
    ++too_deep_[tag.name];
    return;
  }
  close_implied(tag.name);
  Open element{
      .name = tag.name, .html_again = std::move(tag.html_again), .place = tag.place, .closed_later = tag.closed_later};
  if (tag.name == "a" && is_open("a")) close_nearest("a", "a", " ");
  // What HTML ignores: a link inside a link, parts of a table outside one.
  element.phantom = (tag.name == "a" && inside_link()) || (needs_table(tag.name) && !is_open("table"));
  if (tag.name == "li") {
    if (stack_.empty() || stack_.back().markdown || !is_list_element(stack_.back().name)) {
      before_content();
      out() += "<ul>";
      push({.name = "ul", .html_again = "<ul>", .automatic = true});
    }
  } else if (!needs_table(tag.name)) {
    before_content();
  }
  if (!element.phantom) append_with_slots(tag.html, tag.slots);
  push(std::move(element));
}

void PieceWriter::end_tag(std::string_view name, Place place) {
  const auto deep = too_deep_.find(std::string(name));
  if (deep != too_deep_.end() && deep->second > 0) {
    --deep->second;
    return;
  }
  for (std::size_t i = stack_.size(); i > 0 && !stack_[i - 1].markdown; --i) {
    if (stack_[i - 1].name != name || (stack_[i - 1].automatic && name != "li")) continue;
    if (name == "li" && stack_[i - 1].done) break;
    if (name == "li" && i > 1 && is_list_element(stack_[i - 2].name) && !stack_[i - 2].markdown) {
      pop_through(i);
      stack_[i - 1].done = true;
      return;
    }
    pop_through(i);
    pop(true);
    return;
  }
  const auto implied = closed_implicitly_.find(std::string(name));
  if (implied != closed_implicitly_.end() && implied->second > 0) {
    --implied->second;
    return;
  }
  if (findings_.size() < most_findings) {
    findings_.push_back({.kind = BalanceFinding::Kind::stray, .name = std::string(name), .place = place});
  }
}

void PieceWriter::text(std::string_view escaped) {
  if (escaped.empty()) return;
  before_content();
  out() += escaped;
}

void PieceWriter::text_with_slots(std::string_view escaped, const std::vector<Slot>& slots) {
  before_content();
  append_with_slots(escaped, slots);
}

void PieceWriter::append_with_slots(std::string_view html, const std::vector<Slot>& slots) {
  const auto base = static_cast<std::uint32_t>(out().size());
  for (const Slot& slot : slots) piece().slots.push_back({.offset = base + slot.offset, .reference = slot.reference});
  out() += html;
}

void PieceWriter::blank(std::string_view space) {
  // Behind </li> the item is still open; the line ends once it closes.
  if (stack_.empty() || !stack_.back().done) out() += space;
}

void PieceWriter::fresh_line() {
  if (!stack_.empty() && stack_.back().done) return;
  if (!out().empty() && out().back() != '\n') out() += '\n';
}

bool PieceWriter::can_begin_piece() const {
  for (const Open& element : stack_) {
    if (element.goes_on) continue;
    if (element.markdown) return false;
    if (element.phantom || element.automatic || element.done) continue;
    if (element.closed_later && !is_transparent_block(element.name)) return false;
  }
  return true;
}

void PieceWriter::begin_piece() {
  std::vector<Open> again;
  for (const Open& element : stack_) {
    if (element.goes_on ||
        (element.closed_later && !element.phantom && !element.automatic && is_transparent_block(element.name)))
      again.push_back(element);
  }
  while (!stack_.empty()) {
    // What goes on behind the cut is not unclosed.
    pop(stack_.back().closed_later && is_transparent_block(stack_.back().name));
  }
  fresh_line();
  end_piece();
  current_ = pieces_.size();
  pieces_.emplace_back();
  for (Open& element : again) {
    if (element.goes_on) {
      push_scope(std::move(element));
      continue;
    }
    out() += element.html_again;
    push(std::move(element));
  }
}

void PieceWriter::add_empty_piece() { pieces_.emplace_back(); }

std::vector<Piece> PieceWriter::finish() {
  while (!stack_.empty()) pop(stack_.back().markdown);
  fresh_line();
  end_piece();
  return std::move(pieces_);
}

void PieceWriter::end_piece() {
  piece().html = std::string_view(html_);
  piece().slots.shrink_to_fit();
  html_.clear();
}

}  // namespace waymark
