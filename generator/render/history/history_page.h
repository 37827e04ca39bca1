#pragma once
// How one article has changed: each section once, and what each of its wordings changed, word by word.

#include "render/history/article_histories.h"
#include "render/site_frame.h"

namespace waymark {

Page history_page(const SiteFrame& frame, const HistoryPage& from);

}  // namespace waymark
