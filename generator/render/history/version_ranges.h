#pragma once
// From when to when a wording held, in words.

#include <string>

#include "render/history/article_histories.h"
#include "render/site_frame.h"

namespace waymark {

// "October 2015", "October 2015 to October 2016", "since March 2017".
std::string range_text(const SiteFrame& frame, LocaleId reader, const SectionHistory& history, WordingRun run);

}  // namespace waymark
