#pragma once
// Raw HTML inside Markdown as tokens with spans: tags, comments, text. A tokenizer by the HTML Living Standard's states
// (13.2.5), not a tree builder: spans and the author's order of attributes are what findings and fixes need, and
// unclosed elements must be seen as such.

#include <string>
#include <string_view>
#include <vector>

#include "source/span.h"

namespace waymark {

struct HtmlAttribute {
  std::string name;   // lower case
  std::string value;  // entities decoded
  Span span;          // name and value
  Span value_span;    // inside the quotes; empty at the name's end when there is no value
  bool has_value = false;
};

struct HtmlToken {
  enum class Kind { text, start_tag, end_tag, comment, other };  // other: doctype, CDATA, processing instruction
  Kind kind = Kind::text;
  std::string name;  // tags: lower case
  std::vector<HtmlAttribute> attributes;
  bool self_closing = false;
  Span span;  // relative to the text given
};

// A tag without its attributes, for those who only pass over HTML that this program wrote.
struct TagName {
  std::string_view name;  // as it stands there; empty for what is none
  bool closes = false;
  std::size_t end = 0;  // behind its '>'; of a tag without one the end of the text
};

// The tag whose '<' stands at `at`; '>' between quotes does not end it.
TagName read_tag_name(std::string_view html, std::size_t at);

// Linear in the size of `html`. A '<' that starts no tag is text.
std::vector<HtmlToken> tokenize_html(std::string_view html);

// Character references of HTML decoded (cmark's table); unknown ones stay as they are. Never expands anything
// recursively.
std::string decode_entities(std::string_view text);

bool is_void_element(std::string_view name);   // br, img, hr …
bool is_block_element(std::string_view name);  // div, p, ul, table … : cannot stand inside <p>

}  // namespace waymark
