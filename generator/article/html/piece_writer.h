#pragma once
// Writes pieces that are balanced by themselves: elements that Markdown makes are opened and closed by the renderer,
// tags of raw HTML come in any order and are closed, moved or left out here as HTML itself does (Living
// Standard, 13.2.6). Escapes nothing.

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/article.h"

namespace waymark {

// Where a tag stands: a span in one of the compile's files.
struct Place {
  Span span;
  std::uint32_t origin = 0;
};

struct RawTag {
  std::string name;         // of the element written
  std::string html;         // the whole start tag
  std::string html_again;   // the same without its id, to go on in the next piece
  std::vector<Slot> slots;  // offsets in `html`
  Place place;
  bool closed_later = true;  // an end tag for it stands in the document
};

struct BalanceFinding {
  enum class Kind : std::uint8_t { unclosed, stray };
  Kind kind = Kind::unclosed;
  std::string name;
  Place place;
};

class PieceWriter {
 public:
  PieceWriter() { pieces_.emplace_back(); }

  // Markdown's own elements. `close` is what ends it, e.g. "</p>\n".
  void open(std::string_view name, std::string_view tag);
  void open_with_slot(std::string_view name, std::string_view before, ReferenceIndex reference, std::string_view after);
  void close(std::string_view end_tag);

  // An element round what belongs to a scope, whose place is kept with the piece. One that `goes_on` is closed and
  // opened again at each cut; one in which nothing is written leaves no trace.
  void open_scope(std::string_view tag, ScopeIndex scope, bool goes_on);
  void close_scope();

  void start_tag(RawTag tag);
  void end_tag(std::string_view name, Place place);

  void text(std::string_view escaped);  // inline content, also whole void elements
  void text_with_slots(std::string_view escaped, const std::vector<Slot>& slots);  // slots: offsets in `escaped`
  void blank(std::string_view space);                                              // white space that is no content
  bool raw_html_is_open() const { return raw_open_ > 0 && !stack_.empty() && !stack_.back().markdown; }
  void fresh_line();  // a newline unless one was just written

  // A block that begins behind the name of a tag at `offset` of the piece.
  void note_line(BlockLine line) { piece().lines.push_back(line); }
  // How far the piece is written.
  std::uint32_t position() const { return static_cast<std::uint32_t>(html_.size()); }
  // Whether a section may begin here: nothing is open that a heading could not interrupt.
  bool can_begin_piece() const;
  void begin_piece();      // closes what is open, goes on with it behind the cut
  void add_empty_piece();  // for a section whose content stays in the piece around it
  bool inside_link() const { return links_ > 0; }
  std::vector<Piece> finish();

  const std::vector<BalanceFinding>& findings() const { return findings_; }

 private:
  struct Open {
    std::string name;
    std::string html_again;
    Place place;
    bool markdown = false;
    bool automatic = false;  // put in by us
    bool done = false;       // <li>: its end tag was read, it closes when the next item or the list's end comes
    bool closed_later = true;
    bool phantom = false;  // counted, not written
    ScopeIndex scope = no_index;
    bool goes_on = false;
    std::size_t range = 0;  // of a scope: its place in the piece's
  };

  Piece& piece() { return pieces_[current_]; }
  std::string& out() { return html_; }
  void end_piece();
  void append_with_slots(std::string_view html, const std::vector<Slot>& slots);
  void push(Open element);
  void push_scope(Open element);
  void pop_scope(const Open& element);
  void pop(bool by_its_end_tag);
  void pop_through(std::size_t index);
  void before_content();
  void close_implied(std::string_view name);
  void close_nearest(std::string_view wanted, std::string_view other, std::string_view scope);
  bool is_open(std::string_view name) const;

  std::vector<Piece> pieces_;
  std::size_t current_ = 0;
  std::string html_;  // of the current piece; when it ends, as many bytes are kept as it has
  std::vector<Open> stack_;
  std::size_t raw_open_ = 0;
  std::size_t links_ = 0;
  std::unordered_map<std::string, unsigned> closed_implicitly_;
  std::unordered_map<std::string, unsigned> too_deep_;
  std::vector<BalanceFinding> findings_;
};

}  // namespace waymark
