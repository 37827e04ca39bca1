#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "base/text.h"
#include "source/image_formats.h"

namespace waymark {
namespace {

// Behind `end`, or all of it when `end` is not there.
std::string_view behind(std::string_view text, std::string_view end) {
  const std::size_t at = text.find(end);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + end.size());
}

// A document type may hold declarations in brackets, and those a '>'.
std::string_view behind_doctype(std::string_view text) {
  const std::size_t bracket = text.find('[');
  const std::size_t end = text.find('>');
  if (bracket != std::string_view::npos && bracket < end) text = behind(text.substr(bracket), "]");
  return behind(text, ">");
}

// What follows the root element's name; empty when the root is no <svg>.
std::string_view root_attributes(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  while (true) {
    text = trim(text);
    if (text.starts_with("<?")) {
      text = behind(text, "?>");
    } else if (text.starts_with("<!--")) {
      text = behind(text, "-->");
    } else if (istarts_with(text, "<!doctype")) {
      text = behind_doctype(text);
    } else {
      break;
    }
  }
  if (!text.starts_with('<')) return {};
  text.remove_prefix(1);
  std::size_t end = 0;
  while (end < text.size() && !is_space(text[end]) && text[end] != '>' && text[end] != '/') ++end;
  const std::string_view name = text.substr(0, end);
  return name == "svg" || name.ends_with(":svg") ? text.substr(end) : std::string_view();
}

struct RootSize {
  std::string_view width;
  std::string_view height;
  std::string_view view_box;
};

// Null when the tag has no end: its last value might be cut off.
std::optional<RootSize> read_attributes(std::string_view text) {
  RootSize root;
  while (true) {
    text = trim(text);
    if (text.starts_with('>') || text.starts_with("/>")) return root;
    const std::size_t equals = text.find('=');
    if (equals == std::string_view::npos) return std::nullopt;
    const std::string_view name = trim(text.substr(0, equals));
    text = trim(text.substr(equals + 1));
    if (text.empty() || (text.front() != '"' && text.front() != '\'')) return std::nullopt;
    const std::size_t quote = text.find(text.front(), 1);
    if (quote == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(1, quote - 1);
    if (name == "width") root.width = value;
    if (name == "height") root.height = value;
    if (name == "viewBox") root.view_box = value;
    text.remove_prefix(quote + 1);
  }
}

// A number at the start of `text`, which it takes off; 0 when there is none.
double take_number(std::string_view& text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || !std::isfinite(number)) return 0;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

// A length in CSS pixels; 0 for none and for one that depends on what is round the picture (%, em).
double pixels(std::string_view text) {
  struct Unit {
    std::string_view name;
    double pixels;
  };
  constexpr auto units = std::to_array<Unit>({{"", 1},
                                              {"px", 1},
                                              {"pt", 96.0 / 72},
                                              {"pc", 16},
                                              {"in", 96},
                                              {"cm", 96 / 2.54},
                                              {"mm", 96 / 25.4},
                                              {"q", 96 / 101.6}});
  text = trim(text);
  const double number = take_number(text);
  for (const Unit& unit : units) {
    if (iequals(text, unit.name)) return number > 0 ? number * unit.pixels : 0;
  }
  return 0;
}

std::optional<ImageSize> rounded(double width, double height) {
  if (!(width > 0) || !(height > 0) || width > max_image_side || height > max_image_side) return std::nullopt;
  const auto side = [](double length) { return static_cast<std::uint32_t>(std::max(1.0, std::round(length))); };
  return sane_size(side(width), side(height));
}

}  // namespace

std::optional<ImageSize> svg_size(std::string_view bytes) {
  const auto root = read_attributes(root_attributes(bytes));
  if (!root) return std::nullopt;
  std::array<double, 4> box{};
  std::string_view rest = root->view_box;
  for (double& number : box) {
    while (!rest.empty() && (is_space(rest.front()) || rest.front() == ',')) rest.remove_prefix(1);
    number = take_number(rest);
  }
  const double box_width = box[2];
  const double box_height = box[3];
  const bool has_box = box_width > 0 && box_height > 0;
  const double width = pixels(root->width);
  const double height = pixels(root->height);
  if (width > 0 && height > 0) return rounded(width, height);
  if (!has_box) return std::nullopt;
  if (width > 0) return rounded(width, width * box_height / box_width);
  if (height > 0) return rounded(height * box_width / box_height, height);
  return rounded(box_width, box_height);
}

}  // namespace waymark
