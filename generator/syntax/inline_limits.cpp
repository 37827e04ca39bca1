#include <algorithm>
#include <array>
#include <cmark-gfm/map.h>
#include <cmark-gfm/node.h>
#include <cmark-gfm/parser.h>
#include <cmark-gfm/references.h>
#include <cstdint>

#include "base/char_set.h"
#include "syntax/cmark_handles.h"
#include "syntax/limits.h"

namespace waymark {
namespace {

constexpr std::size_t npos = std::string_view::npos;

// Steps of the library's quadratic loops that a whole document may cost; about 0.1 s on the reference machine.
constexpr std::uint64_t max_scan_steps = 50'000'000;
constexpr std::uint64_t max_emphasis_steps = 20'000'000;

// A block this cheap is let through even when others have used everything up.
constexpr std::uint64_t free_steps = 10'000;

// Bytes of destinations that references may add to a tree.
constexpr std::uint64_t max_reference_bytes = 32U << 20U;

std::string_view content_of(const cmark_node* node) {
  if (node->content.size <= 0) return {};
  return {reinterpret_cast<const char*>(node->content.ptr), static_cast<std::size_t>(node->content.size)};
}

// What the guard counts in a text, in one pass: nearly every text is far below all limits.
struct Counts {
  std::uint64_t brackets = 0;        // "]"
  std::uint64_t emphasis_steps = 0;  // closing a bracket goes back over all delimiters of emphasis in front of it
  std::uint64_t openings = 0;        // "<!" and "<?"
  std::uint64_t lines = 0;           // line feeds
};

Counts count_marks(std::string_view text) {
  static constexpr CharSet special("*_]<\n");
  Counts counts;
  std::uint64_t delimiters = 0;
  for (std::size_t at = special.find_in(text); at != npos; at = special.find_in(text, at + 1)) {
    const char c = text[at];
    if (c == ']') {
      ++counts.brackets;
      counts.emphasis_steps += delimiters;
    } else if (c == '\n') {
      ++counts.lines;
    } else if (c == '<') {
      if (at + 1 < text.size() && (text[at + 1] == '!' || text[at + 1] == '?')) ++counts.openings;
    } else if (at == 0 || text[at - 1] != c) {
      ++delimiters;
    }
  }
  return counts;
}

// For each opening of a declaration, instruction or CDATA section the library looks for its end, to the end of the
// block if need be.
std::uint64_t scan_steps(std::string_view text) {
  struct Mark {
    std::string_view open, close;
  };
  static constexpr std::array<Mark, 4> marks{{{"<?", "?>"}, {"<![CDATA[", "]]>"}, {"<!", ">"}, {"<!--", "-->"}}};
  std::uint64_t steps = 0;
  for (const Mark& mark : marks) {
    const std::size_t last_close = text.rfind(mark.close);
    for (std::size_t at = text.find(mark.open); at != npos; at = text.find(mark.open, at + mark.open.size())) {
      if (last_close == npos || at > last_close) steps += text.size() - at;
    }
  }
  return steps;
}

bool holds_inlines(cmark_node* node) {
  if (node->type == CMARK_NODE_PARAGRAPH || node->type == CMARK_NODE_HEADING) return true;
  return node->extension != nullptr && std::string_view(cmark_node_get_type_string(node)) == "table_cell";
}

// The first line of a paragraph that waited for it behind a bare legacy mark came in as it was.
void strip_indentation(cmark_node* node) {
  const std::string_view text = content_of(node);
  if (node->type != CMARK_NODE_PARAGRAPH || text.empty() || (text.front() != ' ' && text.front() != '\t')) return;
  cmark_strbuf_drop(&node->content, static_cast<bufsize_t>(std::min(text.find_first_not_of(" \t"), text.size())));
}

// cmark ends the last paragraph, and reads the definitions in it, together with everything else. A blank line behind it
// brings that forward.
void close_last_paragraph(cmark_parser* parser) {
  if (parser->linebuf.size > 0) cmark_parser_feed(parser, "\n", 1);
  const cmark_node* node = parser->root;
  while (node->last_child != nullptr && (node->last_child->flags & CMARK_NODE__OPEN) != 0) node = node->last_child;
  if (node->type == CMARK_NODE_PARAGRAPH) cmark_parser_feed(parser, "\n\n", 2);
}

bool drop_inflating_definitions(cmark_parser* parser, std::uint64_t references) {
  bool dropped = false;
  cmark_map* map = parser->refmap;
  for (cmark_map_entry** link = &map->refs; *link != nullptr;) {
    cmark_map_entry* entry = *link;
    const auto* reference = reinterpret_cast<const cmark_reference*>(entry);
    const auto size = static_cast<std::uint64_t>(std::max(reference->url.len, 0)) +
                      static_cast<std::uint64_t>(std::max(reference->title.len, 0));
    if (size * references > max_reference_bytes) {
      *link = entry->next;
      entry->next = nullptr;
      --map->size;
      map->free(map, entry);
      dropped = true;
    } else {
      link = &entry->next;
    }
  }
  return dropped;
}

}  // namespace

InlineGuard guard_inlines(cmark_parser* parser) {
  close_last_paragraph(parser);
  InlineGuard guard;
  std::uint64_t scan_budget = max_scan_steps;
  std::uint64_t emphasis_budget = max_emphasis_steps;
  std::uint64_t brackets = 0;
  int footnotes = 0;  // around the node
  const CmarkIterator iterator(cmark_iter_new(parser->root));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node* node = cmark_iter_get_node(iterator.get());
    if (node->type == CMARK_NODE_FOOTNOTE_DEFINITION) footnotes += event == CMARK_EVENT_ENTER ? 1 : -1;
    if (event != CMARK_EVENT_ENTER || !holds_inlines(node)) continue;
    strip_indentation(node);
    const std::string_view text = content_of(node);
    const Counts counts = count_marks(text);
    if (footnotes > 0 && node->end_line > 0) {
      const auto last = static_cast<std::size_t>(node->end_line);
      const auto lines = static_cast<std::size_t>(std::max<std::uint64_t>(counts.lines, 1));
      guard.footnote_lines.push_back({last + 1 - std::min(last, lines), last});
    }
    brackets += counts.brackets;
    const std::uint64_t scan = counts.openings == 0 ? 0 : scan_steps(text);
    const std::uint64_t emphasis = counts.emphasis_steps;
    const bool too_long =
        (scan > free_steps && scan > scan_budget) || (emphasis > free_steps && emphasis > emphasis_budget);
    if (too_long) {
      guard.plain.emplace(node, std::string(text));
      cmark_node_set_string_content(node, "x");
    } else {
      scan_budget -= std::min(scan, scan_budget);
      emphasis_budget -= std::min(emphasis, emphasis_budget);
    }
  }
  guard.dropped_definitions = drop_inflating_definitions(parser, brackets);
  return guard;
}

}  // namespace waymark
