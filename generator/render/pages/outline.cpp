#include "render/pages/outline.h"

#include "base/escape.h"
#include "base/text.h"

namespace waymark {
namespace {

std::string title_of(const SiteFrame& frame, const ShownSection& shown, const Section& section) {
  if (!shown.borrowed) return section.title_html;
  const PageLanguage& language = frame.language(frame.library().variant(shown.id.variant).locale);
  std::string html = "<span lang=\"";
  append_html(html, language.lang);
  html += "\" dir=\"";
  append_html(html, language.dir);
  return html + "\">" + section.title_html + "</span>";
}

}  // namespace

std::vector<PageOutline> make_outline(const SiteFrame& frame, const PageSections& sections) {
  std::vector<PageOutline> outline;
  bool below_h2 = false;
  std::size_t count = 0;
  for (const ShownSection& shown : sections.shown) {
    const Section& section = frame.library().article(shown.id.variant).sections[shown.id.section];
    const std::uint8_t level = shown.level == 0 ? section.level : shown.level;
    if (level < 2) below_h2 = false;
    if (!section.in_outline || level < 2 || level > 3 || trim(section.title).empty()) continue;
    std::string url = "#";
    append_url(url, section.anchor);
    PageOutline entry{.text_html = title_of(frame, shown, section), .url = std::move(url)};
    ++count;
    if (level == 3 && below_h2) {
      outline.back().children.push_back(std::move(entry));
    } else {
      outline.push_back(std::move(entry));
      below_h2 = below_h2 || level == 2;
    }
  }
  if (count < 2) outline.clear();
  return outline;
}

}  // namespace waymark
