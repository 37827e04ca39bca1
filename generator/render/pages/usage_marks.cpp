#include "render/pages/usage_marks.h"

#include <algorithm>

#include "base/escape.h"
#include "base/text.h"
#include "config/read_pivot_groups.h"
#include "library/links/anchors.h"
#include "library/pages/page_index.h"
#include "library/title.h"
#include "library/usages/chosen_places.h"
#include "library/usages/usage_scopes.h"
#include "library/usages/views.h"

namespace waymark {
namespace {

std::string link_html(const std::string& url, std::string_view text) {
  return "<a href=\"" + html(url) + "\">" + html(text) + "</a>";
}

// Words in the reader's language inside a text that may be in another.
class UsageWriter {
 public:
  UsageWriter(const SiteFrame& frame, const ArticlePage& page, const Here& here)
      : frame_(frame), library_(frame.library()), page_(page), here_(here), reader_(page.edition.locale) {}

  // "Only if: I use it with Azure, I don't know", each leading to the section in its view.
  std::string only_for(UsageSet usages, std::string_view anchor, VariantId text) const {
    std::string list;
    for (std::size_t i = 0; i < frame_.config().usages.size(); ++i) {
      const UsageId usage{i};
      if (!usages.contains(usage)) continue;
      list += list.empty() ? " " : html(frame_.text(reader_, "separator.list"));
      const std::string& label = frame_.usage_label(usage, reader_);
      list += page_.views.contains(usage) ? link_html(here_.to(view_path(library_, page_, usage), anchor), label)
                                          : html(label);
    }
    return paragraph("usage-only", html(frame_.text(reader_, "usage.only")) + list, text);
  }

  std::string named(const std::vector<std::string>& names, VariantId text) const {
    std::vector<std::string> titles;
    for (const std::string& name : names) {
      std::string title = pivot_title(frame_.config(), name);
      titles.push_back(title.empty() ? name : std::move(title));
    }
    return paragraph(
        "usage-only",
        html(frame_.text(reader_, "usage.only")) + " " + html(join(titles, frame_.text(reader_, "separator.list"))),
        text);
  }

  // What takes a chooser's place in a view; empty where the usage has no row in it.
  std::string chosen(std::uint32_t index, UsageId usage) const {
    const Chooser& chooser = library_.choosers[index];
    const ChooserIndex* choosers = frame_.choosers(page_.edition);
    const ChooserInForce* in_force = choosers == nullptr ? nullptr : choosers->find(index);
    if (in_force == nullptr) return {};
    std::string links;
    for (const ChosenRow& row : in_force->rows) {
      if (row.usage == usage) links += place_link(row.place);
    }
    if (links.empty()) return {};
    const SectionIndex section = library_.article(chooser.variant).link_tables[chooser.table].section;
    const std::string& anchor = library_.article(chooser.variant).sections[section].anchor;
    const std::string shown = frame_.config().usages[usage.index()].not_sure
                                  ? frame_.text(reader_, "usage.shown_not_sure")
                                  : frame_.text(reader_, "usage.shown", {frame_.usage_label(usage, reader_)});
    std::string line =
        html(shown) + links + " " + link_html(here_.to(page_.path, anchor), frame_.text(reader_, "usage.choose_again"));
    if (!frame_.questions().empty())
      line += " " + link_html(here_.to(question_path(library_, 0, reader_)), frame_.questions_text(reader_));
    return paragraph("usage-chosen", line, chooser.variant);
  }

 private:
  std::string place_link(const ChosenPlace& place) const {
    const auto index = library_.page_of(place.article, page_.edition);
    if (!index || (place.article == page_.article && place.anchor.empty())) return {};
    const ArticlePage& target = library_.pages[*index];
    const Article& article = library_.article(target.variant);
    std::string title = article_title(library_, target.variant);
    const Anchor* found = anchor_with(article, library_.index.anchors[target.variant.index()], place.anchor);
    if (found != nullptr && !article.sections[found->section].title.empty())
      title = article.sections[found->section].title;
    const std::string url = here_.to_page(library_, target, place.anchor);
    if (library_.variant(target.variant).locale == reader_) return " " + link_html(url, title);
    const PageLanguage& language = frame_.language(library_.variant(target.variant).locale);
    return " <a href=\"" + html(url) + "\" lang=\"" + html(language.lang) + "\" dir=\"" + html(language.dir) + "\">" +
           html(title) + "</a>";
  }

  std::string paragraph(std::string_view name, const std::string& inner, VariantId text) const {
    std::string out = "<p class=\"" + std::string(name) + "\"";
    if (library_.variant(text).locale != reader_) {
      const PageLanguage& language = frame_.language(reader_);
      out += " lang=\"" + html(language.lang) + "\" dir=\"" + html(language.dir) + "\"";
    }
    return out + ">" + inner + "</p>\n";
  }

  const SiteFrame& frame_;
  const Library& library_;
  const ArticlePage& page_;
  const Here& here_;
  LocaleId reader_;
};

// Of a section that a heading of its own begins in the scope: it says itself for whom it is.
bool begins_in(const Article& article, SectionIndex section, ScopeIndex scope) {
  for (ScopeIndex at = article.sections[section].scope; at != no_index; at = article.scopes[at].parent) {
    if (at == scope) return true;
  }
  return false;
}

// In a view, what its reader is shown stands there as if there were no zone.
void add_scope_edits(const SiteFrame& frame, const ArticlePage& page, SectionId section, const UsageWriter& writer,
                     const Here& here, std::vector<PieceEdit>& edits) {
  const Library& library = frame.library();
  const Article& article = library.article(section.variant);
  const Piece& piece = article.pieces[section.section];
  for (const ScopedRange& range : piece.scoped) {
    const Scope& scope = article.scopes[range.scope];
    const UsageSet usages = scope_usages(library, page, section.variant, range.scope);
    const std::size_t inside = piece.html.find('>', range.begin) + 2;  // behind the tag and its line end
    if (here.view() && !usages.contains(*here.view())) {
      edits.push_back({.begin = range.begin, .end = range.end, .html = {}});
      continue;
    }
    if (scope.kind == Scope::Kind::tab) continue;
    const bool by_usage = std::ranges::any_of(
        scope.names, [&](const std::string& name) { return !usages_with_pivot(frame.config(), name).empty(); });
    if (here.view() && by_usage) {
      const std::size_t end_tag = piece.html.rfind("</", range.end - 1);
      edits.push_back({.begin = range.begin, .end = inside, .html = {}});
      edits.push_back({.begin = end_tag, .end = range.end, .html = {}});
      continue;
    }
    // A section that begins in it says itself for which usages it is. Of pivots that are no usages, the first says.
    const bool begins = begins_in(article, section.section, range.scope);
    const SectionIndex above = article.sections[section.section].parent;
    if (begins && (by_usage || (above != no_index && begins_in(article, above, range.scope)))) continue;
    if (by_usage && usages.is_everybody()) continue;
    std::string label =
        by_usage ? writer.only_for(usages, {}, section.variant) : writer.named(scope.names, section.variant);
    edits.push_back({.begin = inside, .end = inside, .html = std::move(label)});
  }
}

void add_chooser_edits(const Library& library, SectionId section, UsageId view, const UsageWriter& writer,
                       std::vector<PieceEdit>& edits) {
  const Article& article = library.article(section.variant);
  const auto in_text = std::ranges::equal_range(library.choosers, section.variant, {}, &Chooser::variant);
  const auto in_section = std::ranges::equal_range(
      in_text, section.section, {}, [&](const Chooser& chooser) { return article.link_tables[chooser.table].section; });
  for (const Chooser& chooser : in_section) {
    const LinkTable& table = article.link_tables[chooser.table];
    // A row that names no usage may be for this reader.
    if (chooser.rows.size() < table.rows.size()) continue;
    std::string line = writer.chosen(static_cast<std::uint32_t>(&chooser - library.choosers.data()), view);
    if (!line.empty()) edits.push_back({.begin = table.html.begin, .end = table.html.end, .html = std::move(line)});
  }
}

}  // namespace

std::vector<PieceEdit> piece_edits(const SiteFrame& frame, const ArticlePage& page, SectionId section,
                                   const Here& here) {
  const Library& library = frame.library();
  std::vector<PieceEdit> edits;
  if (library.page_scopes.empty() && library.article(section.variant).pieces[section.section].scoped.empty())
    return edits;
  const UsageWriter writer(frame, page, here);
  add_scope_edits(frame, page, section, writer, here, edits);
  if (here.view()) add_chooser_edits(library, section, *here.view(), writer, edits);
  std::ranges::stable_sort(edits, {}, &PieceEdit::begin);
  // What stands in a part that is left out goes with it.
  std::size_t done = 0;
  std::erase_if(edits, [&](const PieceEdit& edit) {
    if (edit.begin < done) return true;
    done = edit.end;
    return false;
  });
  return edits;
}

void add_usage_notes(const SiteFrame& frame, const ArticlePage& page, const PageSections& sections, const Here& here,
                     std::vector<std::string>& notes) {
  const Library& library = frame.library();
  if (library.page_scopes.empty() || here.view()) return;
  notes.resize(sections.shown.size());
  const UsageWriter writer(frame, page, here);
  const UsageSet whole = usages_of_page(library, page);
  for (std::size_t i = 0; i < sections.shown.size(); ++i) {
    const SectionId id = sections.shown[i].id;
    const Section& section = library.article(id.variant).sections[id.section];
    const UsageSet usages = section_usages(library, page, id);
    if (section.level == 0 || usages.is_everybody()) continue;
    const UsageSet around =
        section.parent == no_index ? whole : section_usages(library, page, {id.variant, section.parent});
    if (usages != around) notes[i] = writer.only_for(usages, section.anchor, id.variant) + notes[i];
  }
}

std::optional<PageNotice> usage_notice(const SiteFrame& frame, const ArticlePage& page, const Here& here) {
  const Library& library = frame.library();
  if (library.page_scopes.empty() || here.view()) return std::nullopt;
  const UsageSet usages = usages_of_page(library, page);
  if (usages.is_everybody()) return std::nullopt;
  const std::string separator = frame.text(page.edition.locale, "separator.list");
  PageNotice notice{.text = frame.text(page.edition.locale, "usage.only")};
  bool first = true;
  for (std::size_t i = 0; i < frame.config().usages.size(); ++i) {
    const UsageId usage{i};
    if (!usages.contains(usage)) continue;
    const std::string& label = frame.usage_label(usage, page.edition.locale);
    if (page.views.contains(usage)) {
      if (!notice.links.empty()) notice.links.back().text += trim_right(separator);
      notice.links.push_back({.text = label, .url = here.to(view_path(library, page, usage))});
    } else {
      notice.text += (first ? " " : separator) + label;
      first = false;
    }
  }
  return notice;
}

void set_usage_switch(const SiteFrame& frame, const ArticlePage& from, const Here& here, Page& page) {
  const Library& library = frame.library();
  const ChooserIndex* choosers = frame.choosers(from.edition);
  if (here.view()) page.everything_url = here.to(from.path);
  for (std::size_t i = 0; i < page.usages.size(); ++i) {
    const UsageId usage{i};
    if (page.usages[i].asks) continue;
    if (from.views.contains(usage)) {
      page.usages[i].url = here.to(view_path(library, from, usage));
      continue;
    }
    const auto place = choosers == nullptr ? std::nullopt : choosers->counterpart(from.article, std::nullopt, usage);
    const auto index = place ? library.page_of(place->article, from.edition) : std::nullopt;
    if (index && library.pages[*index].views.contains(usage))
      page.usages[i].url = here.to(view_path(library, library.pages[*index], usage), place->anchor);
  }
}

}  // namespace waymark
