#include "article/cache/compiled_entry.h"

#include <algorithm>

#include "article/cache/article_fields.h"
#include "article/cache/sound_article.h"
#include "article/markdown/find_include.h"
#include "base/hash.h"

namespace waymark {
namespace {

// An IncludeLookup without handles.
struct KeptLookup {
  std::uint32_t from = 0;  // place in the list of files: the article, then what each lookup found
  std::string written;
  std::string found;  // identity of the file
};

void each_field(FieldsOf<KeptLookup> auto& value, auto& f) {
  auto& [from, written, found] = value;
  f(from, written, found);
}

// All of a file but its handle and what follows from its text.
std::string identity_of(const SourceFile& file) {
  const auto& [id, kind, path, logical_path, text, lines, article, locale, version] = file;
  std::string bytes;
  Packer pack(bytes);
  pack(kind, path, logical_path, article, locale, version, hash_hex(text));
  return hash_hex(bytes);
}

}  // namespace

std::string compiled_key(const SourceFile& file, const CompileOptions& options) {
  const auto& [dialect, source_locale_names, proposals, block_lines] = options;
  std::string bytes = identity_of(file);
  Packer pack(bytes);
  pack(dialect, source_locale_names, proposals, block_lines);
  return hash_hex(bytes);
}

std::optional<std::string> pack_compiled(const Compiled& compiled, const SourceFile& file, const SourceSet& sources) {
  std::vector<SourceId> files{file.id};
  const auto place_of = [&files](SourceId id) {
    return static_cast<std::size_t>(std::ranges::find(files, id) - files.begin());
  };
  std::vector<KeptLookup> lookups;
  for (const IncludeLookup& lookup : compiled.lookups) {
    if (!lookup.found || place_of(lookup.from) == files.size()) return std::nullopt;
    lookups.push_back({.from = static_cast<std::uint32_t>(place_of(lookup.from)),
                       .written = lookup.written,
                       .found = identity_of(sources.file(*lookup.found))});
    files.push_back(*lookup.found);
  }
  std::string body;
  Packer pack(body);
  pack(compiled);
  std::vector<std::uint32_t> places;
  for (const SourceId id : pack.sources()) {
    if (place_of(id) == files.size()) return std::nullopt;
    places.push_back(static_cast<std::uint32_t>(place_of(id)));
  }
  std::string bytes;
  Packer pack_all(bytes);
  pack_all(lookups, places, body);
  return bytes;
}

std::optional<Compiled> unpack_compiled(std::string_view bytes, const SourceFile& file, const SourceSet& sources,
                                        const CompileOptions& options) {
  Unpacker unpack(bytes);
  std::vector<KeptLookup> kept;
  std::vector<std::uint32_t> places;
  std::string_view body;
  unpack(kept, places, body);
  if (!unpack.is_whole()) return std::nullopt;

  Compiled compiled;
  std::vector<SourceId> files{file.id};
  for (KeptLookup& lookup : kept) {
    if (lookup.from >= files.size()) return std::nullopt;
    const SourceId from = files[lookup.from];
    const auto found = find_include(sources.file(from), lookup.written, sources, options.source_locale_names);
    if (!found || identity_of(sources.file(*found)) != lookup.found) return std::nullopt;
    files.push_back(*found);
    compiled.lookups.push_back({.from = from, .written = std::move(lookup.written), .found = found});
  }
  std::vector<SourceId> named;
  for (const std::uint32_t place : places) {
    if (place >= files.size()) return std::nullopt;
    named.push_back(files[place]);
  }
  Unpacker unpack_body(body, named);
  unpack_body(compiled);
  if (!unpack_body.is_whole() || compiled.article.source != file.id || !is_sound(compiled, sources))
    return std::nullopt;
  return compiled;
}

}  // namespace waymark
