#include "base/hash.h"

#include <xxhash.h>

#include "base/failure.h"

namespace waymark {
namespace {

std::string hex(XXH128_hash_t hash) {
  XXH128_canonical_t bytes;
  XXH128_canonicalFromHash(&bytes, hash);
  std::string out;
  out.reserve(2 * sizeof bytes.digest);
  for (const unsigned char byte : bytes.digest) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

}  // namespace

struct StreamHash::State {
  XXH3_state_t* handle = XXH3_createState();  // wants an alignment of 64 that only its own allocator promises
  State() {
    check(handle != nullptr, "out of memory for a hash");
    XXH3_128bits_reset(handle);
  }
  ~State() { XXH3_freeState(handle); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
};

std::uint64_t hash64(std::string_view bytes) { return XXH3_64bits(bytes.data(), bytes.size()); }
std::string hash_hex(std::string_view bytes) { return hex(XXH3_128bits(bytes.data(), bytes.size())); }

StreamHash::StreamHash() : state_(std::make_unique<State>()) {}
StreamHash::~StreamHash() = default;
void StreamHash::add(std::string_view bytes) { XXH3_128bits_update(state_->handle, bytes.data(), bytes.size()); }
std::string StreamHash::hex() const { return waymark::hex(XXH3_128bits_digest(state_->handle)); }

}  // namespace waymark
