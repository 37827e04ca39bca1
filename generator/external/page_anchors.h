#pragma once
// Which of the fragments that links name are places of a fetched page.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "external/web_address.h"

namespace waymark {

enum class AnchorState : std::uint8_t {
  found,
  missing,
  unknown,  // the page was cut, is made by script, or is no page
};

// The part of an address's fragment that a page must have: without a text directive (":~:text=…"); empty for what only
// a script or the server's own pages understand: "#/route", "#!/route", "#L10", "#page=3", "#top".
std::string checked_fragment(const WebAddress& address);

// HTML by its declared type; without one by how it begins.
bool is_html(std::string_view content_type, std::string_view body);

// The page as UTF-8: by its byte order mark, the header, <meta>, else as it is.
std::string decode_page(std::string_view content_type, std::string_view body);

struct PageAnchors {
  std::map<std::string, AnchorState> states;   // one for each that was asked for
  std::map<std::string, std::string> nearest;  // of missing ones, where one is near
};

// Browsers compare the fragment as written, then decoded, with ids, and with names of <a>. `cut`: there was more of it.
// Linear in the size of the page for any page.
PageAnchors find_anchors(std::string_view content_type, std::string_view body, bool cut,
                         const std::set<std::string>& fragments);

}  // namespace waymark
