#include "article/cache/made_of.h"

#include <algorithm>

#include "article/cache/article_fields.h"
#include "article/markdown/find_include.h"
#include "base/visit_sources.h"

namespace waymark {
namespace {

std::size_t place_of(SourceId id, const std::vector<SourceId>& files) {
  return static_cast<std::size_t>(std::ranges::find(files, id) - files.begin());
}

}  // namespace

std::optional<MadeOf> made_of(SourceId own, const std::vector<IncludeLookup>& lookups) {
  MadeOf made{.files = {own}, .lookups = {}};
  for (const IncludeLookup& lookup : lookups) {
    const std::size_t from = place_of(lookup.from, made.files);
    if (!lookup.found || from == made.files.size()) return std::nullopt;
    made.lookups.push_back({.from = static_cast<std::uint32_t>(from), .written = lookup.written});
    made.files.push_back(*lookup.found);
  }
  return made;
}

std::optional<std::vector<SourceId>> find_again(const SourceFile& own, const std::vector<PlacedLookup>& lookups,
                                                const SourceSet& sources, const CompileOptions& options,
                                                const IsSame& is_same) {
  std::vector<SourceId> files{own.id};
  for (const PlacedLookup& lookup : lookups) {
    if (lookup.from >= files.size()) return std::nullopt;
    const SourceFile& from = sources.file(files[lookup.from]);
    const auto found = find_include(from, lookup.written, sources, options.source_locale_names);
    if (!found || !is_same(files.size(), sources.file(*found))) return std::nullopt;
    files.push_back(*found);
  }
  return files;
}

bool says_the_same(const SourceFile& a, const SourceFile& b) {
  // Not the handle, nor what follows from the text.
  const auto& [id, kind, path, logical_path, text, lines, article, locale, version] = a;
  return kind == b.kind && path == b.path && logical_path == b.logical_path && article == b.article &&
         locale == b.locale && version == b.version && text == b.text;
}

bool rename_sources(Compiled& compiled, const std::vector<SourceId>& before, const std::vector<SourceId>& now) {
  if (before == now) return true;
  bool all_known = true;
  const auto rename = [&](SourceId& source) {
    const std::size_t place = place_of(source, before);
    if (place < now.size())
      source = now[place];
    else
      all_known = false;
  };
  visit_sources(compiled, rename);
  for (IncludeLookup& lookup : compiled.lookups) {
    rename(lookup.from);
    if (lookup.found) rename(*lookup.found);
  }
  return all_known;
}

}  // namespace waymark
