#include "source/image_size.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/parallel_map.h"
#include "base/text.h"
#include "source/image_formats.h"

namespace waymark {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t first_block = 4096;
constexpr std::size_t most_of_jpeg = std::size_t{512} << 10;
constexpr std::size_t most_of_svg = std::size_t{64} << 10;
constexpr std::string_view jpeg_begin = "\xFF\xD8\xFF"sv;

// "PNG (Portable Network Graphics) Specification", 5.2 and 11.2.2: the signature, then IHDR.
std::optional<ImageSize> png_size(std::string_view bytes) {
  if (bytes.size() < 24 || bytes.substr(8, 8) != "\0\0\0\x0DIHDR"sv) return std::nullopt;
  return sane_size(big_endian_16(bytes, 16) << 16 | big_endian_16(bytes, 18),
                   big_endian_16(bytes, 20) << 16 | big_endian_16(bytes, 22));
}

// GIF89a, 18: the logical screen.
std::optional<ImageSize> gif_size(std::string_view bytes) {
  if (bytes.size() < 10) return std::nullopt;
  return sane_size(little_endian_16(bytes, 6), little_endian_16(bytes, 8));
}

// RFC 9649, 2.5 to 2.7, and RFC 6386, 9.1: the first chunk is that of a lossy, lossless or extended file.
std::optional<ImageSize> webp_size(std::string_view bytes) {
  if (bytes.size() < 30) return std::nullopt;
  const std::string_view chunk = bytes.substr(12, 4);
  if (chunk == "VP8 ") {
    if (bytes.substr(23, 3) != "\x9D\x01\x2A"sv) return std::nullopt;
    return sane_size(little_endian_16(bytes, 26) & 0x3FFF, little_endian_16(bytes, 28) & 0x3FFF);
  }
  if (chunk == "VP8L") {
    if (byte_at(bytes, 20) != 0x2F) return std::nullopt;
    const std::uint32_t bits = little_endian_16(bytes, 21) | little_endian_16(bytes, 23) << 16;
    return sane_size((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
  }
  if (chunk == "VP8X") {
    return sane_size((little_endian_16(bytes, 24) | byte_at(bytes, 26) << 16) + 1,
                     (little_endian_16(bytes, 27) | byte_at(bytes, 29) << 16) + 1);
  }
  return std::nullopt;
}

bool is_svg_name(std::string_view path) { return ascii_lower(path).ends_with(".svg"); }

}  // namespace

bool is_image_name(std::string_view path) {
  constexpr auto endings = std::to_array<std::string_view>({".png", ".jpg", ".jpeg", ".jfif", ".gif", ".webp", ".svg"});
  const std::string name = ascii_lower(path);
  return std::ranges::any_of(endings, [&](std::string_view ending) { return name.ends_with(ending); });
}

std::optional<ImageSize> image_size(std::string_view bytes, std::string_view path) {
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return png_size(bytes);
  if (bytes.starts_with(jpeg_begin)) return jpeg_size(bytes);
  if (bytes.starts_with("GIF87a") || bytes.starts_with("GIF89a")) return gif_size(bytes);
  if (bytes.starts_with("RIFF") && bytes.substr(0, 12).ends_with("WEBP")) return webp_size(bytes);
  return is_svg_name(path) ? svg_size(bytes) : std::nullopt;
}

std::optional<ImageSize> read_image_size(ByteReader& file, std::string_view path) {
  std::string bytes;
  const auto read_up_to = [&](std::size_t size) {
    std::size_t filled = bytes.size();
    bytes.resize(size);
    while (filled < size) {
      const auto got = file.read(bytes.data() + filled, size - filled);
      if (!got || *got == 0) break;
      filled += *got;
    }
    bytes.resize(filled);
    return filled == size;
  };
  bool has_more = read_up_to(first_block);
  std::optional<ImageSize> size = image_size(bytes, path);
  const std::size_t most = bytes.starts_with(jpeg_begin) ? most_of_jpeg : is_svg_name(path) ? most_of_svg : first_block;
  while (!size && has_more && bytes.size() < most) {
    has_more = read_up_to(std::min(most, bytes.size() * 8));
    size = image_size(bytes, path);
  }
  return size;
}

ImageSizes read_image_sizes(const std::vector<Asset>& assets, const Disk& disk, std::size_t jobs) {
  return parallel_map<std::optional<ImageSize>>(assets.size(), jobs, [&](std::size_t i) {
    const std::string& path = assets[i].disk_path;
    std::optional<ImageSize> size;
    if (!is_image_name(path)) return size;
    if (const auto file = disk.open(path)) size = read_image_size(**file, path);
    return size;
  });
}

}  // namespace waymark
