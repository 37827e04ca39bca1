#pragma once
// Raw HTML in the dialects that show it as written (gfm, commonmark): byte for byte, except for what runs scripts. Tags
// of GFM's tag filter become text (GFM 6.11); event handlers and script addresses go.

#include <string>
#include <string_view>

namespace waymark {

// `more_follows`: something stands behind this HTML, so that a tag it leaves open would swallow it in a browser; such a
// tag becomes text.
std::string neutralise_html(std::string_view html, bool more_follows);

}  // namespace waymark
