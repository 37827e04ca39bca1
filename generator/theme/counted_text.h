#pragma once
// What languages do with numbers in a sentence, by ICU.

#include <cstddef>
#include <string>
#include <string_view>

namespace waymark {

// "zero", "one", "two", "few", "many", "other": the names of Unicode CLDR's plural rules.
bool is_plural_category(std::string_view name);

// Which of them `locale` uses with `count` things: "few" for 3 in Polish. "other" where ICU does not know the language.
std::string plural_category(std::string_view locale, std::size_t count);

// "3", "٣".
std::string number_text(std::string_view locale, std::size_t number);

}  // namespace waymark
