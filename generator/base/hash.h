#pragma once
// XXH3, for content identity in manifests and fingerprints; not for security.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace waymark {

std::uint64_t hash64(std::string_view bytes);
std::string hash_hex(std::string_view bytes);  // 32 lower-case hex digits (XXH3, 128 bits)

// hash_hex() of bytes that come in blocks.
class StreamHash {
 public:
  StreamHash();
  ~StreamHash();
  StreamHash(const StreamHash&) = delete;
  StreamHash& operator=(const StreamHash&) = delete;
  void add(std::string_view bytes);
  std::string hex() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace waymark
