#include "article/markdown/find_include.h"

#include <algorithm>

#include "base/edit_distance.h"
#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/url.h"
#include "config/natural_order.h"

namespace waymark {
namespace {

// The logical path that `written` names; null for what is no file of the content.
std::optional<std::string> logical_path(const SourceFile& from, std::string_view written) {
  if (written.starts_with("~/") || written.starts_with("~\\")) return join_path("root", written.substr(2));
  if (written.empty() || written.front() == '/' || !split_url(written).scheme.empty()) return std::nullopt;
  return join_path(from.logical_path, written);
}

// Of several files at one path: smaller is better.
struct Fitness {
  std::size_t locale = 0;  // 0: the same, then the source locale's names in order, then any
  int version = 0;         // 0: the same, 1: older, 2: none, 3: newer
};

Fitness fitness(const SourceFile& file, const SourceFile& from, const std::vector<std::string>& names) {
  Fitness result;
  if (!iequals(file.locale, from.locale)) {
    const auto name = std::ranges::find_if(names, [&](const std::string& n) { return iequals(n, file.locale); });
    result.locale = 1 + static_cast<std::size_t>(name - names.begin());
    if (name == names.end() && file.locale.empty()) result.locale = 1;  // belongs to every locale
  }
  if (file.version != from.version)
    result.version = file.version.empty() ? 2 : natural_less(file.version, from.version) ? 1 : 3;
  return result;
}

std::optional<SourceId> best_of(const std::vector<SourceId>& candidates, const SourceFile& from,
                                const SourceSet& sources, const std::vector<std::string>& names) {
  std::optional<SourceId> best;
  Fitness best_fitness;
  for (const SourceId id : candidates) {
    const SourceFile& file = sources.file(id);
    if (file.kind != SourceKind::article && file.kind != SourceKind::include) continue;
    const Fitness found = fitness(file, from, names);
    bool better = !best;
    if (best && found.locale != best_fitness.locale) {
      better = found.locale < best_fitness.locale;
    } else if (best && found.version != best_fitness.version) {
      better = found.version < best_fitness.version;
    } else if (best) {
      // Of the older ones the newest, of the newer ones the oldest.
      const std::string& held = sources.file(*best).version;
      better = found.version == 1 ? natural_less(held, file.version)
                                  : found.version == 3 && natural_less(file.version, held);
    }
    if (better) {
      best = id;
      best_fitness = found;
    }
  }
  return best;
}

// "de-de/includes/a.md" as it would be called below the folder of another locale.
std::optional<std::string> in_locale_folder(std::string_view path, const SourceFile& from, std::string_view name) {
  const std::size_t slash = path.find('/');
  if (slash == std::string_view::npos || from.locale.empty() || !iequals(path.substr(0, slash), from.locale))
    return std::nullopt;
  return std::string(name) + std::string(path.substr(slash));
}

}  // namespace

std::optional<SourceId> find_include(const SourceFile& from, std::string_view path, const SourceSet& sources,
                                     const std::vector<std::string>& source_locale_names) {
  for (const std::string& written : {std::string(path), percent_decode(path)}) {
    const std::optional<std::string> logical = logical_path(from, written);
    if (!logical) continue;
    if (const auto found = best_of(sources.at_logical_path(*logical), from, sources, source_locale_names)) return found;
    for (const std::string& name : source_locale_names) {
      const std::optional<std::string> other = in_locale_folder(*logical, from, name);
      if (!other) continue;
      if (const auto found = best_of(sources.at_logical_path(*other), from, sources, source_locale_names)) return found;
    }
  }
  return std::nullopt;
}

std::optional<std::string> nearest_include(const SourceFile& from, std::string_view path, const SourceSet& sources) {
  const std::optional<std::string> logical = logical_path(from, path);
  if (!logical) return std::nullopt;
  const std::string_view folder = folder_of(*logical);
  std::vector<std::string> names;
  for (const SourceFile& file : sources.files()) {
    if (file.kind != SourceKind::include && file.kind != SourceKind::article) continue;
    if (folder_of(file.logical_path) == folder) names.emplace_back(file_name_of(file.logical_path));
  }
  std::ranges::sort(names);
  names.erase(std::ranges::unique(names).begin(), names.end());
  const std::optional<std::string> name = nearest(file_name_of(*logical), names);
  if (!name) return std::nullopt;
  const std::size_t slash = path.find_last_of("/\\");
  return std::string(slash == std::string_view::npos ? std::string_view() : path.substr(0, slash + 1)) + *name;
}

}  // namespace waymark
