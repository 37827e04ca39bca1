#include "serve/answers/panel_tag.h"

#include <fmt/format.h>

namespace waymark {

std::string with_panel(std::string page, std::string_view state) {
  const std::string tag =
      fmt::format("<meta name=\"waymark-state\" content=\"{}\"><script type=\"module\" src=\"{}start.js\"></script>\n",
                  state, own_folder);
  const std::size_t head_end = page.find("</head>");
  page.insert(head_end == std::string::npos ? page.size() : head_end, tag);
  return page;
}

}  // namespace waymark
