#pragma once
// Files of the site that no page is made of: the content's images and downloads, the theme's style sheet and icons, the
// site's own static files.

#include <vector>

#include "base/disk.h"
#include "base/failure.h"
#include "library/library.h"
#include "output/output.h"
#include "theme/theme.h"

namespace waymark {

// A static file takes the place of a page or asset at the same path, so that a site can replace what is made. Fails
// when the static folder cannot be read.
Result<void> append_extra_outputs(std::vector<Output>& outputs, const Library& library, const Theme& theme,
                                  const Disk& disk);

}  // namespace waymark
