#pragma once
// The words of a heading as they stand in a file: ATX, setext or an HTML element, with anchors written in front of them
// and whatever closes them.

#include <optional>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "source/source_file.h"

namespace waymark {

struct HeadingText {
  Span words;           // what is exchanged; the anchors in front of it left out
  bool html = false;    // of an HTML element
  bool has_id = false;  // of an HTML element with an id
  Span tag;             // of an HTML element: its start tag
  bool atx = false;
  std::string anchors;  // empty <a name="…"></a> between the words; they are kept
};

// `heading` is Section::heading. Null when it is in none of these forms.
std::optional<HeadingText> heading_text(const SourceFile& file, Span heading);

// The new words as they are written there. Fails for what is no heading of one line.
Result<std::string> written_heading(const HeadingText& place, std::string_view words);

}  // namespace waymark
