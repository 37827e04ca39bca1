#pragma once
// Scripts as far as they tell languages apart, by ICU.

#include <cstddef>
#include <cstdint>

namespace waymark {

enum class Script : std::uint8_t { latin, cyrillic, greek, hebrew, arabic, han, kana, hangul, thai, devanagari, other };
inline constexpr std::size_t script_count = 11;

// Of a letter; `other` for what several scripts share.
Script script_of(char32_t c);

}  // namespace waymark
