#include "serve/earlier_articles.h"

#include "article/cache/made_of.h"

namespace waymark {

EarlierArticles::EarlierArticles(const ServedSite& earlier, const WithEarlier& lock) : earlier_(earlier), lock_(lock) {
  by_path_.reserve(earlier.variant_of.size());
  for (std::size_t i = 0; i < earlier.variant_of.size(); ++i) {
    if (earlier.variant_of[i]) by_path_.emplace(earlier.report.sources.file(SourceId{i}).path, SourceId{i});
  }
}

std::optional<Compiled> EarlierArticles::find(const SourceFile& file, const SourceSet& sources,
                                              const CompileOptions& options) const {
  const auto older = by_path_.find(file.path);
  if (older == by_path_.end()) return std::nullopt;
  const SourceSet& then = earlier_.report.sources;
  const SourceFile& before = then.file(older->second);
  if (!says_the_same(before, file) || serving_options(earlier_.config, before) != options) return std::nullopt;
  const auto made = made_of(before.id, earlier_.by_compiling[before.id.index()].lookups);
  if (!made) return std::nullopt;
  const auto now = find_again(file, made->lookups, sources, options, [&](std::size_t place, const SourceFile& found) {
    return says_the_same(then.file(made->files[place]), found);
  });
  if (!now) return std::nullopt;
  auto copy = copy_of(before.id);
  if (!copy || !rename_sources(*copy, made->files, *now)) return std::nullopt;
  return copy;
}

// Null where another text was put in since. Only that changes a state.
std::optional<Compiled> EarlierArticles::copy_of(SourceId older) const {
  std::optional<Compiled> copy;
  lock_([&] {
    if (earlier_.patched.contains(earlier_.report.sources.file(older).path)) return;
    const auto& [diagnostics, lookups] = earlier_.by_compiling[older.index()];
    copy = {.article = earlier_.library.article(*earlier_.variant_of[older.index()]),
            .diagnostics = diagnostics,
            .lookups = lookups};
  });
  return copy;
}

}  // namespace waymark
