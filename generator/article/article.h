#pragma once
// One compiled source file, like an object file: a plain value that depends on that file, what it includes and the
// dialect, on nothing else. Addresses and titles of other articles are not in it; their places are slots (relocations)
// filled when a page is rendered.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "article/front_matter/front_matter.h"
#include "article/text_reads.h"
#include "base/ids.h"
#include "diagnostics/policy/policy.h"

namespace waymark {

using SectionIndex = std::uint32_t;
using ReferenceIndex = std::uint32_t;
using ScopeIndex = std::uint32_t;
inline constexpr std::uint32_t no_index = 0xFFFFFFFF;

// Where the URL of a reference goes in a piece's HTML: inside an attribute's double quotes, at this byte offset.
// Ascending.
struct Slot {
  std::uint32_t offset = 0;
  ReferenceIndex reference = 0;
  friend bool operator==(const Slot&, const Slot&) = default;
};

// Blocks that hold for some readers only. Which usages the names mean is not known here: it is the site's to say.
struct Scope {
  enum class Kind : std::uint8_t { zone, tab };
  Kind kind = Kind::zone;
  std::vector<std::string> names;   // pivots of a zone, ids of a tab; lower case
  std::uint32_t parent = no_index;  // the scope around it
  std::uint32_t group = no_index;   // tabs: a number that those of one group share
  Span span;
  SourceId source;
  friend bool operator==(const Scope&, const Scope&) = default;
};

// The part of a piece's HTML that belongs to a scope: one element, with its tags. Ordered by begin; they nest.
struct ScopedRange {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  ScopeIndex scope = 0;
  friend bool operator==(const ScopedRange&, const ScopedRange&) = default;
};

// Where a block of a piece's HTML comes from: filled only when CompileOptions::block_lines asks for it. Ascending.
struct BlockLine {
  std::uint32_t offset = 0;  // behind the name in its start tag
  std::uint32_t line = 0;    // 1-based
  SourceId source;
};

// The HTML of one section's own content, heading included, subsections left out. Well-formed by itself: every element
// it opens it closes. Piece i belongs to section i.
struct Piece {
  std::string html;
  std::vector<Slot> slots;
  std::vector<ScopedRange> scoped;
  std::vector<BlockLine> lines;
  // Where its blocks come from is no part of what it says.
  friend bool operator==(const Piece& a, const Piece& b) {
    return a.html == b.html && a.slots == b.slots && a.scoped == b.scoped;
  }
};

// An article's text, a piece for each section. Whoever reads one is noted (text_reads.h); how many there are is no
// secret.
class Pieces {
 public:
  Pieces() = default;
  Pieces(std::vector<Piece> all) : all_(std::move(all)) {}
  // Who copies reads.
  Pieces(const Pieces& other) : all_(other.read()) {}
  Pieces& operator=(const Pieces& other) {
    all_ = other.read();
    return *this;
  }
  Pieces(Pieces&&) noexcept = default;  // or lists of articles copy where they grow
  Pieces& operator=(Pieces&&) noexcept = default;
  ~Pieces() = default;

  std::size_t size() const { return all_.size(); }
  bool empty() const { return all_.empty(); }
  const Piece& operator[](std::size_t i) const { return read()[i]; }
  auto begin() const { return read().begin(); }
  auto end() const { return all_.end(); }
  const std::vector<Piece>& read() const {
    mark_.note(this);
    return all_;
  }

  std::vector<Piece>& change() { return all_; }
  void push_back(Piece piece) { all_.push_back(std::move(piece)); }
  void resize(std::size_t size) { all_.resize(size); }
  void shrink_to_fit() { all_.shrink_to_fit(); }

  const TextReadMark& mark() const { return mark_; }
  friend bool operator==(const Pieces& a, const Pieces& b) { return a.read() == b.read(); }

 private:
  std::vector<Piece> all_;
  TextReadMark mark_;
};

// A heading and what follows it. Section 0 is what stands before the first heading (level 0, no title).
struct Section {
  std::uint8_t level = 0;
  std::string title;       // plain text
  std::string title_html;  // inline HTML without links and anchors
  std::string anchor;      // its id on the page; unique
  SectionIndex parent =
      no_index;  // the nearest section of the outline before it with a lower level; section 0 is nobody's parent
  Span heading;  // in the file `source`
  SourceId source;
  // False for headings inside quotes, lists and raw HTML that no heading may interrupt. The piece of such a section is
  // empty: its content stays in the piece of the section around it, and its anchors count as that section's.
  bool in_outline = true;
  ScopeIndex scope = no_index;  // the innermost one its heading stands in
  friend bool operator==(const Section&, const Section&) = default;
};

enum class AnchorKind : std::uint8_t {
  slug,      // made from a heading's text
  lifted,    // <a name> that was a heading's first inline: it is the heading's id
  shadowed,  // the slug of a heading whose id was lifted; kept so that links to the visible words work too
  written,   // any other id= or name=
};

struct Anchor {
  std::string id;
  AnchorKind kind = AnchorKind::slug;
  SectionIndex section = 0;
  Span span;
  SourceId source;
  ScopeIndex scope = no_index;  // the innermost one it stands in
  friend bool operator==(const Anchor&, const Anchor&) = default;
};

enum class ReferenceKind : std::uint8_t { link, image, html_link, html_image, video };

struct Reference {
  ReferenceKind kind = ReferenceKind::link;
  std::string target;   // the URL: entities and backslash escapes decoded, percent escapes not
  std::string written;  // as the author wrote it, for messages
  std::string text;     // link text or alternative text, plain
  Span span;            // the whole link in `source`
  Span target_span;     // the destination alone; for fixes
  SourceId source;      // the file it stands in: the article, or one it includes
  SectionIndex section = 0;
  ScopeIndex scope = no_index;  // the innermost one it stands in
  bool autolink = false;
  friend bool operator==(const Reference&, const Reference&) = default;
};

// A table or list whose entries lead somewhere: what the library looks for choosers in.
struct LinkTable {
  std::string header;  // text of the header row, cells joined by " | "; for a list, the paragraph before it
  struct Row {
    std::string text;                     // plain text of the first cell or item
    ReferenceIndex reference = no_index;  // the first link in it, of a table else in its row
    Span span;
    friend bool operator==(const Row&, const Row&) = default;
  };
  std::vector<Row> rows;
  bool is_list = false;
  SectionIndex section = 0;
  Span html;  // its place in the section's piece
  Span span;
  SourceId source;
  friend bool operator==(const LinkTable&, const LinkTable&) = default;
};

// "[text]" or "[text][label]" without a definition. Whether it was meant as a link is decided with all articles in
// view.
struct BracketText {
  std::string text;
  std::string label;
  bool shortcut = false;
  Span span;
  SourceId source;
  friend bool operator==(const BracketText&, const BracketText&) = default;
};

struct Article {
  SourceId source;
  FrontMatter front_matter;
  std::string title;  // front matter's, else the first heading's text; "" when there is neither
  std::vector<Section> sections;
  Pieces pieces;
  std::vector<Anchor> anchors;
  std::vector<Reference> references;
  std::vector<Scope> scopes;
  std::vector<LinkTable> link_tables;
  std::vector<BracketText> bracket_texts;
  std::vector<Ignore> ignores;
  std::vector<SourceId> includes;  // files it depends on, each once
  bool legacy = false;             // compiled with the legacy repairs on
  friend bool operator==(const Article&, const Article&) = default;
};

}  // namespace waymark
