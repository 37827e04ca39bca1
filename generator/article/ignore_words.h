#pragma once
// What a comment that ignores rules says, in Markdown or YAML.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "diagnostics/policy/policy.h"
#include "source/source_file.h"

namespace waymark {

inline constexpr std::string_view ignore_keyword = "waymark-ignore";

// What stands behind the keyword, cut at the first colon.
struct IgnoreWords {
  bool for_file = false;
  std::vector<std::string> rules;
  std::string reason;
};

// The text of a comment without its marks, in one line. Null when it does not begin with the keyword as a word of its
// own.
std::optional<IgnoreWords> read_ignore_words(std::string_view text);

// `scope` is for a comment that is not for the whole file.
Ignore ignore_of(IgnoreWords words, const SourceFile& file, Span span, Span scope);

}  // namespace waymark
