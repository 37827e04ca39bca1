#pragma once
// How large a picture is shown, from the first bytes of its file: pages write it down, so that nothing moves when the
// picture arrives. No pixel is decoded. What is truncated, hostile or of another kind has no size; that is no failure.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/disk.h"
#include "source/source_file.h"

namespace waymark {

struct ImageSize {  // in CSS pixels, 1 to max_image_side
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  friend bool operator==(const ImageSize&, const ImageSize&) = default;
};

inline constexpr std::uint32_t max_image_side = 1'000'000;

// Whether a file of this name is a picture whose size can be read: PNG, JPEG, GIF, WebP and SVG.
bool is_image_name(std::string_view path);

// `bytes` are the file's first. What kind it is they say themselves, as browsers go by them, too; but for SVG, which
// is known by the name only.
std::optional<ImageSize> image_size(std::string_view bytes, std::string_view path);

// Reads as much as is needed: nearly always one block, of a JPEG up to 512 KiB, since profiles and previews stand
// before its size.
std::optional<ImageSize> read_image_size(ByteReader& file, std::string_view path);

// Of each of `assets`, by index; what is no picture is not opened. A file that cannot be read is told of when it is
// copied.
using ImageSizes = std::vector<std::optional<ImageSize>>;
ImageSizes read_image_sizes(const std::vector<Asset>& assets, const Disk& disk, std::size_t jobs);

}  // namespace waymark
