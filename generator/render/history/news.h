#pragma once
// What each version brought, article by article, as the histories tell it: what the What's new pages are made of. Made
// once, constant afterwards.

#include <cstdint>
#include <vector>

#include "library/library.h"

namespace waymark {

struct SectionNews {
  enum class Kind : std::uint8_t { added, returned, changed, renamed, moved, removed };
  Kind kind = Kind::changed;
  HistoryIndex history = 0;
  std::uint32_t wording = 0;  // in the history; of what was removed the last one
};

struct ArticleNews {
  enum class Kind : std::uint8_t {
    added,       // there was nothing of it before
    translated,  // there was, in the source locale's language
    rewritten,   // nearly every section is new or changed
    changed,     // `sections` tells which
    removed,
  };
  ArticleId article;
  VariantId variant;  // of the version, or the last one
  Kind kind = Kind::changed;
  std::vector<SectionNews> sections;  // in the order of the text, those removed last
};

class News {
 public:
  explicit News(const Library& library);
  // Of the articles that have texts in `locale`, by article. The first version with any text brings no news.
  const std::vector<ArticleNews>& of(LocaleId locale, VersionId version) const {
    return news_[locale.index()][version.index()];
  }

 private:
  void add_article(const Library& library, ArticleId article, LocaleId locale,
                   const std::vector<HistoryIndex>& histories);
  VersionId first_version_;
  std::vector<std::vector<std::vector<ArticleNews>>> news_;  // [locale][version]
};

}  // namespace waymark
