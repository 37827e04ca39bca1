#include "render/titles.h"

#include "library/title.h"

namespace waymark {

std::string article_title(const Library& library, VariantId variant) {
  const Article& article = library.article(variant);
  if (article.title.empty()) return library.entry(library.variant(variant).article).name;
  return strip_title_suffixes(article.title, library.config->title_suffixes);
}

}  // namespace waymark
