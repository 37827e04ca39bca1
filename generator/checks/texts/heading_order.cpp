// heading/order: a heading two or more levels below the one it stands under.

#include <fmt/format.h>

#include "checks/texts/text_rules.h"

namespace waymark {
namespace {

// "####" becomes "##"; null for headings in another form.
std::optional<Fix> raise(std::string_view file, const Section& section, std::uint8_t level) {
  const std::size_t marks = section.level;
  if (section.heading.begin + marks > file.size()) return std::nullopt;
  const std::string_view written = file.substr(section.heading.begin, marks);
  if (written.find_first_not_of('#') != std::string_view::npos) return std::nullopt;
  const Span extra{section.heading.begin + level, section.heading.begin + section.level};
  // What stands below it may have to follow.
  return Fix{.title = fmt::format("Make it a heading of level {}", level),
             .trust = Trust::needs_review,
             .edits = {{.source = section.source, .span = extra}}};
}

}  // namespace

void check_heading_order(const Library& library, VariantId text, Diagnostics& diagnostics) {
  const Article& article = library.article(text);
  // The title counts as the first heading, whether or not the text repeats it.
  std::uint8_t before = 1;
  for (const Section& section : article.sections) {
    if (section.level == 0 || !section.in_outline) continue;
    const std::uint8_t expected = before + 1;
    before = section.level;
    if (section.level <= expected) continue;
    diagnostics.push_back({.rule = Rule::heading_order,
                           .source = section.source,
                           .span = section.heading,
                           .message = fmt::format("the heading \"{}\" is of level {}, and the one above it of level {}",
                                                  section.title, section.level, expected - 1),
                           .advice = fmt::format("Make it level {}, or add the heading that is missing", expected),
                           .fix = raise(library.sources->file(section.source).text, section, expected)});
  }
}

}  // namespace waymark
