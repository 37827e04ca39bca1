#pragma once
// A Page in its templates: their values, by the names of template_names.h, and what ctemplate makes of them.

#include <string>
#include <string_view>
#include <vector>

#include "theme/page.h"
#include "theme/strings.h"
#include "theme/template_set.h"

namespace waymark {

// The entries of one level of the navigation, each made of parts/navigation-entry.html: what ENTRY_CHILDREN_HTML is
// made of.
inline constexpr std::string_view navigation_level_template = "navigation level";
inline constexpr std::string_view navigation_level_text = "{{#NAVIGATION}}{{>NAVIGATION_ENTRY}}{{/NAVIGATION}}";

struct ThemeAddress {
  std::string path;       // below the site's root; empty where the theme has no such file
  std::string integrity;  // "sha384-…"
};

// Of the theme's own files.
struct ThemeAddresses {
  ThemeAddress style_sheet;
  ThemeAddress script;
  ThemeAddress search_script;
  ThemeAddress favicon;
};

struct PageMaterial {
  const TemplateSet& templates;
  const Strings& strings;
  const ThemeAddresses& addresses;
};

// Appends the page in the layout `name`.
void append_page(std::string& out, std::string_view name, const Page& page, const PageMaterial& material);

// Appends entries of one level of the navigation with what is open below them, as ENTRY_CHILDREN_HTML has them.
void append_navigation_level(std::string& out, const std::vector<PageNavigation>& entries, std::string_view locale,
                             const PageMaterial& material);

}  // namespace waymark
