#pragma once
// Where the library says that a section is in another version.

#include <string>
#include <string_view>
#include <vector>

#include "library/library.h"
#include "real/alignment/pairs.h"

namespace waymark {

// The articles that a name may mean, likeliest first: by name; by logical path; by the last part of a path, as
// "en/2017-03/manage-settings.md" or "end-user/manage-settings" for "manage-settings". Case and ".md" are ignored.
std::vector<ArticleId> articles_named(const Library& library, std::string_view name);

// The section that has the anchor in the newest text not newer than `version` of the first of those articles that has
// it; null when none has.
std::optional<SectionId> section_at(const Library& library, const std::vector<ArticleId>& articles, LocaleId locale,
                                    VersionId version, const std::string& anchor);

struct FoundPlace {
  SectionId section;
  Evidence evidence = Evidence::same_anchor;
  double score = 1;
};

// Has another article taken this one's place by then, as the histories of articles tell?
bool is_superseded(const Library& library, ArticleId article, VersionId version);

// Where the matter of a section is at a version: its own wording there, else what took it up. Best first; empty: it is
// gone.
std::vector<FoundPlace> places_at(const Library& library, SectionId from, VersionId version);

}  // namespace waymark
