#pragma once

#include <string>
#include <string_view>

#include "article/article_draft.h"

namespace waymark {

// The <div …> of a [!div ATTRIBUTES] quote: attributes are read as HTML's and written anew, those not allowed are
// reported.
std::string section_tag(std::string_view attributes, ArticleDraft& draft, Place place);

}  // namespace waymark
