#pragma once
// 404.html: shown by web servers at any address, so its links are absolute paths.

#include "render/site_frame.h"

namespace waymark {

Page not_found_page(const SiteFrame& frame);

}  // namespace waymark
