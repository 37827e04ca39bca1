#include "build/cache/article_digests.h"

#include "article/cache/article_fields.h"
#include "base/hash.h"

namespace waymark {
ArticleDigests digests_of(const Article& article) {
  const TextReads own;
  std::string text;
  Packer(text, PackedFiles::as_they_are)(article.pieces.read());
  std::string surface;
  BasicPacker<Pieces, Span>(surface, PackedFiles::as_they_are)(article);
  return {.text = hash_hex(text), .surface = hash_hex(surface)};
}

}  // namespace waymark
