#include "render/server_headers.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "base/failure.h"
#include "base/text.h"
#include "base/url.h"

namespace waymark {
namespace {

// A line of a header has an end: with more hosts than this any is allowed, over https.
constexpr std::size_t most_hosts = 20;

// "https://img.example.org"; empty for an address within the site and for one that no policy can name.
std::string origin_of(std::string_view address) {
  const UrlParts parts = split_url(address);
  const std::string scheme = ascii_lower(parts.scheme);
  const std::string host = ascii_lower(parts.authority.substr(parts.authority.rfind('@') + 1));
  const bool plain = !host.empty() && std::ranges::all_of(host, [](char c) {
    return is_ascii_alnum(c) || c == '.' || c == '-' || c == ':';
  });
  if (!plain || !(scheme == "https" || scheme == "http" || scheme.empty())) return "";
  return (scheme.empty() ? "https" : scheme) + "://" + host;
}

std::string sources(const std::set<std::string>& origins) {
  if (origins.size() > most_hosts) return "'self' https:";
  std::string all = "'self'";
  for (const std::string& origin : origins) all += " " + origin;
  return all;
}

}  // namespace

std::string content_policy(const SiteFrame& frame) {
  std::set<std::string> pictures;
  for (const Variant& variant : frame.library().variants) {
    for (const Reference& reference : variant.compiled.references) {
      const bool link = reference.kind == ReferenceKind::link || reference.kind == ReferenceKind::html_link;
      if (link || reference.kind == ReferenceKind::video) continue;
      if (std::string origin = origin_of(reference.target); !origin.empty()) pictures.insert(std::move(origin));
    }
  }
  std::set<std::string> forms;
  const FeedbackConfig& feedback = frame.config().feedback;
  if (feedback.kind == FeedbackConfig::Kind::form) {
    if (std::string origin = origin_of(feedback.url); !origin.empty()) forms.insert(std::move(origin));
  }
  return fmt::format(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src {0}; media-src {0}; font-src 'self'; "
      "connect-src 'self'; form-action {1}; base-uri 'none'; frame-ancestors 'self'",
      sources(pictures), sources(forms));
}

std::vector<Output> server_headers(const SiteFrame& frame) {
  const bool wanted = std::ranges::any_of(frame.config().redirect_files, [](RedirectFile file) {
    return file == RedirectFile::cloudflare || file == RedirectFile::netlify;
  });
  if (!wanted) return {};
  const std::string root = root_path(frame.config());
  std::string text = fmt::format("{}*\n  Content-Security-Policy: {}\n  X-Content-Type-Options: nosniff\n", root,
                                 content_policy(frame));
  for (const Output& asset : frame.theme().assets()) {
    if (!frame.has_search() && asset.path.str().starts_with("assets/search.")) continue;
    text += fmt::format("{}{}\n  Cache-Control: public, max-age=31536000, immutable\n", root, asset.path.str());
  }
  const auto path = SitePath::from("_headers");
  check(path.has_value(), "the name of a file of headers is a path");
  return {{.path = *path, .bytes = std::move(text), .copy_of = {}}};
}

}  // namespace waymark
