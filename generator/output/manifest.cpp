#include "output/manifest.h"

#include <algorithm>

#include "base/escape.h"
#include "base/text.h"

namespace waymark {
namespace {

constexpr std::string_view heading = "# waymark manifest 1";
constexpr std::string_view unfinished_mark = ", unfinished";
constexpr std::size_t hash_digits = 32;

std::string encoded(std::string_view path) {
  std::string out;
  for (const char c : path) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20 || byte == 0x7F || c == '%') {
      out += '%';
      out += "0123456789ABCDEF"[byte >> 4];
      out += "0123456789ABCDEF"[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

bool is_hash(std::string_view text) {
  return text.size() == hash_digits &&
         std::ranges::all_of(text, [](char c) { return is_ascii_digit(c) || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string to_text(const Manifest& manifest) {
  std::string out(heading);
  out += manifest.finished ? "" : unfinished_mark;
  out += '\n';
  for (const auto& [path, hash] : manifest.hashes) {
    out += hash;
    out += "  ";
    out += encoded(path.str());
    out += '\n';
  }
  return out;
}

Result<Manifest> parse_manifest(std::string_view text) {
  Manifest manifest;
  bool first = true;
  for (std::string_view line : split(text, '\n')) {
    if (line.ends_with('\r')) {
      line.remove_suffix(1);
    }
    if (first) {
      first = false;
      if (!line.starts_with(heading)) {
        return fail("it does not begin as a manifest does");
      }
      const std::string_view mark = line.substr(heading.size());
      if (!mark.empty() && mark != unfinished_mark) {
        return fail("it was written by another version of waymark");
      }
      manifest.finished = mark.empty();
      continue;
    }
    if (line.empty()) {
      continue;
    }
    const std::string_view hash = line.substr(0, hash_digits);
    const std::string_view rest = line.substr(hash.size());
    const std::optional<SitePath> path =
        rest.starts_with("  ") ? SitePath::from(percent_decode(rest.substr(2))) : std::nullopt;
    if (!is_hash(hash) || !path) {
      return fail("the line \"" + std::string(line.substr(0, 200)) + "\" cannot be read");
    }
    manifest.hashes.insert_or_assign(*path, std::string(hash));
  }
  return manifest;
}

}  // namespace waymark
