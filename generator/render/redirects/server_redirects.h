#pragma once
// The redirects as files that web servers and hosts read: unlike a redirect page, a server's answer keeps the anchor
// that the reader came with.

#include <vector>

#include "library/addresses/redirects.h"
#include "output/output.h"
#include "render/site_frame.h"

namespace waymark {

// One file each that Config::redirect_files asks for; none when there are no redirects.
std::vector<Output> server_redirects(const SiteFrame& frame, const std::vector<RedirectRow>& rows);

}  // namespace waymark
