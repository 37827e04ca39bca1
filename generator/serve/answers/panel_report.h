#pragma once
// What the panel in a served page shows, as JSON: findings of the page and of the site, where the page comes from, the
// page in other versions, usages and locales.

#include <set>
#include <string>

#include "serve/served_site.h"

namespace waymark {

struct PanelQuestion {
  std::string path;  // of the output that the page is
  std::string root;
  std::string state;  // of its bytes
  std::string token;  // that actions ask for
  bool has_editor = false;
  const std::set<std::string>& first_findings;
};

std::string panel_report(const ServedSite& site, const PanelQuestion& question);

}  // namespace waymark
