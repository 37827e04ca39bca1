#pragma once
// References that Markdown's own links, images and videos make.

#include <optional>
#include <string>

#include "article/article_draft.h"

namespace waymark {

// `text`: the link's words or the alternative text. Null, with a finding, when the address must not stand on a page.
std::optional<ReferenceIndex> add_node_reference(ArticleDraft& draft, NodeIndex node, ReferenceKind kind,
                                                 std::string text);

}  // namespace waymark
