#include "source/image_size.h"

#include <gtest/gtest.h>
#include <optional>
#include <string>
#include <string_view>

#include "base/disk.h"

namespace waymark {
namespace {

using namespace std::string_literals;

std::string written(std::optional<ImageSize> size) {
  return size ? std::to_string(size->width) + "x" + std::to_string(size->height) : "none";
}

// An Exif segment whose only entry is the orientation.
std::string exif(char orientation, bool little) {
  const std::string tiff = little ? "II\x2A\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0"s + orientation + "\0\0\0"s
                                  : "MM\0\x2A\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0"s + orientation + "\0\0"s;
  const std::string segment = "Exif\0\0"s + tiff;
  return "\xFF\xE1\0"s + static_cast<char>(segment.size() + 2) + segment;
}

const std::string frame_300x200 = "\xFF\xC0\0\x11\x08\0\xC8\x01\x2C\x03"s;

struct Case {
  const char* what;
  std::string bytes;
  const char* size;
  const char* path = "a.png";
};

TEST(ImageSize, IsReadFromTheFirstBytes) {
  const Case cases[] = {
      {"PNG", "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01\x2C\0\0\0\xC8\x08"s, "300x200"},
      {"PNG by another name", "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01\x2C\0\0\0\xC8\x08"s, "300x200", "a.jpg"},
      {"PNG cut off", "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x01\x2C\0\0\0"s, "none"},
      {"PNG without IHDR", "\x89PNG\r\n\x1A\n\0\0\0\x04gCBI\0\0\x01\x2C\0\0\0\xC8\x08"s, "none"},
      {"PNG of no width", "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\0\0\0\0\0\xC8\x08"s, "none"},
      {"PNG that is too large to be true", "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\x7F\xFF\xFF\xFF\0\0\0\xC8\x08"s, "none"},
      {"GIF", "GIF89a\x2C\x01\xC8\0\xF0"s, "300x200"},
      {"old GIF", "GIF87a\x2C\x01\xC8\0\xF0"s, "300x200"},
      {"GIF cut off", "GIF89a\x2C\x01\xC8"s, "none"},
      {"WebP, lossy", "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\x01\x2A\x2C\x41\xC8\x80"s, "300x200"},
      {"WebP, lossy, no start code", "RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9D\x01\x2B\x2C\x41\xC8\x80"s, "none"},
      {"WebP, lossless", "RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x2B\xC1\x31\0\0\0\0\0\0"s, "300x200"},
      {"WebP, extended", "RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x2B\x01\0\xC7\0\0"s, "300x200"},
      {"WebP cut off", "RIFF\0\0\0\0WEBPVP8X\x0A\0\0\0\0\0\0\0\x2B\x01\0\xC7\0"s, "none"},
      {"WebP with another chunk", "RIFF\0\0\0\0WEBPALPH\x0A\0\0\0\0\0\0\0\x2B\x01\0\xC7\0\0"s, "none"},
      {"JPEG", "\xFF\xD8\xFF\xE0\0\x04JF"s + frame_300x200, "300x200"},
      {"JPEG, progressive", "\xFF\xD8\xFF\xC2\0\x11\x08\0\xC8\x01\x2C\x03"s, "300x200"},
      {"JPEG with tables first", "\xFF\xD8\xFF\xC4\0\x04\x01\x02"s + frame_300x200, "300x200"},
      {"JPEG with fill bytes", "\xFF\xD8\xFF\xFF\xFF\xE0\0\x04JF\xFF"s + frame_300x200, "300x200"},
      {"JPEG upright", "\xFF\xD8"s + exif(1, true) + frame_300x200, "300x200"},
      {"JPEG upside down", "\xFF\xD8"s + exif(3, false) + frame_300x200, "300x200"},
      {"JPEG turned", "\xFF\xD8"s + exif(6, true) + frame_300x200, "200x300"},
      {"JPEG turned, big endian", "\xFF\xD8"s + exif(8, false) + frame_300x200, "200x300"},
      {"JPEG, no such orientation", "\xFF\xD8"s + exif(9, false) + frame_300x200, "300x200"},
      {"JPEG, Exif without a directory",
       "\xFF\xD8\xFF\xE1\0\x10"s + "Exif\0\0II\x2A\0\xFF\xFF\xFF\xFF"s + frame_300x200, "300x200"},
      {"JPEG, Exif that says it has entries",
       "\xFF\xD8\xFF\xE1\0\x12"s + "Exif\0\0II\x2A\0\x08\0\0\0\xFF\xFF"s + frame_300x200, "300x200"},
      {"JPEG cut off", "\xFF\xD8\xFF\xE0\0\x04JF\xFF\xC0\0\x11\x08\0\xC8\x01"s, "none"},
      {"JPEG, a segment of no length", "\xFF\xD8\xFF\xE0\0\0"s + frame_300x200, "none"},
      {"JPEG, a segment beyond the end", "\xFF\xD8\xFF\xE0\xFF\xFFJF"s + frame_300x200, "none"},
      {"JPEG, pixels before the size", "\xFF\xD8\xFF\xDA\0\x04JF"s + frame_300x200, "none"},
      {"JPEG, its height after the pixels", "\xFF\xD8\xFF\xC0\0\x11\x08\0\0\x01\x2C\x03"s, "none"},
      {"JPEG, nothing else", "\xFF\xD8\xFF"s, "none"},
      {"SVG in pixels", "<svg width='300' height='200px'/>", "300x200", "a.svg"},
      {"SVG with all before it",
       "\xEF\xBB\xBF<?xml version='1.0'?><!-- a > b --><!DOCTYPE svg [<!ENTITY x '>'>]>\n"
       "<svg xmlns=\"http://www.w3.org/2000/svg\" width = \"300\" height=\"200\">",
       "300x200", "a.SVG"},
      {"SVG by its viewBox", "<svg viewBox=\"0 0 300 200\">", "300x200", "a.svg"},
      {"SVG by its viewBox, commas", "<svg viewBox=' -5,-5 , 300.4,+199.6 '>", "300x200", "a.svg"},
      {"SVG, one side", "<svg width='30' viewBox='0 0 300 200'>", "30x20", "a.svg"},
      {"SVG, the other side", "<svg height='20' viewBox='0 0 300 200'>", "30x20", "a.svg"},
      {"SVG, percent", "<svg width='100%' height='100%' viewBox='0 0 300 200'>", "300x200", "a.svg"},
      {"SVG in inches", "<svg width='2in' height='72pt'>", "192x96", "a.svg"},
      {"SVG in millimetres", "<svg width='25.4mm' height='2.54cm'>", "96x96", "a.svg"},
      {"SVG, tiny", "<svg viewBox='0 0 0.1 0.2'>", "1x1", "a.svg"},
      {"SVG with a prefix", "<s:svg width='3' height='2'>", "3x2", "a.svg"},
      {"SVG, one side only", "<svg width='30'>", "none", "a.svg"},
      {"SVG, no sizes", "<svg>", "none", "a.svg"},
      {"SVG, a viewBox of three", "<svg viewBox='0 0 300'>", "none", "a.svg"},
      {"SVG, no number", "<svg width='nan' height='inf' viewBox='0 0 1e999 2'>", "none", "a.svg"},
      {"SVG, negative", "<svg width='-3' height='2'>", "none", "a.svg"},
      {"SVG cut off in its tag", "<svg width='30' height='200", "none", "a.svg"},
      {"SVG cut off behind a value", "<svg width='30' height='200' ", "none", "a.svg"},
      {"SVG in a page", "<html><svg width='30' height='20'>", "none", "a.svg"},
      {"SVG, values without quotes", "<svg width=30 height=20>", "none", "a.svg"},
      {"SVG by another name", "<svg width='300' height='200'/>", "none", "a.png"},
      {"a comment without an end", "<!-- <svg width='300' height='200'/>", "none", "a.svg"},
      {"a page", "<!doctype html><title>Not found</title>", "none"},
      {"nothing", "", "none"},
  };
  for (const Case& one : cases) EXPECT_EQ(written(image_size(one.bytes, one.path)), one.size) << one.what;
}

TEST(ImageSize, NoBeginningOfAFileIsReadBeyondItsEnd) {
  const std::string files[] = {
      "\xFF\xD8"s + exif(6, true) + frame_300x200,
      "RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2F\x2B\xC1\x31\0\0\0\0\0\0"s,
      "<?xml version='1.0'?><!DOCTYPE svg [ ]><svg width='3' height='2' viewBox='0 0 3 2'>"s,
  };
  for (const std::string& file : files) {
    for (std::size_t size = 0; size < file.size(); ++size) {
      // A copy of its own, so that a sanitizer sees a step too far.
      const std::string start(file.data(), size);
      const auto found = image_size(start, "a.svg");
      EXPECT_TRUE(!found || found == image_size(file, "a.svg")) << size;
    }
    EXPECT_TRUE(image_size(file, "a.svg"));
  }
}

TEST(ImageSize, AJpegIsReadBehindItsProfiles) {
  MemoryDisk disk;
  const std::string profile = "\xFF\xE2\xFF\xFF"s + std::string(65533, 'x');
  std::string& near = disk.files["near.jpg"] = "\xFF\xD8"s;
  for (int i = 0; i < 5; ++i) near += profile;
  near += frame_300x200;
  std::string& far = disk.files["far.jpg"] = "\xFF\xD8"s;
  for (int i = 0; i < 20; ++i) far += profile;
  far += frame_300x200;
  disk.files["big.svg"] = "<!--" + std::string(9000, ' ') + "--><svg width='3' height='2'>";
  const auto size = [&](const std::string& path) { return written(read_image_size(**disk.open(path), path)); };
  EXPECT_EQ(size("near.jpg"), "300x200");
  EXPECT_EQ(size("far.jpg"), "none");
  EXPECT_EQ(size("big.svg"), "3x2");
}

TEST(ImageSize, OnlyPicturesAreOpened) {
  EXPECT_TRUE(is_image_name("a/B.PNG"));
  EXPECT_TRUE(is_image_name("a.jpeg"));
  EXPECT_TRUE(is_image_name("a.webp"));
  EXPECT_FALSE(is_image_name("a.zip"));
  EXPECT_FALSE(is_image_name("png"));
}

}  // namespace
}  // namespace waymark
