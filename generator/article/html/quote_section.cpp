#include "article/html/quote_section.h"

#include <fmt/format.h>

#include "article/html/html_rules.h"
#include "article/html/page_text.h"
#include "syntax/html_tokens.h"

namespace waymark {

std::string section_tag(std::string_view attributes, ArticleDraft& draft, Place place) {
  std::string tag = "<div";
  const auto add = [&](std::string_view name, std::string_view value) {
    tag.append(" ").append(name).append("=\"");
    append_page_text(tag, value);
    tag += '"';
  };
  const std::vector<HtmlToken> tokens = tokenize_html(fmt::format("<div {}>", attributes));
  if (tokens.empty() || tokens.front().kind != HtmlToken::Kind::start_tag) return tag + ">";
  for (const HtmlAttribute& attribute : tokens.front().attributes) {
    switch (attribute_fate("div", attribute.name)) {
      case AttributeFate::keep:
        add(attribute.name, attribute.value);
        break;
      case AttributeFate::identity:
        if (draft.claim(attribute.value, place)) add("id", attribute.value);
        break;
      case AttributeFate::script:
        draft.report(Rule::html_script, place,
                     fmt::format("\"{}\" was taken out of the page, because it can run a script", attribute.name),
                     "Take it out");
        break;
      case AttributeFate::refuse:
        // title1= and title2= name the two lists of a selector.
        if (attribute.name.starts_with("title")) break;
        draft.report(Rule::html_disallowed, place,
                     fmt::format("The attribute \"{}\" is not allowed on \"[!div]\"", attribute.name), "Take it out");
        break;
      case AttributeFate::url:
      case AttributeFate::align:
      case AttributeFate::number:
      case AttributeFate::boolean:
      case AttributeFate::drop:
        break;
    }
  }
  return tag + ">";
}

}  // namespace waymark
