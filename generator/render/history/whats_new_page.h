#pragma once
// What came with each version, newest first, in readers' words.

#include "render/site_frame.h"

namespace waymark {

// `edition` is complete; the page tells of its version and of those before it.
Page whats_new_page(const SiteFrame& frame, Edition edition);

}  // namespace waymark
