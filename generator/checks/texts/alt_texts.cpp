#include "checks/texts/alt_texts.h"

#include "base/escape.h"
#include "base/text.h"

namespace waymark {

bool is_decoration(const Library& library, const Reference& image) {
  if (image.kind != ReferenceKind::html_image) return false;
  const std::string& file = library.sources->file(image.source).text;
  if (image.span.begin >= file.size()) return false;
  const std::string tag = ascii_lower(file.substr(image.span.begin, image.span.end - image.span.begin));
  for (const std::string_view attribute : {"alt", "role=\"presentation\"", "role=\"none\"", "aria-hidden"}) {
    for (std::size_t at = tag.find(attribute); at != std::string::npos; at = tag.find(attribute, at + 1)) {
      if (at > 0 && is_space(tag[at - 1])) return true;
    }
  }
  return false;
}

std::string image_file_name(std::string_view target) {
  const std::string_view path = target.substr(0, target.find_first_of("?#"));
  return percent_decode(path.substr(path.find_last_of('/') + 1));
}

}  // namespace waymark
