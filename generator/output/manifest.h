#pragma once
// What an earlier build put into a folder: `.waymark-manifest`, a heading and then one line a file, "<content hash>
// <path>", sorted by path. Control characters and % in a path are percent-encoded, so that a line is a file whatever
// its name.

#include <map>
#include <string>
#include <string_view>

#include "base/failure.h"
#include "base/site_path.h"

namespace waymark {

inline constexpr std::string_view manifest_name = ".waymark-manifest";

struct Manifest {
  bool finished = true;  // false while a build is writing: each file named may be old, new or not there
  std::map<SitePath, std::string> hashes;  // hash_hex() of the bytes
  friend bool operator==(const Manifest&, const Manifest&) = default;
};

std::string to_text(const Manifest& manifest);
// Fails on anything that to_text() does not write; a path that could lead out of the folder is never returned.
Result<Manifest> parse_manifest(std::string_view text);

}  // namespace waymark
