#include "render/pages/section_wordings.h"

#include "render/history/version_ranges.h"
#include "render/pages/section_links.h"

namespace waymark {
namespace {

// A page lists these; the history page lists all. Without limits the archive of an article with a thousand variants
// would list a million.
constexpr std::size_t max_links = 8;
constexpr std::size_t max_sections = 200;

}  // namespace

std::vector<PageSectionWordings> section_wordings(const SiteFrame& frame, const ArticlePage& page,
                                                  const PageSections& sections, const Here& here) {
  std::vector<PageSectionWordings> rows;
  const Library& library = frame.library();
  if (library.version_count() < 2) return rows;
  const LocaleId reader = page.edition.locale;
  for (const ShownSection& shown : sections.shown) {
    if (rows.size() == max_sections) break;
    const SectionHistory* history = history_of(library, shown.id);
    const SectionWording* own = history == nullptr ? nullptr : wording_in(library, *history, shown.id.variant);
    if (own == nullptr) continue;
    const HistoryIndex index = index_of(library, *history);
    const std::vector<WordingRun>& runs = frame.histories().runs(index);
    if (runs.size() < 2 || !frame.histories().has_text(index)) continue;
    const auto own_index = static_cast<std::uint32_t>(own - history->wordings.data());
    const std::string& anchor = section_of(library, shown.id).anchor;
    PageSectionWordings row{.text = section_title(library, shown.id), .url = here.to(here.path(), anchor)};
    if (const LocaleId text = library.variant(shown.id.variant).locale; text != reader) {
      row.lang = frame.language(text).lang;
      row.dir = frame.language(text).dir;
    }
    for (auto run = runs.rbegin(); run != runs.rend(); ++run) {
      if (run->first <= own_index && own_index <= run->last) continue;
      if (row.links.size() == max_links) {
        row.links.push_back({.text = frame.text(reader, "section.all"), .url = history_url(frame, *history, here)});
        if (row.links.back().url.empty()) row.links.pop_back();
        break;
      }
      std::string url = url_of_wording(frame, history->wordings[run->last], reader, here);
      if (!url.empty()) row.links.push_back({.text = range_text(frame, reader, *history, *run), .url = std::move(url)});
    }
    if (!row.links.empty()) rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace waymark
