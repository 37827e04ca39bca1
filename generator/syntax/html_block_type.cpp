#include "syntax/html_block_type.h"

#include "base/text.h"

namespace waymark {
namespace {

// Names of condition 6 (CommonMark 0.29), between blanks.
constexpr std::string_view block_names =
    " address article aside base basefont blockquote body caption center col colgroup dd details dialog dir div dl dt "
    "fieldset "
    "figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li link main "
    "menu menuitem nav "
    "noframes ol optgroup option p param section source summary table tbody td tfoot th thead title tr track ul ";

}  // namespace

std::uint32_t html_block_type(std::string_view html) {
  html = trim_left(html);
  if (html.starts_with("<!--")) return 2;
  if (html.starts_with("<?")) return 3;
  if (html.starts_with("<![CDATA[")) return 5;
  if (html.starts_with("<!")) return 4;
  std::size_t begin = html.starts_with("</") ? 2 : 1;
  std::size_t end = begin;
  while (end < html.size() && is_ascii_alnum(html[end])) ++end;
  const std::string name = ascii_lower(html.substr(begin, end - begin));
  const char after = end < html.size() ? html[end] : '\n';
  const bool ends = is_space(after) || after == '>';
  if (begin == 1 && ends && (name == "script" || name == "pre" || name == "style")) return 1;
  const bool named = !name.empty() && block_names.find(" " + name + " ") != std::string_view::npos;
  return named && (ends || html.substr(end, 2) == "/>") ? 6 : 7;
}

}  // namespace waymark
