#pragma once
// Sections that stand once for each usage: the same title, at the same place of the outline, in the zone of each. What
// a view hides of them, it shows in its own reader's form, so every anchor of the one leads to the other.

#include <vector>

#include "library/library.h"

namespace waymark {

// `readers` holds, for each section, whom it is for; `usages` is how many the site has. A title that stands several
// times for one usage is matched in order: its second to the second. The plain slug of a title leads to the first
// section of that title that a view shows, wherever that stands: where each zone repeats its headings, authors link to
// the slug that each of them would have alone.
std::vector<Counterpart> find_counterparts(const Article& article, const std::vector<UsageSet>& readers,
                                           std::size_t usages);

// The section that the usage sees instead of `hidden`; null where nothing takes its place.
std::optional<SectionIndex> counterpart_of(const PageScopes& scopes, SectionIndex hidden, UsageId usage);

}  // namespace waymark
