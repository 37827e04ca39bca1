#pragma once
// A Page as the values its templates show. The names are those of template_names.h.

#include <cstring>  // ctemplate uses strlen without declaring it
#include <ctemplate/template_dictionary.h>
#include <string>
#include <string_view>

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

// Fills `dictionary` for the layout `name`.
void set_page_values(ctemplate::TemplateDictionary& dictionary, std::string_view name, const Page& page,
                     const PageMaterial& material);

}  // namespace waymark
