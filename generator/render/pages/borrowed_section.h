#pragma once
// What stands round sections that a translation's page shows in the source language.

#include <string>
#include <string_view>

#include "render/site_frame.h"

namespace waymark {

// Says, in the reader's language, that what follows is in another.
std::string borrowed_begin(const SiteFrame& frame, LocaleId language, LocaleId reader);
inline constexpr std::string_view borrowed_end = "</div>\n";

// Gives the heading with which html begins at `begin` another level; does nothing where there is none.
void set_heading_level(std::string& html, std::size_t begin, unsigned level);

}  // namespace waymark
