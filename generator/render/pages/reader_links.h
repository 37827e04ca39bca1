#pragma once
// Where readers can mend an article or say what they think of it, as site.yml has it.

#include <string>

#include "render/here.h"
#include "render/site_frame.h"
#include "theme/page.h"

namespace waymark {

// Of the file whose text the page shows. Empty for a superseded wording: mending it would help nobody.
std::string edit_url(const SiteFrame& frame, const ArticlePage& page);

// Nothing for a superseded wording, either.
PageFeedback feedback(const SiteFrame& frame, const ArticlePage& page, const Here& here, const std::string& title);

}  // namespace waymark
