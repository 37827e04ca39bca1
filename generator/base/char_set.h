#pragma once
// Bytes to look for in text. std::string_view::find_first_of() calls memchr for each byte it passes, some twenty
// instructions; a look into a table of 256 is three.

#include <array>
#include <cstddef>
#include <string_view>

namespace waymark {

class CharSet {
 public:
  constexpr explicit CharSet(std::string_view chars) {
    for (const char c : chars) has_[static_cast<unsigned char>(c)] = true;
  }

  constexpr bool contains(char c) const { return has_[static_cast<unsigned char>(c)]; }

  // The first byte of the set at or behind `from`; npos when there is none.
  constexpr std::size_t find_in(std::string_view text, std::size_t from = 0) const {
    for (std::size_t at = from; at < text.size(); ++at) {
      if (contains(text[at])) return at;
    }
    return std::string_view::npos;
  }

 private:
  std::array<bool, 256> has_{};
};

}  // namespace waymark
