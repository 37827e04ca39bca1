#include "diagnostics/reports/excerpt.h"

#include <algorithm>
#include <vector>

#include "base/unicode.h"

namespace waymark {
namespace {

constexpr std::size_t columns = 120;
constexpr std::size_t least_context = 30;  // columns before the span that are worth keeping in a long line
constexpr std::string_view tab = "    ";
constexpr std::string_view ellipsis = "…";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// One character as it is shown.
struct Cell {
  char32_t shown = U' ';  // a tab stands for its blanks
  std::size_t width = 0;
  bool marked = false;
};

void append(std::string& out, const Cell& cell) {
  if (cell.shown == U'\t') {
    out += tab;
  } else if (cell.shown < 0x80) {
    out += static_cast<char>(cell.shown);
  } else {
    append_utf8(out, cell.shown);
  }
}

Cell cell_of(char32_t c) {
  if (c == '\t') return {c, tab.size()};
  if (c >= 0x20 && c < 0x7F) return {c, 1};
  if (c < 0x20 || c == 0x7F) return {c == 0x7F ? U'\u2421' : 0x2400 + c, 1};  // the pictures of controls
  return is_control(c) ? Cell{0xFFFD, 1} : Cell{c, display_width(c)};
}

std::size_t width_of(const std::vector<Cell>& cells) {
  std::size_t width = 0;
  for (const Cell& cell : cells) {
    width += cell.width;
  }
  return width;
}

// Cells hold no more than a line of the terminal, and no more than this many characters, as marks without width could
// go on for ever.
constexpr std::size_t most_cells = 4 * columns;

struct Side {
  std::vector<Cell> cells;  // nearest to the span's beginning first
  std::size_t width = 0;
  bool complete = false;  // reaches the end of the line on this side
};

bool is_full(const Side& side) { return side.width > columns || side.cells.size() >= most_cells; }

Side look_back(std::string_view text, std::size_t from, std::size_t line_begin) {
  Side side;
  side.cells.reserve(columns + 1);
  while (from > line_begin && !is_full(side)) {
    const DecodedChar c = decode_utf8_before(text, from);
    from -= c.bytes;
    side.cells.push_back(cell_of(c.value));
    side.width += side.cells.back().width;
  }
  side.complete = from <= line_begin;
  return side;
}

Side look_ahead(std::string_view text, std::size_t from, std::size_t line_end, Span span) {
  Side side;
  side.cells.reserve(columns + 1);
  while (from < line_end && !is_full(side)) {
    const DecodedChar c = decode_utf8(text.substr(0, line_end), from);
    side.cells.push_back(cell_of(c.value));
    side.cells.back().marked = from >= span.begin && from < span.end;
    side.width += side.cells.back().width;
    from += c.bytes;
  }
  side.complete = from >= line_end;
  return side;
}

// Keeps the first cells that fit `room` columns.
void shorten(Side& side, std::size_t room) {
  while (side.width > room) {
    side.width -= side.cells.back().width;
    side.cells.pop_back();
    side.complete = false;
  }
}

void fit(Side& before, Side& after) {
  if (before.complete && after.complete && before.width + after.width <= columns) {
    return;
  }
  std::vector<Cell> marked;
  std::ranges::copy_if(after.cells, std::back_inserter(marked), &Cell::marked);
  // The span comes first, then what stands before it, then the rest; a column each side for the ellipsis.
  const std::size_t span_width = std::min(width_of(marked), columns - 2 - least_context);
  const std::size_t after_wanted = std::min(after.width, std::max(span_width, (columns - 2) / 2));
  shorten(before, columns - 2 - after_wanted);
  shorten(after, columns - before.width - (before.complete ? 1 : 2));
}

}  // namespace

Excerpt excerpt(const SourceFile& file, Span span) {
  const std::string_view text = file.text;
  const auto size = static_cast<std::uint32_t>(text.size());
  span.begin = std::min(span.begin, size);
  Span line = file.lines.line_span(text, file.lines.line_of(span.begin));
  if (line.begin == 0 && text.starts_with(byte_order_mark)) {
    line.begin = std::min<std::uint32_t>(line.end, static_cast<std::uint32_t>(byte_order_mark.size()));
  }
  const std::uint32_t begin = std::clamp(span.begin, line.begin, line.end);

  Side before = look_back(text, begin, line.begin);
  Side after = look_ahead(text, begin, line.end, span);
  fit(before, after);

  Excerpt result;
  std::size_t indent = before.width;
  if (!before.complete) {
    result.line += ellipsis;
    ++indent;
  }
  for (auto cell = before.cells.rbegin(); cell != before.cells.rend(); ++cell) {
    append(result.line, *cell);
  }
  std::size_t marked = 0;
  for (const Cell& cell : after.cells) {
    append(result.line, cell);
    marked += cell.marked ? cell.width : 0;
  }
  if (!after.complete) {
    result.line += ellipsis;
  }
  result.line.erase(result.line.find_last_not_of(' ') + 1);
  result.marks = std::string(indent, ' ') + '^' + std::string(marked > 1 ? marked - 1 : 0, '~');
  return result;
}

std::string visible(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    if (text[i] >= 0x20 && text[i] < 0x7F) {
      out += text[i++];
      continue;
    }
    const DecodedChar c = decode_utf8(text, i);
    if (c.value == '\t') {
      out += ' ';
    } else {
      append(out, cell_of(c.value));
    }
    i += c.bytes;
  }
  return out;
}

}  // namespace waymark
