#include "render/pages/article_body.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/escape.h"
#include "base/text.h"
#include "base/url.h"
#include "library/usages/pivot_query.h"
#include "library/usages/usage_scopes.h"
#include "library/usages/views.h"
#include "render/pages/borrowed_section.h"
#include "render/pages/page_images.h"
#include "render/pages/piece_tags.h"
#include "render/pages/usage_marks.h"
#include "render/pages/view_footnotes.h"

namespace waymark {
namespace {

constexpr std::string_view title_begin = "\xEE\x80\x80";  // U+E000, U+E001: round an alert's kind in its title
constexpr std::string_view title_end = "\xEE\x80\x81";
constexpr std::string_view marks = "<\xEE";  // tags, and what the two above begin with
// How tables of Markdown come. Two regions without a name on a page cannot be told apart, so pages make them groups
// with one.
constexpr std::string_view bare_box = "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\">";
constexpr std::string_view table_end = "</table>";
constexpr std::string_view title_element = "<p class=\"alert-title\">";
constexpr auto alert_kinds = std::to_array<std::string_view>({"note", "tip", "important", "caution", "warning"});

class BodyWriter {
 public:
  BodyWriter(const SiteFrame& frame, const ArticlePage& page, const Here& here)
      : frame_(frame), library_(frame.library()), page_(page), edition_(page.edition), here_(here) {}

  std::string write(const PageSections& sections, const std::vector<std::string>& notes) {
    std::size_t size = 0;
    for (const ShownSection& section : sections.shown) {
      const Piece& piece = piece_of(section);
      size += piece.html.size() + 32 * piece.slots.size();
    }
    out_.reserve(size);
    bool borrowed = false;
    for (std::size_t i = 0; i < sections.shown.size(); ++i) {
      const ShownSection& section = sections.shown[i];
      if (section.borrowed != borrowed) {
        const LocaleId language = library_.variant(section.id.variant).locale;
        out_ += borrowed ? borrowed_end : borrowed_begin(frame_, language, edition_.locale);
        borrowed = section.borrowed;
      }
      begin_text(section.id.variant);
      const std::size_t begin = out_.size();
      write_piece(piece_of(section), edits_of(section.id, i < notes.size() ? notes[i] : std::string()));
      if (section.level != 0) set_heading_level(out_, begin, section.level);
      write_kept_anchors(section, begin);
    }
    if (borrowed) out_ += borrowed_end;
    if (sections.footnotes) write_footnotes(*sections.footnotes);
    if (here_.view()) leave_out_unseen_footnotes(out_);
    return std::move(out_);
  }

 private:
  void write_footnotes(SectionId section) {
    const Piece& piece = library_.article(section.variant).pieces[section.section];
    begin_text(section.variant);
    write_piece(piece, {{.begin = 0, .end = find_footnotes(piece.html), .html = {}}});
  }

  const Piece& piece_of(const ShownSection& section) const {
    return library_.article(section.id.variant).pieces[section.id.section];
  }

  // What follows is of this text: its links are resolved as its own, and the words round tables and alerts are in its
  // language.
  void begin_text(VariantId text) {
    if (!box_.empty() && text == id_) return;
    id_ = text;
    box_ = "<div class=\"table-scroll\" role=\"group\" tabindex=\"0\" aria-label=\"";
    append_html(box_, frame_.text(library_.variant(text).locale, "table"));
    box_ += "\">";
  }

  // The ids that lead to a section besides its own stand in its heading, whose place they share; a section without one
  // begins with them. `begin` is where the section begins in what is written.
  void write_kept_anchors(const ShownSection& section, std::size_t begin) {
    if (section.kept_anchors.empty()) return;
    const std::string_view html = std::string_view(out_).substr(begin);
    // A zone may begin with the section.
    constexpr std::string_view zone_begin = "<div class=\"zone\">\n";
    std::size_t at = 0;
    while (html.substr(at).starts_with(zone_begin)) at += zone_begin.size();
    const bool heading = html.size() > at + 3 && html.substr(at).starts_with("<h") && is_ascii_digit(html[at + 2]);
    std::string ids;
    for (const std::string& id : section.kept_anchors) {
      ids += "<span id=\"";
      append_html(ids, id);
      ids += "\"></span>";
    }
    if (!heading) ids = "<p class=\"kept-anchors\">" + ids + "</p>\n";
    out_.insert(heading ? begin + html.find('>', at) + 1 : begin, ids);
  }

  // `note` goes below the heading that the piece begins with.
  std::vector<PieceEdit> edits_of(SectionId section, std::string note) const {
    std::vector<PieceEdit> edits = piece_edits(frame_, page_, section, here_);
    if (note.empty()) return edits;
    const std::size_t at = end_of_heading(library_.article(section.variant).pieces[section.section].html);
    const auto behind = std::ranges::lower_bound(edits, at, {}, &PieceEdit::begin);
    edits.insert(behind, {.begin = at, .end = at, .html = std::move(note)});
    return edits;
  }

  void write_piece(const Piece& piece, const std::vector<PieceEdit>& edits) {
    const std::string_view html = piece.html;
    std::size_t done = 0;
    auto edit = edits.begin();
    const auto make_edits_before = [&](std::size_t end) {
      for (; edit != edits.end() && edit->begin <= end; ++edit) {
        if (edit->begin > done) write_text(html.substr(done, edit->begin - done));
        out_ += edit->html;
        done = std::max(done, edit->end);
      }
    };
    auto line = piece.lines.begin();
    const auto name_lines_before = [&](std::size_t end) {
      for (; line != piece.lines.end() && line->offset < end; ++line) {
        make_edits_before(line->offset);
        if (line->offset < done) continue;
        write_text(html.substr(done, line->offset - done));
        write_line(*line);
        done = line->offset;
      }
    };
    for (const Slot& slot : piece.slots) {
      name_lines_before(slot.offset);
      make_edits_before(slot.offset);
      if (slot.offset < done) continue;  // in what was left out
      done = fill(target_of(slot.reference), html, slot.offset, done);
    }
    name_lines_before(html.size());
    make_edits_before(html.size());
    write_text(html.substr(std::min(done, html.size())));
  }

  // For `waymark serve`: where the block comes from, as an attribute of its start tag.
  void write_line(const BlockLine& line) {
    out_ += " data-waymark-from=\"";
    append_html(out_, library_.sources->file(line.source).path);
    out_ += ':' + std::to_string(line.line) + '"';
  }

  // On the page for everybody, a link in a zone leads to the section of that zone where each zone has one of the title.
  Target target_of(ReferenceIndex index) const {
    Target target = library_.resolve(id_, index, edition_);
    if (here_.view() || target.kind != Target::Kind::page || target.anchor.empty() || library_.page_scopes.empty())
      return target;
    const Reference& reference = library_.article(id_).references[index];
    UsageSet readers = section_usages(library_, page_, {id_, reference.section});
    if (reference.scope != no_index) readers = readers & scope_usages(library_, page_, id_, reference.scope);
    target.anchor = anchor_for(library_, library_.pages[target.page], target.anchor, readers);
    return target;
  }

  // Writes from `done` on through the slot; returns how far it came.
  std::size_t fill(const Target& target, std::string_view html, std::size_t slot, std::size_t done) {
    const PieceTag tag = tag_around(html, slot);
    if (target.kind == Target::Kind::broken && tag.end > 0 && tag.begin >= done) {
      const bool image = istarts_with(html.substr(tag.begin), "<img ");
      if (image) {
        write_text(html.substr(done, tag.begin - done));
        write_missing_image(html.substr(tag.begin, tag.end - tag.begin));
        return tag.end;
      }
      write_text(html.substr(done, tag.attribute_begin - done));
      return tag.attribute_end;
    }
    write_text(html.substr(done, slot - done));
    const std::string_view start_tag = html.substr(tag.begin, tag.end - tag.begin);
    if (istarts_with(start_tag, "<img ")) {
      write_picture(target, start_tag);
      return tag.attribute_end;
    }
    append_html(out_, address(target));
    const bool link = start_tag.starts_with("<a ");
    if (link && leaves_view(target) && start_tag.find(" class=") == start_tag.npos) {
      out_ += "\" class=\"leaves-view\"";
      return tag.attribute_end;
    }
    if (!link || target.kind != Target::Kind::external || !leaves_for_web(target.url) ||
        start_tag.find(" rel=") != start_tag.npos)
      return slot;
    out_ += "\" rel=\"noopener\"";
    return tag.attribute_end;
  }

  // The rest of its address's attribute, and what pages add to pictures.
  void write_picture(const Target& target, std::string_view tag) {
    std::optional<ImageSize> size;
    if (target.kind == Target::Kind::asset) size = frame_.image_size(target.asset);
    const bool may_wait = first_screen_.ends_before(out_);
    append_html(out_, address(target));
    out_ += '"' + picture_attributes(tag, size, may_wait);
    first_screen_.add_picture(size);
  }

  static bool leaves_for_web(std::string_view url) { return istarts_with(url, "http:") || istarts_with(url, "https:"); }

  // The view that a link asks for, where its target has a page in it.
  std::optional<PivotQuery> asked_view(const Target& target) const {
    if (target.kind != Target::Kind::page || target.url.empty()) return std::nullopt;
    auto asked = read_pivot_query(frame_.config(), target.url);
    return asked && library_.pages[target.page].views.contains(asked->usage) ? asked : std::nullopt;
  }

  bool leaves_view(const Target& target) const {
    if (target.kind != Target::Kind::page || !here_.view()) return false;
    if (const auto asked = asked_view(target)) return asked->usage != *here_.view();
    return here_.leaves_view(library_, library_.pages[target.page], target.anchor);
  }

  std::string address(const Target& target) const {
    std::string url;
    if (const auto asked = asked_view(target))
      return here_.to(view_path(library_, library_.pages[target.page], asked->usage), target.anchor, asked->query);
    switch (target.kind) {
      case Target::Kind::page:
        return here_.to_page(library_, library_.pages[target.page], target.anchor, target.url);
      case Target::Kind::asset:
        return here_.to(library_.asset_paths[target.asset], target.anchor, target.url);
      case Target::Kind::external:
      case Target::Kind::verbatim:
        append_url(url, target.url);
        return url;
      case Target::Kind::broken:
        return url;
    }
    return url;
  }

  void write_missing_image(std::string_view tag) {
    const std::string_view alt = attribute_of(tag, "alt");
    out_ += "<span class=\"image-missing\">";
    out_ += frame_.theme().icon("image");
    if (trim(alt).empty()) {
      append_html(out_, frame_.text(edition_.locale, "image.missing"));
    } else {
      out_ += alt;
    }
    out_ += "</span>";
  }

  // Everything between slots: alerts get their titles, and what may be wider than a phone a box that scrolls and that
  // the keyboard reaches.
  void write_text(std::string_view html) {
    std::size_t done = 0;
    for (std::size_t at = html.find_first_of(marks); at != std::string_view::npos;
         at = html.find_first_of(marks, at + 1)) {
      const std::string_view rest = html.substr(at);
      if (rest.starts_with("<pre>")) {
        out_ += html.substr(done, at - done);
        out_ += "<pre tabindex=\"0\">";
        done = at + std::string_view("<pre>").size();
      } else if (rest.starts_with(bare_box)) {
        out_ += html.substr(done, at - done);
        out_ += box_;
        done = at + bare_box.size();
      } else if (rest.starts_with("<table") && rest.size() > 6 && (rest[6] == '>' || is_space(rest[6]))) {
        out_ += html.substr(done, at - done);
        // Tables of raw HTML come without a box.
        const bool boxed = trim_right(out_).ends_with(box_);
        if (!boxed) out_ += box_;
        boxes_.push_back(!boxed);
        done = at;
      } else if (rest.starts_with(table_end) && !boxes_.empty()) {
        out_ += html.substr(done, at - done + table_end.size());
        if (boxes_.back()) out_ += "</div>";
        boxes_.pop_back();
        done = at + table_end.size();
      } else if (rest.starts_with(title_begin)) {
        out_ += html.substr(done, at - done);
        done = at + write_alert_title(rest);
      }
    }
    out_ += html.substr(done);
  }

  // Returns how much of `html`, which starts with the mark, was the title: nothing where an author wrote the mark.
  std::size_t write_alert_title(std::string_view html) {
    if (!std::string_view(out_).ends_with(title_element)) return 0;
    const std::size_t end = html.substr(0, 64).find(title_end);
    if (end == std::string_view::npos) return 0;
    const std::string_view kind = html.substr(title_begin.size(), end - title_begin.size());
    if (std::ranges::find(alert_kinds, kind) == alert_kinds.end()) return 0;
    out_ += frame_.theme().icon(kind);
    // In the language of the text that it stands in.
    append_html(out_, frame_.text(library_.variant(id_).locale, "alert." + std::string(kind)));
    return end + title_end.size();
  }

  const SiteFrame& frame_;
  const Library& library_;
  VariantId id_;  // the text being written
  const ArticlePage& page_;
  Edition edition_;
  const Here& here_;
  std::string box_;  // what a table of it stands in
  std::string out_;
  FirstScreen first_screen_;
  std::vector<bool> boxes_;  // of the tables that are open: whether we opened a box round it
};

}  // namespace

std::string article_body(const SiteFrame& frame, const ArticlePage& page, const PageSections& sections,
                         const Here& here, const std::vector<std::string>& notes) {
  return BodyWriter(frame, page, here).write(sections, notes);
}

}  // namespace waymark
