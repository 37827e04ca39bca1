#include "render/pages/section_marks.h"

#include <algorithm>
#include <set>

#include "base/escape.h"
#include "base/text.h"
#include "base/unicode.h"
#include "library/fold_text.h"
#include "render/pages/section_links.h"

namespace waymark {
namespace {

// More marks than these on one page catch no eye any more.
constexpr std::size_t max_marks = 12;

// The newest wording that a page at `version` may know of and that is worth telling; null when that is not after
// `oldest`.
const SectionWording* told_change(const Library& library, const SectionHistory& history, VersionId oldest,
                                  VersionId version) {
  auto end = std::ranges::upper_bound(history.wordings, version, {}, &SectionWording::since);
  while (end != history.wordings.begin()) {
    --end;
    if (end->since <= oldest) return nullptr;
    const auto index = static_cast<std::size_t>(end - history.wordings.begin());
    if (index == 0 || is_worth_telling(library, history, index)) return &*end;
  }
  return nullptr;
}

// Capitals, white space and punctuation left out; all of a title that has nothing else.
std::string letters_of(std::string_view title) {
  const std::string folded = fold_text(title);
  std::string letters;
  for (std::size_t at = 0; at < folded.size();) {
    const DecodedChar c = decode_utf8(folded, at);
    if (is_word_char(c.value)) letters += folded.substr(at, c.bytes);
    at += c.bytes;
  }
  return letters.empty() ? folded : letters;
}

std::string anchor_html(const std::string& url, std::string_view text) {
  std::string out = "<a href=\"";
  append_html(out, url);
  out += "\">";
  append_html(out, text);
  return out + "</a>";
}

class NoteWriter {
 public:
  NoteWriter(const SiteFrame& frame, LocaleId reader, const Here& here)
      : frame_(frame), library_(frame.library()), here_(here), locale_(reader) {}

  std::string mark(Mark mark, const SectionHistory& history, VersionId since, SectionId own) const {
    const std::string words =
        frame_.text(locale_, mark == Mark::added ? "mark.new" : "mark.changed", {frame_.version_text(locale_, since)});
    const std::string url = history_url(frame_, history, here_);
    std::string inner;
    if (url.empty()) {
      append_html(inner, words);
    } else {
      inner = anchor_html(url, words);
    }
    return paragraph(inner, own);
  }

  // On an older page: where the section is in the current one, when it is not where the reader would look for it.
  std::string today(const SectionHistory& history, SectionId own) const {
    const Edition current{locale_, library_.current_version()};
    if (const auto found = section_in_edition(frame_, history, current, here_)) {
      const Section& now = section_of(library_, found->wording->id);
      const Section& here = section_of(library_, own);
      const bool same_article =
          library_.variant(found->wording->id.variant).article == library_.variant(own.variant).article;
      // The banner leads to the whole article.
      if (same_article && here.level < 2) return {};
      if (same_article && now.anchor == here.anchor) {
        // Those below are found there.
        if (here.level > 2) return {};
        const std::string words = html(frame_.text(locale_, "section.read_now"));
        const std::string title = html(section_title(library_, own));
        return paragraph("<a href=\"" + html(found->url) + "\">" + words + "<span class=\"visually-hidden\"> (" +
                             title + ")</span></a>",
                         own);
      }
      std::string inner;
      append_html(inner, frame_.text(locale_, "section.now"));
      return paragraph(inner + " " + anchor_html(found->url, section_title(library_, found->wording->id)), own);
    }
    if (!history.removed) return {};
    std::string inner;
    append_html(inner, frame_.text(locale_, "section.removed", {frame_.version_text(locale_, *history.removed)}));
    const Places places = places_of(frame_, history, current, here_);
    if (places.links.empty() && told_above(history, own)) return {};
    std::string links;
    for (const PageLink& link : places.links) {
      links += links.empty() ? " " : html(frame_.text(locale_, "separator.list"));
      links += anchor_html(link.url, link.text);
      if (!link.note.empty()) links += " (" + html(link.note) + ")";
    }
    if (!links.empty()) inner += " " + html(places.text) + links;
    return paragraph(inner, own);
  }

 private:
  // The section above went with it.
  bool told_above(const SectionHistory& history, SectionId own) const {
    const SectionIndex parent = section_of(library_, own).parent;
    if (parent == no_index || section_of(library_, {own.variant, parent}).level < 2) return false;
    const SectionHistory* above = history_of(library_, {own.variant, parent});
    return above != nullptr && above->removed == history.removed;
  }

  // In the reader's language, wherever the section's is another.
  std::string paragraph(const std::string& inner, SectionId own) const {
    std::string out = "<p class=\"section-mark\"";
    if (library_.variant(own.variant).locale != locale_) {
      const PageLanguage& language = frame_.language(locale_);
      out += " lang=\"" + html(language.lang) + "\" dir=\"" + html(language.dir) + "\"";
    }
    return out + ">" + inner + "</p>\n";
  }

  const SiteFrame& frame_;
  const Library& library_;
  const Here& here_;
  LocaleId locale_;  // the reader's
};

// The version after which changes are marked on the page; null: none are.
std::optional<VersionId> marks_after(const SiteFrame& frame, const ArticlePage& page) {
  const std::size_t versions = frame.config().mark_changes;
  const bool all = frame.config().version_pages == VersionPages::all;
  if (versions == 0 || (page.archive && !all)) return std::nullopt;
  const std::size_t version = page.edition.version.index();
  const std::size_t first = frame.histories().first_version().index();
  if (version <= first) return std::nullopt;
  return VersionId{std::max(version > versions ? version - versions : 0, first)};
}

PageNotice page_mark(const SiteFrame& frame, const ArticlePage& page, const PageMarks& marks, VersionId oldest,
                     const Here& here) {
  const LocaleId locale = page.edition.locale;
  const LocaleId text_locale = frame.library().variant(page.variant).locale;
  PageNotice notice{.kind = PageNotice::Kind::change};
  if (!marks.only) {
    notice.text = frame.text(locale, "mark.page_changed_since", {frame.version_text(locale, oldest)});
  } else {
    notice.text = frame.text(locale, marks.page == Mark::added ? "mark.page_new" : "mark.page_changed",
                             {frame.version_text(locale, *marks.only)});
  }
  if (const HistoryPage* history = frame.histories().page_of(page.article, text_locale))
    notice.links.push_back({.text = frame.text(locale, "mark.read_changes"), .url = here.to(history->path)});
  return notice;
}

}  // namespace

bool is_worth_telling(const Library& library, const SectionHistory& history, std::size_t wording) {
  return history.wordings[wording].change >= least_change || is_renamed(library, history, wording) ||
         came_back(history, wording);
}

bool is_renamed(const Library& library, const SectionHistory& history, std::size_t wording) {
  if (wording == 0 || !history.wordings[wording].renamed) return false;
  const auto title = [&](std::size_t i) { return letters_of(section_of(library, history.wordings[i].id).title); };
  return title(wording) != title(wording - 1);
}

bool moved_by_itself(const Library& library, const SectionWording& wording) {
  if (!wording.moved) return false;
  const SectionIndex parent = section_of(library, wording.id).parent;
  const SectionHistory* above = parent == no_index ? nullptr : history_of(library, {wording.id.variant, parent});
  const SectionWording* own = above == nullptr ? nullptr : wording_in(library, *above, wording.id.variant);
  return own == nullptr || !own->moved;
}

PageMarks find_marks(const Library& library, const ArticlePage& page, const PageSections& sections, VersionId oldest) {
  PageMarks marks;
  marks.sections.resize(sections.shown.size());
  const Variant& variant = library.variant(page.variant);
  std::optional<VersionId> first;  // of the article in this locale
  for (const VariantId id : library.entry(page.article).variants) {
    if (library.variant(id).locale == variant.locale) {
      first = library.variant(id).version;
      break;
    }
  }
  if (first && *first > oldest && variant.version == *first) {
    // Before a locale's first texts, and where the article had another name, there was something to read.
    const bool was_translated =
        library.in_force(page.article, {variant.locale, VersionId{first->index() - 1}}).has_value();
    if (!was_translated) marks.page = Mark::added;
    marks.only = variant.version;
    return marks;
  }
  std::size_t titled = 0;
  std::size_t marked = 0;
  std::set<VersionId> versions;
  for (std::size_t i = 0; i < sections.shown.size(); ++i) {
    const SectionId id = sections.shown[i].id;
    const SectionHistory* history = history_of(library, id);
    if (history == nullptr) continue;
    const Section& section = section_of(library, id);
    const bool has_text = section.level > 0 || !trim(library.article(id.variant).pieces[id.section].html).empty();
    if (has_text) ++titled;
    const SectionWording* change = told_change(library, *history, oldest, page.edition.version);
    if (change == nullptr || !has_text) continue;
    const auto wording = static_cast<std::size_t>(change - history->wordings.data());
    marks.sections[i] = wording == 0 || came_back(*history, wording) ? Mark::added : Mark::changed;
    ++marked;
    versions.insert(change->since);
  }
  if (versions.size() == 1) marks.only = *versions.begin();
  // Two in three: what is left unmarked would be the exception.
  const bool nearly_all = marked > 0 && (3 * marked >= 2 * titled || marked > max_marks);
  if (nearly_all) {
    marks.page = Mark::changed;
    std::ranges::fill(marks.sections, Mark::none);
    return marks;
  }
  // Below a new section everything is new.
  std::set<SectionId> below_new;
  for (std::size_t i = 0; i < sections.shown.size(); ++i) {
    const SectionId id = sections.shown[i].id;
    const SectionIndex parent = section_of(library, id).parent;
    const bool covered = parent != no_index && below_new.contains({id.variant, parent});
    if (covered || marks.sections[i] == Mark::added) below_new.insert(id);
    if (covered) marks.sections[i] = Mark::none;
  }
  return marks;
}

SectionNotes section_notes(const SiteFrame& frame, const ArticlePage& page, const PageSections& sections,
                           const Here& here) {
  SectionNotes notes;
  const Library& library = frame.library();
  if (library.version_count() < 2) return notes;
  notes.html.resize(sections.shown.size());
  const NoteWriter writer(frame, page.edition.locale, here);
  if (const auto oldest = marks_after(frame, page)) {
    const PageMarks marks = find_marks(library, page, sections, *oldest);
    if (marks.page != Mark::none) notes.notice = page_mark(frame, page, marks, *oldest, here);
    for (std::size_t i = 0; i < marks.sections.size(); ++i) {
      if (marks.sections[i] == Mark::none) continue;
      const SectionHistory& history = *history_of(library, sections.shown[i].id);
      notes.html[i] =
          writer.mark(marks.sections[i], history, told_change(library, history, *oldest, page.edition.version)->since,
                      sections.shown[i].id);
    }
  }
  const bool still_there = library.page_of(page.article, {page.edition.locale, library.current_version()}).has_value();
  if (!page.archive) return notes;
  for (std::size_t i = 0; i < sections.shown.size(); ++i) {
    const SectionId id = sections.shown[i].id;
    const SectionHistory* history = history_of(library, id);
    if (history == nullptr || section_of(library, id).level == 0) continue;
    // The banner says that the article was withdrawn, and where all of it went.
    const bool told =
        section_of(library, id).level < 2 || places_at(library, *history, library.current_version()).empty();
    if (!still_there && told) continue;
    notes.html[i] += writer.today(*history, id);
  }
  return notes;
}

}  // namespace waymark
