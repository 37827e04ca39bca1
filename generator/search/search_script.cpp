#include "search/search_script.h"

#include <array>
#include <cstddef>
#include <fmt/format.h>
#include <iterator>

namespace waymark {
namespace {

// Which bytes may have to be written in another way; 0xE2 begins U+2028 and U+2029.
constexpr std::array<bool, 256> escapes = [] {
  std::array<bool, 256> all = {};
  for (std::size_t c = 0; c < 0x20; ++c) all[c] = true;
  for (const std::size_t c : {std::size_t{'"'}, std::size_t{'\\'}, std::size_t{'<'}, std::size_t{0xE2}}) all[c] = true;
  return all;
}();

}  // namespace

void append_json(std::string& out, std::string_view text) {
  out += '"';
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    while (i < text.size() && !escapes[static_cast<unsigned char>(text[i])]) ++i;
    if (i == text.size()) break;
    const auto byte = static_cast<unsigned char>(text[i]);
    std::size_t end = i + 1;
    std::string_view written;
    if (byte == 0xE2) {
      const std::string_view character = text.substr(i, 3);
      if (character != "\xE2\x80\xA8" && character != "\xE2\x80\xA9") continue;
      written = character.back() == '\xA8' ? "\\u2028" : "\\u2029";
      end = i + 3;
    } else if (byte == '\n') {
      written = "\\n";
    } else if (byte == '"') {
      written = "\\\"";
    } else if (byte == '\\') {
      written = "\\\\";
    }
    out += text.substr(done, i - done);
    if (written.empty()) {
      fmt::format_to(std::back_inserter(out), "\\u{:04x}", byte);
    } else {
      out += written;
    }
    done = end;
    i = end - 1;
  }
  out += text.substr(done);
  out += '"';
}

std::string search_script(std::string_view data) {
  // Two literals: "??=" is a trigraph.
  std::string out =
      "(self.waymarkSearch?"
      "?=[]).push(";
  out += data;
  out += ");\n";
  return out;
}

}  // namespace waymark
