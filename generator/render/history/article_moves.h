#pragma once
// What became of whole articles, for readers: under which names their matter stood before and stands now.

#include <optional>
#include <string>
#include <vector>

#include "render/site_frame.h"

namespace waymark {

// For the history page of an article: other names, articles it took text from or gave text to. What happened before
// `first`, its first text in the reader's language, is no part of that history.
std::vector<PageNotice> article_moves(const SiteFrame& frame, ArticleId article, LocaleId reader, VersionId first,
                                      const Here& here);

// Of an article that is new in a version: where its text was before, in words; empty when it was nowhere.
std::string came_from_note(const SiteFrame& frame, ArticleId article, Edition edition);

// Where the matter of a withdrawn article went, as far as the texts tell.
std::vector<PageLink> went_to_articles(const SiteFrame& frame, ArticleId article, LocaleId reader, const Here& here);

}  // namespace waymark
