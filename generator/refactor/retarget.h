#pragma once
// A link's target with another file in it, in the form its author chose: relative or from the root, with or without
// "./" and extension, percent-encoded or not; what stands behind the path stays as it is.

#include <string>
#include <string_view>

namespace waymark {

// The file that holds the link and the one it leads to, before and after; logical paths with their extensions.
struct LinkEnds {
  std::string_view from_before;
  std::string_view from_after;
  std::string_view to_before;
  std::string_view to_after;
};

// `written` is the target as it stands in the file, `decoded` its path as it is understood. The same text when nothing
// has to change. Articles may be named without extension, with .html, or by their folder.
std::string retarget_article(std::string_view written, std::string_view decoded, const LinkEnds& ends);
// For everything that is named by its path alone: pictures, downloads, includes, navigation files, what is missing.
std::string retarget_file(std::string_view written, std::string_view decoded, const LinkEnds& ends);
// A path that climbs out of the content: it climbs as many steps more or less as the file now lies deeper or higher.
std::string retarget_outside(std::string_view written, std::string_view from_before, std::string_view from_after);
// An address under which the content is published: the end of its path that names the article is exchanged. The same
// text when the path does not end so.
std::string retarget_published(std::string_view written, std::string_view to_before, std::string_view to_after);

// `path` as a link may have it: what would end a target is percent-encoded, letters of any script stay.
std::string encode_target(std::string_view path, bool keep_blanks = false);

}  // namespace waymark
