#pragma once
// Every place of a site that leads to another server: what `waymark check --external` asks about.

#include <string>
#include <vector>

#include "config/external_config.h"
#include "diagnostics/policy/policy.h"
#include "library/library.h"

namespace waymark {

// How an address may be written where it stands; a fix must write it in the same way.
enum class LinkPlace : std::uint8_t {
  markdown,  // a link, image or definition
  html,      // an attribute of raw HTML
  yaml,      // site.yml, a table of contents …: told, not mended
};

struct ExternalLink {
  std::string address;  // as readers follow it: entities decoded; "//host/…" is https
  std::string written;  // for messages
  SourceId source;
  Span span;         // where a finding points
  Span target_span;  // what a fix replaces; empty where nothing can be replaced
  LinkPlace place = LinkPlace::markdown;
};

// What is left to do about other servers when a build has ended.
struct ExternalWork {
  std::vector<ExternalLink> links;  // by source and place, each once, though several articles may include it
  ExternalConfig settings;
  SourceId site_file;  // site.yml
};

// Links, images and videos of all articles, entries of the navigation, where redirects lead, and the links that
// site.yml has pages offer their readers. Only http and https.
std::vector<ExternalLink> collect_external_links(const Library& library);

}  // namespace waymark
