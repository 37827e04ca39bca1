#pragma once
// /for/<usage>/: the articles and sections that are for one usage, in order.

#include "render/site_frame.h"

namespace waymark {

Page usage_page(const SiteFrame& frame, UsageId usage, Edition edition);

}  // namespace waymark
