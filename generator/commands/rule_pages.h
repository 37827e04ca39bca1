#pragma once
// The manual's page of each rule, compiled in so that the program explains itself wherever it is.

#include <optional>
#include <string>
#include <string_view>

namespace waymark {

// The page of `rule` ("link/missing-anchor") as Markdown without its front matter; null for a name that is no rule.
std::optional<std::string> rule_page(std::string_view rule);

}  // namespace waymark
