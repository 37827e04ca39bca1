#pragma once
// The real articles, which lie beside the repository and are no part of it.

#include <string>

namespace waymark {

enum class RealArticles { all, two_locales };  // two_locales: the English and Dutch ones, with all that is in no locale

// Tests that need them skip where they are absent.
bool has_real_articles();

// Into content/mfa below `folder`, writable, with the definition of tests/real/corpus as site/mfa/site.yml.
void copy_real_articles(const std::string& folder, RealArticles which);

}  // namespace waymark
