#pragma once
// Whether a piece of HTML closes what it opens, in order.

#include <string>
#include <string_view>
#include <vector>

#include "syntax/html_tokens.h"

namespace waymark {

// "" when balanced, else what is wrong.
inline std::string imbalance_of(std::string_view html) {
  std::vector<std::string> open;
  for (const HtmlToken& token : tokenize_html(html)) {
    if (token.kind == HtmlToken::Kind::start_tag && !is_void_element(token.name)) open.push_back(token.name);
    if (token.kind != HtmlToken::Kind::end_tag) continue;
    if (open.empty()) return "</" + token.name + "> closes nothing";
    if (open.back() != token.name) return "</" + token.name + "> closes <" + open.back() + ">";
    open.pop_back();
  }
  return open.empty() ? "" : "<" + open.back() + "> is left open";
}

}  // namespace waymark
