#include "library/addresses/published_addresses.h"

#include <algorithm>

#include "base/escape.h"
#include "base/site_path.h"
#include "base/text.h"
#include "base/unicode.h"

namespace waymark {
namespace {

constexpr std::string_view locale_mark = "{locale}";

// "en-us", "zh-hant-tw": what a published address may carry even when the site does not declare that locale.
bool looks_like_locale(std::string_view segment) {
  const std::vector<std::string_view> parts = split(segment, '-');
  if (parts.size() != 2 && parts.size() != 3) return false;
  const auto letters = [](std::string_view part, std::size_t least, std::size_t most) {
    return part.size() >= least && part.size() <= most &&
           std::ranges::all_of(part, [](char c) { return is_ascii_alpha(c); });
  };
  if (!letters(parts.front(), 2, 2) || !letters(parts.back(), 2, 2)) return false;
  return parts.size() == 2 || letters(parts[1], 4, 4);
}

bool is_locale_segment(std::string_view segment, const Config& config) {
  return segment == locale_mark || looks_like_locale(segment) || config.find_locale(segment).has_value();
}

// "/a/b/" folded, with segment number `locale_at` left out when it is a locale ("ad-fs" deeper down is a folder).
std::string comparable_path(std::string_view path, std::size_t locale_at, const Config& config) {
  std::string result = "/";
  std::size_t number = 0;
  for (const std::string_view segment : split(path, '/')) {
    if (segment.empty()) continue;
    if (number++ == locale_at && is_locale_segment(segment, config)) continue;
    result += segment;
    result += '/';
  }
  return case_fold(result);
}

// Where {locale} stands among the segments; 0, its usual place, when the prefix leaves it out.
std::size_t locale_position(std::string_view path) {
  std::size_t number = 0;
  for (const std::string_view segment : split(path, '/')) {
    if (segment == locale_mark) return number;
    if (!segment.empty()) ++number;
  }
  return 0;
}

std::optional<PublishedPrefix> parse_prefix(std::string_view text, bool own, const Config& config) {
  const UrlParts parts = split_url(text);
  if (!parts.has_authority || parts.authority.empty()) return std::nullopt;
  const std::size_t locale_at = locale_position(parts.path);
  PublishedPrefix prefix{.host = ascii_lower(parts.authority),
                         .path = comparable_path(parts.path, locale_at, config),
                         .locale_at = locale_at,
                         .pattern = std::string(text),
                         .own = own};
  if (!prefix.pattern.ends_with('/')) prefix.pattern += '/';
  return prefix;
}

}  // namespace

std::vector<PublishedPrefix> published_prefixes(const Config& config) {
  std::vector<PublishedPrefix> prefixes;
  for (const std::string& text : config.published_at) {
    if (auto prefix = parse_prefix(text, false, config)) prefixes.push_back(*std::move(prefix));
  }
  if (auto prefix = parse_prefix(config.base_url, true, config)) prefixes.push_back(*std::move(prefix));
  return prefixes;
}

std::optional<PublishedRest> below_published(const std::vector<PublishedPrefix>& prefixes, const UrlParts& url,
                                             const Config& config) {
  if (prefixes.empty()) return std::nullopt;
  const std::string host = ascii_lower(url.authority);
  const std::string decoded = percent_decode(url.path);
  const PublishedPrefix* best = nullptr;
  std::string rest;
  for (const PublishedPrefix& prefix : prefixes) {
    if (url.has_authority && prefix.host != host) continue;
    // Without a host, a prefix that is the whole host would claim every site-absolute path.
    if (!url.has_authority && prefix.path == "/" && !prefix.own) continue;
    if (best != nullptr && prefix.path.size() <= best->path.size()) continue;
    const std::string path = comparable_path(decoded, prefix.locale_at, config);
    if (!path.starts_with(prefix.path)) continue;
    best = &prefix;
    rest = path.substr(prefix.path.size());
  }
  if (best == nullptr) return std::nullopt;
  while (rest.ends_with('/')) rest.pop_back();
  for (const std::string_view extension : {".md", ".html", ".htm"}) {
    if (rest.ends_with(extension)) {
      rest.resize(rest.size() - extension.size());
      break;
    }
  }
  return PublishedRest{.path = std::move(rest), .own = best->own};
}

std::optional<std::string> published_address(const std::vector<PublishedPrefix>& prefixes,
                                             std::string_view logical_path, std::string_view locale) {
  if (logical_path.starts_with("../")) return std::nullopt;
  const std::string folded = "/" + case_fold(logical_path);
  for (const PublishedPrefix& prefix : prefixes) {
    if (prefix.own) continue;
    if (prefix.path == "/")
      return replace_all(prefix.pattern, locale_mark, locale) + percent_encode_path(stem_of(logical_path));
    // The prefix's last folder, found among the file's folders.
    const std::string_view without_slash = std::string_view(prefix.path).substr(0, prefix.path.size() - 1);
    const std::string folder = std::string(without_slash.substr(without_slash.rfind('/'))) + "/";
    const std::size_t at = folded.find(folder);
    if (at == std::string::npos) continue;
    // Folding may change lengths; then the two texts cannot be cut at the same place.
    if (folded.size() != logical_path.size() + 1) continue;
    const std::string_view below = logical_path.substr(at + folder.size() - 1);
    return replace_all(prefix.pattern, locale_mark, locale) + percent_encode_path(stem_of(below));
  }
  return std::nullopt;
}

}  // namespace waymark
