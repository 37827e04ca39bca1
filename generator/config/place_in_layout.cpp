#include "config/place_in_layout.h"

#include <algorithm>

#include "base/text.h"
#include "config/locale_names.h"

namespace waymark {

namespace {

constexpr std::string_view default_layouts[] = {"{locale}/{version}/{article}.md", "{version}/{article}.md",
                                                "{locale}/{article}.md", "{article}.md"};

// 2015-06, 4.2, v10: what a folder is called when it is a version and nothing else says so.
bool looks_like_version(std::string_view text) {
  if (!text.empty() && ascii_lower(text.front()) == 'v') text.remove_prefix(1);
  if (text.empty() || !is_ascii_digit(text.front()) || !is_ascii_digit(text.back())) return false;
  return std::ranges::all_of(text, [](char c) { return is_ascii_digit(c) || c == '.' || c == '-'; });
}

// What `segment` puts in the place of `placeholder` in `pattern` ("v{version}"); null when it does not fit.
std::optional<std::string_view> placeholder_value(std::string_view pattern, std::string_view placeholder,
                                                  std::string_view segment) {
  const std::size_t at = pattern.find(placeholder);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view before = pattern.substr(0, at);
  const std::string_view after = pattern.substr(at + placeholder.size());
  if (segment.size() <= before.size() + after.size() || !segment.starts_with(before) || !segment.ends_with(after)) {
    return std::nullopt;
  }
  return segment.substr(before.size(), segment.size() - before.size() - after.size());
}

bool has(const Layout& layout, std::string_view placeholder) {
  return layout.pattern().find(placeholder) != std::string::npos;
}

}  // namespace

PathPlacer::PathPlacer(const Config& config, const ContentRoot& root)
    : config_(config), root_(root), default_layouts_(root.layouts.empty()), layouts_(root.layouts) {
  if (default_layouts_) {
    for (const std::string_view pattern : default_layouts) layouts_.emplace_back(std::string(pattern));
  }
}

std::string PathPlacer::known_locale(std::string_view folder) const {
  if (const std::optional<LocaleId> id = config_.find_locale(folder)) return config_.locale(*id).tag;
  if (!config_.find_locales) return "";
  const std::string tag = canonical_tag(folder);
  const bool short_language = tag.size() == 2 || (tag.size() > 2 && tag[2] == '-');
  return !tag.empty() && is_known_language(tag) && (short_language || !default_layouts_) ? tag : "";
}

std::string PathPlacer::known_version(std::string_view folder) const {
  if (const std::optional<VersionId> id = config_.find_version(folder)) return config_.version(*id).name;
  if (!config_.versions.empty()) return "";
  return !default_layouts_ || looks_like_version(folder) ? std::string(folder) : "";
}

bool PathPlacer::looks_like_locale(std::string_view folder) const {
  const std::string tag = canonical_tag(folder);
  // "it" or "is" may be an ordinary folder; "it-it" is not.
  return !tag.empty() && is_known_language(tag) && (!default_layouts_ || tag.size() > 3);
}

std::optional<PathPlace> PathPlacer::place_article(std::string_view path) const {
  std::optional<PathPlace> first_unknown;
  bool shows_locale = false;
  bool shows_version = false;
  for (const Layout& layout : layouts_) {
    if ((shows_locale && !has(layout, "{locale}")) || (shows_version && !has(layout, "{version}"))) continue;
    const std::optional<PathParts> parts = layout.match(path);
    if (!parts) continue;
    PathPlace place = leading_folders(layout, path);
    place.article = parts->article;
    if (!parts->locale.empty()) {
      place.locale = known_locale(parts->locale);
      if (place.locale.empty()) place.unknown_locale = parts->locale;
    }
    if (!parts->version.empty()) {
      place.version = known_version(parts->version);
      if (place.version.empty()) place.unknown_version = parts->version;
    }
    if (place.unknown_locale.empty() && place.unknown_version.empty()) {
      if (place.locale.empty()) place.locale = root_.locale;
      if (place.version.empty()) place.version = root_.version;
      return place;
    }
    const bool locale_meant = !place.unknown_locale.empty() && looks_like_locale(place.unknown_locale);
    const bool version_meant = !place.unknown_version.empty() && looks_like_version(place.unknown_version);
    if (!default_layouts_ || locale_meant || version_meant) {
      if (!first_unknown) first_unknown = std::move(place);
    }
    shows_locale = shows_locale || locale_meant;
    shows_version = shows_version || version_meant;
  }
  return first_unknown;
}

PathPlace PathPlacer::leading_folders(const Layout& layout, std::string_view path) const {
  PathPlace place;
  const std::vector<std::string_view> patterns = split(layout.pattern(), '/');
  const std::vector<std::string_view> segments = split(path, '/');
  std::size_t i = 0;
  std::vector<std::string> rest;
  for (; i < patterns.size() && i + 1 < segments.size(); ++i) {
    if (patterns[i].find("{article}") != std::string_view::npos) break;
    if (const auto locale = placeholder_value(patterns[i], "{locale}", segments[i])) {
      place.locale = known_locale(*locale);
      if (place.locale.empty()) break;
    } else if (const auto version = placeholder_value(patterns[i], "{version}", segments[i])) {
      place.version = known_version(*version);
      if (place.version.empty()) break;
    } else if (iequals(patterns[i], segments[i])) {
      rest.emplace_back(segments[i]);
    } else {
      break;
    }
  }
  for (; i < segments.size(); ++i) rest.emplace_back(segments[i]);
  place.logical_path = join(rest, "/");
  return place;
}

PathPlace PathPlacer::place_other(std::string_view path) const {
  PathPlace best;
  std::size_t best_parts = 0;
  bool first = true;
  for (const Layout& layout : layouts_) {
    PathPlace place = leading_folders(layout, path);
    const std::size_t parts = (place.locale.empty() ? 0U : 1U) + (place.version.empty() ? 0U : 1U);
    if (first || parts > best_parts) {
      best = std::move(place);
      best_parts = parts;
      first = false;
    }
  }
  if (best.locale.empty()) best.locale = root_.locale;
  if (best.version.empty()) best.version = root_.version;
  return best;
}

}  // namespace waymark
