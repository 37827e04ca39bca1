// image/file-name-alt: an alternative text that is the name of the file, or a word for any picture ("image1").

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "base/text.h"
#include "base/unicode.h"
#include "checks/texts/alt_texts.h"
#include "checks/texts/text_rules.h"
#include "library/links/locate.h"

namespace waymark {
namespace {

bool has_image_extension(std::string_view text) {
  static constexpr std::array<std::string_view, 8> extensions{".png", ".jpg",  ".jpeg", ".gif",
                                                              ".svg", ".webp", ".avif", ".bmp"};
  return std::ranges::any_of(extensions, [&](std::string_view extension) {
    return text.size() > extension.size() && iequals(text.substr(text.size() - extension.size()), extension);
  });
}

// A word that is not said by anybody: "step-2", "IMG_0421", "loc3".
bool is_name_of_file(std::string_view stem) {
  return std::ranges::any_of(stem, [](char c) { return c == '-' || c == '_' || is_ascii_digit(c); });
}

// "image", "Screenshot 3", "img_0421", "screenshot 2015-06-01"
bool is_any_picture(std::string_view text) {
  static constexpr std::array<std::string_view, 12> words{"image", "img",        "picture",     "pic",
                                                          "photo", "screenshot", "screen shot", "graphic",
                                                          "icon",  "untitled",   "dsc",         "alt text"};
  const std::string lower = ascii_lower(text);
  return std::ranges::any_of(words, [&](std::string_view word) {
    if (!lower.starts_with(word)) return false;
    return std::ranges::all_of(lower.substr(word.size()), [](char c) {
      return is_ascii_digit(c) || is_blank(c) || c == '_' || c == '-' || c == '.';
    });
  });
}

bool says_nothing(std::string_view alt, std::string_view file_name) {
  const bool one_word = alt.find_first_of(" \t\n") == std::string_view::npos;
  if (one_word && has_image_extension(alt)) return true;
  if (case_fold(alt) == case_fold(file_name)) return true;
  const std::string_view stem = file_name.substr(0, file_name.rfind('.'));
  if (one_word && is_name_of_file(stem) && case_fold(alt) == case_fold(stem)) return true;
  return is_any_picture(alt);
}

}  // namespace

void check_file_name_alt_texts(const Library& library, VariantId text, Diagnostics& diagnostics) {
  for (const Reference& reference : library.article(text).references) {
    if (!is_image(reference)) continue;
    const std::string alt = collapse_space(trim(reference.text));
    if (alt.empty() || !says_nothing(alt, image_file_name(reference.target))) continue;
    diagnostics.push_back({.rule = Rule::image_file_name_alt,
                           .source = reference.source,
                           .span = reference.span,
                           .message = fmt::format("the alternative text \"{}\" does not say what the image shows", alt),
                           .advice = "Say in a few words what a reader who cannot see it has to know",
                           .reference = reference.written});
  }
}

}  // namespace waymark
