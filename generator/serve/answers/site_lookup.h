#pragma once
// Which output a request means, as hosts of static sites answer it: a folder's index.html, a page without its ".html".
// Only what the site is made of can be found; no request reaches the disk.

#include <optional>
#include <string>
#include <string_view>

#include "serve/served_site.h"

namespace waymark {

// The path of a request below `root` ("/", "/mfa/"), decoded, without its query; "" is the root itself. Null for one
// that lies elsewhere or that no output can have: with "..", a backslash, a NUL.
std::optional<std::string> path_below(std::string_view target, std::string_view root);

struct FoundOutput {
  const Output* output = nullptr;
  std::string path;      // of the output
  std::string redirect;  // where the request should go instead; `output` is null then
};

// Neither an output nor a redirect: there is nothing.
FoundOutput find_output(const ServedSite& site, const std::string& path, std::string_view root);

}  // namespace waymark
