#pragma once
// Every link of the sources, each with what it names: those of articles and of what they include, of files that the
// library leaves out, and of navigation files.

#include <functional>
#include <optional>
#include <string>

#include "library/library.h"

namespace waymark {

struct WrittenLink {
  SourceId source;     // the file it stands in
  Span span;           // of the target in it
  std::string target;  // decoded
  Destination destination;
  std::optional<VariantId> text;  // the article that shows it; null: none does, or it is an entry of a navigation file
  bool toc = false;
  bool autolink = false;  // an address that stands for itself
};

// A link in a file that several articles include is told once for each of them.
void each_link(const Library& library, const std::function<void(const WrittenLink&)>& tell);

// What a link's path is understood as: percent escapes decoded, '\' as '/', without query and anchor.
std::string decoded_path_of(const WrittenLink& link);
// What stands at the link's target in the file; empty when it is spread over lines, or was put together by a repair.
std::string_view text_of(const Library& library, const WrittenLink& link);

// The paths of the include marks in one file.
struct WrittenInclude {
  Span span;
  std::string path;
};
std::vector<WrittenInclude> includes_in(const SourceFile& file);

// "file:line:column", for people.
std::string place_of(const SourceFile& file, Span span);

}  // namespace waymark
