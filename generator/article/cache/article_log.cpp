#include "article/cache/article_log.h"

#include <algorithm>

#include "article/cache/article_fields.h"
#include "article/cache/made_of.h"
#include "article/cache/sound_article.h"
#include "base/hash.h"

namespace waymark {

void each_field(FieldsOf<PlacedLookup> auto& value, auto& f) {
  auto& [from, written] = value;
  f(from, written);
}

namespace {

// All of a file but its handle and what follows from its text.
std::string identity_of(const SourceFile& file) {
  const auto& [id, kind, path, logical_path, text, lines, article, locale, version] = file;
  std::string bytes;
  Packer pack(bytes);
  pack(kind, path, logical_path, article, locale, version, hash_hex(text));
  return hash_hex(bytes);
}

// What a compiled article is found by: its own file with its place, and the options.
std::string key_of(const SourceFile& file, const CompileOptions& options) {
  const auto& [dialect, source_locale_names, proposals, heading_ids, block_lines] = options;
  std::string bytes = identity_of(file);
  Packer pack(bytes);
  pack(dialect, source_locale_names, proposals, heading_ids, block_lines);
  return hash_hex(bytes);
}

// Null: not to be kept, because it depends on more than an entry says.
std::optional<std::string> pack_compiled(const Compiled& compiled, const SourceFile& file, const SourceSet& sources) {
  const auto made = made_of(file.id, compiled.lookups);
  if (!made) return std::nullopt;
  std::vector<std::string> found;
  for (std::size_t i = 1; i < made->files.size(); ++i) found.push_back(identity_of(sources.file(made->files[i])));
  std::string body;
  Packer pack(body);
  pack(compiled);
  std::vector<std::uint32_t> places;
  for (const SourceId id : pack.sources()) {
    const auto place = std::ranges::find(made->files, id);
    if (place == made->files.end()) return std::nullopt;
    places.push_back(static_cast<std::uint32_t>(place - made->files.begin()));
  }
  std::string bytes;
  Packer pack_all(bytes);
  pack_all(made->lookups, found, places, body);
  return bytes;
}

std::optional<Compiled> unpack_compiled(std::string_view bytes, const SourceFile& file, const SourceSet& sources,
                                        const CompileOptions& options) {
  Unpacker unpack(bytes);
  std::vector<PlacedLookup> lookups;
  std::vector<std::string> found;
  std::vector<std::uint32_t> places;
  std::string_view body;
  unpack(lookups, found, places, body);
  if (!unpack.is_whole() || found.size() != lookups.size()) return std::nullopt;

  const auto files = find_again(file, lookups, sources, options, [&found](std::size_t place, const SourceFile& now) {
    return identity_of(now) == found[place - 1];
  });
  if (!files) return std::nullopt;
  Compiled compiled;
  for (std::size_t i = 0; i < lookups.size(); ++i) {
    compiled.lookups.push_back(
        {.from = (*files)[lookups[i].from], .written = std::move(lookups[i].written), .found = (*files)[i + 1]});
  }
  std::vector<SourceId> named;
  for (const std::uint32_t place : places) {
    if (place >= files->size()) return std::nullopt;
    named.push_back((*files)[place]);
  }
  Unpacker unpack_body(body, named);
  unpack_body(compiled);
  if (!unpack_body.is_whole() || compiled.article.source != file.id || !is_sound(compiled, sources))
    return std::nullopt;
  return compiled;
}

}  // namespace

std::optional<Compiled> ArticleLog::find(const SourceFile& file, const SourceSet& sources,
                                         const CompileOptions& options) const {
  const auto bytes = log_.find(key_of(file, options));
  return bytes ? unpack_compiled(*bytes, file, sources, options) : std::nullopt;
}

void ArticleLog::add(const Compiled& compiled, const SourceFile& file, const SourceSet& sources,
                     const CompileOptions& options) {
  if (const auto bytes = pack_compiled(compiled, file, sources)) log_.add(key_of(file, options), *bytes);
}

}  // namespace waymark
