#include "render/outline.h"

#include "base/escape.h"
#include "base/text.h"

namespace waymark {

std::vector<PageOutline> make_outline(const Article& article) {
  std::vector<PageOutline> outline;
  bool below_h2 = false;
  std::size_t count = 0;
  for (const Section& section : article.sections) {
    if (section.level < 2) below_h2 = false;
    if (!section.in_outline || section.level < 2 || section.level > 3 || trim(section.title).empty()) continue;
    std::string url = "#";
    append_url(url, section.anchor);
    PageOutline entry{.text_html = section.title_html, .url = std::move(url)};
    ++count;
    if (section.level == 3 && below_h2) {
      outline.back().children.push_back(std::move(entry));
    } else {
      outline.push_back(std::move(entry));
      below_h2 = below_h2 || section.level == 2;
    }
  }
  if (count < 2) outline.clear();
  return outline;
}

}  // namespace waymark
