#include "base/integrity.h"

#include <array>
#include <openssl/evp.h>

#include "base/failure.h"

namespace waymark {

std::string integrity_of(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> hash{};
  unsigned int size = 0;
  check(EVP_Digest(bytes.data(), bytes.size(), hash.data(), &size, EVP_sha384(), nullptr) == 1, "SHA-384 is there");
  std::array<unsigned char, EVP_MAX_MD_SIZE * 2> text{};  // base64 takes four characters for three bytes, and a zero
  const int length = EVP_EncodeBlock(text.data(), hash.data(), static_cast<int>(size));
  return "sha384-" + std::string(text.begin(), text.begin() + length);
}

}  // namespace waymark
