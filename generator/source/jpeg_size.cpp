#include <utility>

#include "source/image_formats.h"

namespace waymark {
namespace {

using namespace std::string_view_literals;

constexpr std::uint32_t orientation_tag = 0x0112;
constexpr std::uint32_t first_turned = 5;  // 5 to 8: width and height change places
constexpr std::uint32_t last_turned = 8;

// `segment`: what an APP1 segment holds behind its length.
bool is_turned(std::string_view segment) {
  constexpr std::string_view begin = "Exif\0\0"sv;
  if (!segment.starts_with(begin)) return false;
  const std::string_view tiff = segment.substr(begin.size());
  if (tiff.size() < 8) return false;
  const bool little = tiff.starts_with("II");
  if (!little && !tiff.starts_with("MM")) return false;
  const auto number_16 = [&](std::size_t at) { return little ? little_endian_16(tiff, at) : big_endian_16(tiff, at); };
  const auto number_32 = [&](std::size_t at) {
    const std::uint32_t first = number_16(at);
    const std::uint32_t second = number_16(at + 2);
    return little ? first | second << 16 : first << 16 | second;
  };
  const std::size_t directory = number_32(4);
  if (directory > tiff.size() || tiff.size() - directory < 2) return false;
  const std::size_t entries = number_16(directory);
  for (std::size_t i = 0; i < entries; ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (entry + 12 > tiff.size()) return false;
    if (number_16(entry) != orientation_tag) continue;
    const std::uint32_t orientation = number_16(entry + 8);
    return orientation >= first_turned && orientation <= last_turned;
  }
  return false;
}

// SOF0 to SOF15 but for DHT, JPG and DAC, which share their range.
bool is_frame(std::uint32_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

bool stands_alone(std::uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

}  // namespace

std::optional<ImageSize> jpeg_size(std::string_view bytes) {
  constexpr std::uint32_t end_of_image = 0xD9;
  constexpr std::uint32_t start_of_scan = 0xDA;
  constexpr std::uint32_t app1 = 0xE1;
  bool turned = false;
  std::size_t at = 2;
  while (at + 4 <= bytes.size()) {
    if (byte_at(bytes, at) != 0xFF) return std::nullopt;
    const std::uint32_t marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // fill byte
      ++at;
      continue;
    }
    at += 2;
    if (stands_alone(marker)) continue;
    if (marker == end_of_image || marker == start_of_scan) return std::nullopt;
    const std::size_t length = big_endian_16(bytes, at);  // its own two bytes included
    if (length < 2) return std::nullopt;
    if (is_frame(marker)) {
      if (length < 8 || bytes.size() - at < 7) return std::nullopt;
      std::uint32_t height = big_endian_16(bytes, at + 3);
      std::uint32_t width = big_endian_16(bytes, at + 5);
      if (turned) std::swap(width, height);
      return sane_size(width, height);
    }
    if (marker == app1) turned = turned || is_turned(bytes.substr(at + 2, length - 2));
    at += length;
  }
  return std::nullopt;
}

}  // namespace waymark
