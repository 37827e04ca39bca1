#pragma once
// The list of all articles and sections from A to Z: a way to find things without a search or a script.

#include <cstddef>
#include <optional>

#include "render/site_frame.h"

namespace waymark {

// `number`: which of the pages that the list of a view, or for everybody, goes over.
Page index_page(const SiteFrame& frame, Edition edition, std::optional<UsageId> view, std::size_t number);

}  // namespace waymark
