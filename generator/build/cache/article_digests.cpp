#include "build/cache/article_digests.h"

#include "article/cache/article_fields.h"
#include "base/hash.h"

namespace waymark {
namespace {

// As a Packer, without texts and places in files.
class SurfacePacker {
 public:
  template <class... Ts>
  void operator()(const Ts&... values) {
    (put(values), ...);
  }
  const std::string& bytes() const { return bytes_; }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_enum_v<T>) {
      raw(std::to_underlying(value));
    } else if constexpr (std::is_arithmetic_v<T>) {
      raw(value);
    } else {
      each_field(value, *this);
    }
  }
  void put(const Pieces& /*text*/) {}
  void put(Span /*place*/) {}
  void put(SourceId source) { raw(source.value); }
  void put(const std::string& text) {
    raw(text.size());
    bytes_ += text;
  }
  template <class T>
  void put(const std::optional<T>& value) {
    put(value.has_value());
    if (value) put(*value);
  }
  template <class A, class B>
  void put(const std::pair<A, B>& value) {
    put(value.first);
    put(value.second);
  }
  template <class T>
  void put(const std::vector<T>& values) {
    raw(values.size());
    for (const T& value : values) put(value);
  }
  template <class T>
  void raw(T value) {
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    bytes_.append(bytes, sizeof value);
  }

  std::string bytes_;
};

}  // namespace

ArticleDigests digests_of(const Article& article) {
  const TextReads own;
  std::string text;
  Packer pack(text, Packer::Files::as_they_are);
  pack(article.pieces.read());
  SurfacePacker surface;
  surface(article);
  return {.text = hash_hex(text), .surface = hash_hex(surface.bytes())};
}

}  // namespace waymark
