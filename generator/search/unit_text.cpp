#include "search/unit_text.h"

#include <algorithm>
#include <utility>

#include "search/plain_text.h"

namespace waymark {
namespace {

// Scopes of a section that another text lends are that text's; its zones are shown to all who see the section.
const PageScopes* scopes_of(const Library& library, PageIndex page, SectionId id) {
  if (library.page_scopes.empty() || library.pages[page].variant != id.variant) return nullptr;
  const PageScopes& scopes = library.page_scopes[page];
  return scopes.sections.empty() ? nullptr : &scopes;
}

}  // namespace

UnitText unit_text(const Library& library, PageIndex page, const SearchUnit& unit) {
  UnitText all;
  for (const SectionId id : unit.texts) {
    const Article& article = library.article(id.variant);
    PlainText plain = plain_text(article.sections[id.section], article.pieces[id.section]);
    if (plain.text.empty()) continue;
    if (!all.text.empty()) all.text += '\n';
    if (const PageScopes* scopes = scopes_of(library, page, id); scopes != nullptr && !plain.scoped.empty()) {
      const auto lines_before = static_cast<std::uint32_t>(std::ranges::count(all.text, '\n'));
      for (const ScopedLines& lines : plain.scoped) {
        const UsageSet readers = unit.readers & scopes->sections[id.section] & scopes->scopes[lines.scope];
        if (readers != unit.readers)
          all.limited.push_back({lines_before + lines.begin, lines_before + lines.end, readers});
      }
    }
    all.text = all.text.empty() ? std::move(plain.text) : all.text + plain.text;
  }
  return all;
}

}  // namespace waymark
