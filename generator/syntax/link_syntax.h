#pragma once
// The grammar of link tails and link reference definitions (CommonMark 0.29, 4.7 and 6.6), as cmark-gfm reads them,
// with positions.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace waymark {

struct LinkTail {
  enum class Form { inline_target, full_reference, collapsed_reference, shortcut };
  Form form = Form::shortcut;
  std::size_t end = 0;                           // past the tail
  std::size_t target_begin = 0, target_end = 0;  // inline_target: the destination, without <>
  std::size_t label_begin = 0, label_end = 0;    // full_reference: the label
};

// Reads "(destination "title")" or "(destination)" at `at`; null when there is none.
std::optional<LinkTail> read_inline_tail(std::string_view text, std::size_t at);

// Reads "[label]" or "[]" at `at`; otherwise the tail is empty, a shortcut.
LinkTail read_reference_tail(std::string_view text, std::size_t at);

struct Definition {
  std::size_t label_begin = 0, label_end = 0;
  std::size_t target_begin = 0, target_end = 0;  // without <>
  std::size_t end = 0;                           // past its line end
};

// Reads "[label]: destination "title"" at `at`.
std::optional<Definition> read_definition(std::string_view text, std::size_t at);

// Labels that name the same definition become equal.
std::string normalise_label(std::string_view label);

// A destination or title as written: entities and backslash escapes resolved.
std::string unescape_link_text(std::string_view written);

}  // namespace waymark
