#pragma once
// Is a text in the language of the locale it stands under?

#include <optional>
#include <string_view>

#include "library/library.h"

namespace waymark {

// The name of the language that an article is surely written in although its locale is of another, "English"; null
// where it is in the locale's language, short, mixed, or in a language that is not known here.
std::optional<std::string_view> other_language_of(const Article& article, std::string_view locale_tag);

// Reports locale/wrong-language.
void check_wrong_language(const Library& library, VariantId text, Diagnostics& diagnostics);

}  // namespace waymark
