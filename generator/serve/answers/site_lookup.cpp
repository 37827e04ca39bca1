#include "serve/answers/site_lookup.h"

#include "base/escape.h"
#include "base/site_path.h"
#include "base/unicode.h"

namespace waymark {

std::optional<std::string> path_below(std::string_view target, std::string_view root) {
  target = target.substr(0, target.find_first_of("?#"));
  if (!target.starts_with(root)) return std::nullopt;
  std::string path = percent_decode(target.substr(root.size()));
  if (path.empty()) return path;
  const bool folder = path.ends_with('/');
  if (!SitePath::from(folder ? std::string_view(path).substr(0, path.size() - 1) : std::string_view(path)))
    return std::nullopt;
  if (to_valid_utf8(path) != path) return std::nullopt;
  return path;
}

FoundOutput find_output(const ServedSite& site, const std::string& path, std::string_view root) {
  const auto found = [&](const std::string& candidate) -> FoundOutput {
    return {.output = site.output(candidate), .path = candidate};
  };
  if (path.empty() || path.ends_with('/')) return found(path + "index.html");
  if (FoundOutput exact = found(path); exact.output != nullptr) return exact;
  if (FoundOutput page = found(path + ".html"); page.output != nullptr) return page;
  if (found(path + "/index.html").output != nullptr)
    return {.redirect = std::string(root) + percent_encode_path(path) + "/"};
  return {};
}

}  // namespace waymark
