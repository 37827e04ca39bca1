#pragma once
// For which usages each part of a page holds. What limits it: front matter ("usage: azure"), navigation entries with a
// usage, choosers (a row's target, with all below it), zones and tabs. Limits nest: what stands inside another holds
// for the usages that both name.

#include <string_view>
#include <vector>

#include "base/usage_set.h"
#include "library/library.h"

namespace waymark {

// Fills library.page_scopes, one a page; leaves it empty where the site has no usages. Needs choosers, navigation,
// pages and a working Library::resolve. Reports usage/unknown for names in front matter and navigation that no usage
// has.
void find_scopes(Library& library, Diagnostics& diagnostics);

// Names that no usage has count for nothing; of none that count it is everybody.
UsageSet usages_with_ids(const Config& config, const std::vector<std::string>& ids);

// What "usage:" in the front matter says.
UsageSet usages_in_front_matter(const Config& config, const Article& article);

// Those that a name in the marks of zones and tabs stands for; none where it chooses something else.
UsageSet usages_with_pivot(const Config& config, std::string_view name);

// What the names of a zone or tab stand for: those usages whose pivots are among them. Everybody where no usage is:
// then they choose something else than the usage, and for a tab also where only some are.
UsageSet usages_named(const Config& config, const Scope& scope);

// Of all of a page.
UsageSet usages_of_page(const Library& library, const ArticlePage& page);
// Of the place of an anchor on the page; everybody for one that is not of the page's own text.
UsageSet anchor_usages(const Library& library, const ArticlePage& page, std::string_view anchor);
// Does a view's page show the place of an anchor, or what takes its place there (counterparts.h)?
bool anchor_shown(const Library& library, const ArticlePage& page, std::string_view anchor, UsageId usage);
// Where a link leads that stands in a part for `readers`: of sections with the title that the anchor is made from, to
// the one they see.
std::string anchor_for(const Library& library, const ArticlePage& page, std::string_view anchor, UsageSet readers);
// What a view shows instead of a section that it hides; null where that is nothing, and for a section it shows.
std::optional<SectionIndex> section_shown_instead(const Library& library, const ArticlePage& page, SectionId section,
                                                  UsageId usage);
// Of a section that stands on the page, be it borrowed from the source locale's text.
UsageSet section_usages(const Library& library, const ArticlePage& page, SectionId section);
// Of a zone or tab of a text on the page.
UsageSet scope_usages(const Library& library, const ArticlePage& page, VariantId text, ScopeIndex scope);

}  // namespace waymark
