#include "article/html/balance_findings.h"

#include <algorithm>
#include <fmt/format.h>

#include "article/spans.h"
#include "base/text.h"

namespace waymark {

void report_balance(ArticleDraft& draft, const std::vector<BalanceFinding>& findings) {
  for (const BalanceFinding& finding : findings) {
    const std::string_view tag = text_at(draft.file(finding.place.origin).text, finding.place.span);
    const std::size_t begin = tag.starts_with("</") ? 2 : 1;
    std::size_t end = begin;
    while (end < tag.size() && is_ascii_alnum(tag[end])) ++end;
    const std::string_view name = tag.substr(std::min(begin, tag.size()), end - begin);
    if (finding.kind == BalanceFinding::Kind::unclosed) {
      draft.report(Rule::markdown_unclosed_html, finding.place,
                   fmt::format("\"<{}>\" is not closed where it should end", name),
                   fmt::format("Write \"</{}>\" in the same paragraph, list item or section", name));
    } else {
      draft.report(Rule::markdown_stray_end_tag, finding.place, fmt::format("\"</{}>\" closes nothing", name),
                   "Take it out", draft.deletion("Take it out", finding.place));
    }
  }
}

}  // namespace waymark
