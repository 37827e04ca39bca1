#pragma once
// Which section of a translation says what which section of the source text says. Knows two texts and nothing of
// versions; see translations.h.

#include <cstdint>
#include <vector>

#include "article/article.h"

namespace waymark {

// Why two sections are held to be one; strongest first.
enum class TranslationEvidence : std::uint8_t {
  anchor,    // one id, written or made from an untranslated title
  spelling,  // ids that differ by case, punctuation or a stuck extension only
  order,     // the same place and level between sections that belong together, and nothing speaks against it
  content,   // images, links, code and numbers agree
};

struct TranslationAlignment {
  struct Pair {
    SectionIndex source = no_index;  // none: the source text has nothing like it
    TranslationEvidence evidence = TranslationEvidence::anchor;
  };
  std::vector<Pair> source_of;               // per section of the translation
  std::vector<SectionIndex> translation_of;  // per section of the source text; no_index: missing
};

// Text before the first heading belongs to text before the first heading. Each section has one counterpart at most.
TranslationAlignment align_translation(const Article& source, const Article& translation);

// Pairs those sections that have none yet and share an id.
void pair_by_anchors(const Article& source, const Article& translation, TranslationAlignment& alignment);

}  // namespace waymark
