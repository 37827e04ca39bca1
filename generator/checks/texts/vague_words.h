#pragma once
// Words that say nothing about where a link leads: "here", "more", "this page".

#include <string_view>

namespace waymark {

// `text` as it is read, `locale` a tag such as "nl-nl". Punctuation and arrows around the words do not count. False for
// languages without a list.
bool is_vague(std::string_view text, std::string_view locale);

}  // namespace waymark
