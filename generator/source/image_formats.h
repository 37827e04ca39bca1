#pragma once
// One function a format; what image_size() puts together. All of them look no further than the bytes they are given.

#include <cstddef>
#include <optional>
#include <string_view>

#include "source/image_size.h"

namespace waymark {

// The size in the first start-of-frame segment, turned as Exif says (ITU-T T.81, annex B; Exif 2.32, 4.6.4).
std::optional<ImageSize> jpeg_size(std::string_view bytes);

// The width and height of the root element where they are lengths, else those of its viewBox; one without the other is
// completed by the viewBox (SVG 2, "Intrinsic sizing properties").
std::optional<ImageSize> svg_size(std::string_view bytes);

constexpr std::uint32_t byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}
constexpr std::uint32_t big_endian_16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}
constexpr std::uint32_t little_endian_16(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) | byte_at(bytes, at + 1) << 8;
}

// Null when a side is 0 or over the limit.
constexpr std::optional<ImageSize> sane_size(std::uint32_t width, std::uint32_t height) {
  if (width == 0 || height == 0 || width > max_image_side || height > max_image_side) return std::nullopt;
  return ImageSize{.width = width, .height = height};
}

}  // namespace waymark
