#pragma once
// Which raw HTML may reach a page: the allow-list of Microsoft Learn (reference of the dialects, chapter 1) with h5,
// h6, lang and dir added, and what HTML 5 has in place of its obsolete members. Knows nothing of spans or findings.

#include <cstdint>
#include <string_view>

namespace waymark {

enum class ElementFate : std::uint8_t {
  keep,
  unwrap,          // allowed once, obsolete today: the tags go without a word
  refuse,          // the tags go, the content stays
  refuse_content,  // tags and content go
};

struct ElementRule {
  ElementFate fate = ElementFate::refuse;
  std::string_view output;       // the element written in its place
  std::string_view added_class;  // "center" for <center>
};

ElementRule element_rule(std::string_view name);

enum class AttributeFate : std::uint8_t {
  keep,
  url,       // a reference: goes through a slot or is checked
  identity,  // id or name
  align,     // becomes a class
  number,    // kept when its value is a whole number
  boolean,   // kept without a value
  drop,      // obsolete presentation: goes without a word
  refuse,    // reported and dropped
  script,    // event handlers: reported as scripts and dropped
};

AttributeFate attribute_fate(std::string_view element, std::string_view attribute);

bool is_transparent_block(std::string_view name);  // only groups: may be closed at a heading and opened again behind it
bool has_optional_end(std::string_view name);      // HTML lets authors leave its end tag out
bool is_list_element(std::string_view name);       // ul, ol
// GFM 6.11, the tags whose '<' becomes text.
bool is_filtered_by_gfm(std::string_view name);

}  // namespace waymark
