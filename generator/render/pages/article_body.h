#pragma once
// The pieces of an article as one page shows them: slots filled, alerts titled in the page's language.

#include <string>
#include <vector>

#include "library/pages/page_sections.h"
#include "render/here.h"
#include "render/site_frame.h"

namespace waymark {

// References are resolved for a reader of the page's edition, and of the view of `here`. A link that leads nowhere
// becomes its text, an image that is missing its alternative text in a frame; what is missing has been reported when
// the library was linked. `notes` are put below the headings of the sections shown, in order; none or one a section.
std::string article_body(const SiteFrame& frame, const ArticlePage& page, const PageSections& sections,
                         const Here& here, const std::vector<std::string>& notes = {});

}  // namespace waymark
