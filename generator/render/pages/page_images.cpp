#include "render/pages/page_images.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <fmt/format.h>

#include "base/text.h"
#include "syntax/html_tokens.h"

namespace waymark {
namespace {

// In CSS pixels, of a laptop's window: what of its height is left below the header and the breadcrumbs, how wide the
// text is, and how much of it a line has.
constexpr double first_screen = 900;
constexpr double text_width = 720;
constexpr double line_height = 28;
constexpr std::size_t characters_a_line = 85;
constexpr double block_gap = 24;  // a line that is not full, and the room below it
constexpr auto block_ends =
    std::to_array<std::string_view>({"</p>", "</li>", "</tr>", "</h1>", "</h2>", "</h3>", "</h4>", "</pre>"});

// What a byte of a page is to its length: those that continue a character, and white space, are nothing.
enum class TextByte : std::uint8_t { character, none, opens, closes };

constexpr std::array<TextByte, 256> bytes_of_text = [] {
  std::array<TextByte, 256> all = {};
  for (std::size_t c = 0x80; c < 0xC0; ++c) all[c] = TextByte::none;
  for (const unsigned char c : {' ', '\t', '\n', '\v', '\f', '\r'}) all[c] = TextByte::none;
  all['<'] = TextByte::opens;
  all['>'] = TextByte::closes;
  return all;
}();

// The attributes of a start tag that matter here. Raw HTML of the CommonMark dialects is as its author wrote it: any
// letter case, any quotes or none.
struct WrittenAttributes {
  bool width = false;
  bool height = false;
  bool loading = false;
  bool decoding = false;
  std::optional<double> width_value;  // where it is a whole number
  std::optional<double> height_value;
};

std::optional<double> whole_number(std::string_view text) {
  std::uint32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number == 0 || number > max_image_side)
    return std::nullopt;
  return number;
}

WrittenAttributes written_attributes(std::string_view tag) {
  WrittenAttributes written;
  for (const HtmlToken& token : tokenize_html(tag)) {
    for (const HtmlAttribute& attribute : token.attributes) {
      if (attribute.name == "width") {
        written.width = true;
        written.width_value = whole_number(trim(attribute.value));
      }
      if (attribute.name == "height") {
        written.height = true;
        written.height_value = whole_number(trim(attribute.value));
      }
      written.loading = written.loading || attribute.name == "loading";
      written.decoding = written.decoding || attribute.name == "decoding";
    }
  }
  return written;
}

}  // namespace

bool FirstScreen::ends_before(std::string_view html) {
  const auto height = [&] {
    return height_ + line_height * static_cast<double>(characters_) / static_cast<double>(characters_a_line);
  };
  // So many more characters do not fill the screen: only then is it worth a look.
  const auto surely_fit = [&] {
    const double room = (first_screen - height()) / line_height * static_cast<double>(characters_a_line) - 1;
    return room > 0 ? static_cast<std::size_t>(room) : 0;
  };
  std::size_t look_at = characters_ + surely_fit();
  for (; read_ < html.size() && (characters_ < look_at || height() < first_screen); ++read_) {
    const char c = html[read_];
    switch (bytes_of_text[static_cast<unsigned char>(c)]) {
      case TextByte::opens: {
        in_tag_ = true;
        const std::string_view tag = html.substr(read_, 6);
        if (std::ranges::any_of(block_ends, [&](std::string_view end) { return tag.starts_with(end); })) {
          height_ += block_gap;
          look_at = characters_ + surely_fit();
        }
        break;
      }
      case TextByte::closes:
        in_tag_ = false;
        break;
      case TextByte::character:
        if (!in_tag_) ++characters_;
        break;
      case TextByte::none:
        break;
    }
  }
  return height() >= first_screen;
}

void FirstScreen::add_picture(const std::optional<ImageSize>& size) {
  if (!size) {
    height_ += first_screen;
    return;
  }
  const double width = size->width;
  height_ += width > text_width ? size->height * text_width / width : size->height;
}

std::string picture_attributes(std::string_view tag, const std::optional<ImageSize>& size, bool may_wait) {
  const WrittenAttributes written = written_attributes(tag);
  std::string out;
  const auto add_side = [&](std::string_view name, double side) {
    out += fmt::format(" {}=\"{}\"", name, std::max(1L, std::lround(side)));
  };
  if (size && !written.width && !written.height) {
    add_side("width", size->width);
    add_side("height", size->height);
  } else if (size && !written.height && written.width_value) {
    add_side("height", *written.width_value * size->height / size->width);
  } else if (size && !written.width && written.height_value) {
    add_side("width", *written.height_value * size->width / size->height);
  }
  if (may_wait && !written.loading) out += " loading=\"lazy\"";
  if (may_wait && !written.decoding) out += " decoding=\"async\"";
  return out;
}

}  // namespace waymark
