#pragma once
// XXH3, for content identity in manifests and fingerprints; not for security.

#include <cstdint>
#include <string>
#include <string_view>

namespace waymark {

std::uint64_t hash64(std::string_view bytes);
std::string hash_hex(std::string_view bytes);  // 32 lower-case hex digits (XXH3, 128 bits)

}  // namespace waymark
