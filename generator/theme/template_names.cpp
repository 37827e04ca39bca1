#include "theme/template_names.h"

#include <algorithm>
#include <array>

namespace waymark {
namespace {

using Kind = TemplateName::Kind;

constexpr auto names = std::to_array<TemplateName>({
    // the document
    {"LANG"},
    {"DIR"},
    {"CONTENT_LANG"},
    {"CONTENT_DIR"},
    {"GENERATOR"},
    {"STYLESHEET_URL"},
    {"SCRIPT_URL"},
    {"FAVICON_URL"},
    {"SITE_TITLE"},
    {"TITLE"},
    {"PAGE_TITLE"},
    {"DESCRIPTION"},
    {"HOME_URL"},
    {"ROOT_URL"},
    {"CANONICAL"},
    {"OG_URL"},
    {"OG_LOCALE"},
    {"OG_TYPE"},
    {"NOINDEX"},
    {"REDIRECT_URL"},
    {"ALTERNATES", Kind::list},
    {"ALTERNATE_URL", Kind::value, "ALTERNATES"},
    {"ALTERNATE_LANG", Kind::value, "ALTERNATES"},
    // the article
    {"BODY_START_HTML", Kind::html},
    {"BODY_HTML", Kind::html},
    {"HAS_H1"},
    {"DATE"},
    {"DATE_TEXT"},
    {"NOTICES", Kind::list},
    {"NOTICE_KIND", Kind::value, "NOTICES"},
    {"NOTICE_TEXT", Kind::value, "NOTICES"},
    {"NOTICE_LINKS", Kind::list, "NOTICES"},
    {"NOTICE_LINK_TEXT", Kind::value, "NOTICE_LINKS"},
    {"NOTICE_LINK_URL", Kind::value, "NOTICE_LINKS"},
    {"NOTICE_LINK_LANG", Kind::value, "NOTICE_LINKS"},
    {"OUTLINE", Kind::list},
    {"HEADING_HTML", Kind::html, "OUTLINE"},
    {"HEADING_URL", Kind::value, "OUTLINE"},
    {"SUBHEADINGS", Kind::list, "OUTLINE"},
    {"SUBHEADING_HTML", Kind::html, "SUBHEADINGS"},
    {"SUBHEADING_URL", Kind::value, "SUBHEADINGS"},
    // the way through the help
    {"BREADCRUMBS", Kind::list},
    {"CRUMB_TEXT", Kind::value, "BREADCRUMBS"},
    {"CRUMB_URL", Kind::value, "BREADCRUMBS"},
    {"SIDE_NAVIGATION"},
    {"NAVIGATION", Kind::list},
    {"ENTRY_TEXT", Kind::value, "NAVIGATION"},
    {"ENTRY_URL", Kind::value, "NAVIGATION"},
    {"ENTRY_LANG", Kind::value, "NAVIGATION"},
    {"ENTRY_DIR", Kind::value, "NAVIGATION"},
    {"ENTRY_CURRENT", Kind::value, "NAVIGATION"},
    {"ENTRY_OPEN", Kind::value, "NAVIGATION"},
    {"ENTRY_CLOSED", Kind::value, "NAVIGATION"},
    {"ENTRY_CHILDREN_HTML", Kind::html, "NAVIGATION"},
    {"PREVIOUS_TEXT"},
    {"PREVIOUS_URL"},
    {"NEXT_TEXT"},
    {"NEXT_URL"},
    // switches
    {"VERSION_LABEL"},
    {"VERSIONS", Kind::list},
    {"VERSION_TEXT", Kind::value, "VERSIONS"},
    {"VERSION_URL", Kind::value, "VERSIONS"},
    {"VERSION_CURRENT", Kind::value, "VERSIONS"},
    {"VERSION_NOTE", Kind::value, "VERSIONS"},
    {"LOCALE_LABEL"},
    {"LOCALES", Kind::list},
    {"LOCALE_TEXT", Kind::value, "LOCALES"},
    {"LOCALE_URL", Kind::value, "LOCALES"},
    {"LOCALE_CURRENT", Kind::value, "LOCALES"},
    {"LOCALE_LANG", Kind::value, "LOCALES"},
    {"LOCALE_DIR", Kind::value, "LOCALES"},
    {"LOCALE_NOTE", Kind::value, "LOCALES"},
    {"USAGE_QUESTION"},
    {"USAGE_LABEL"},
    {"USAGES", Kind::list},
    {"USAGE_ID", Kind::value, "USAGES"},
    {"USAGE_TEXT", Kind::value, "USAGES"},
    {"USAGE_DESCRIPTION", Kind::value, "USAGES"},
    {"USAGE_URL", Kind::value, "USAGES"},
    {"USAGE_CURRENT", Kind::value, "USAGES"},
    // usage pages
    {"STOPS", Kind::list},
    {"STOP_TEXT", Kind::value, "STOPS"},
    {"STOP_URL", Kind::value, "STOPS"},
    {"STOP_LANG", Kind::value, "STOPS"},
    {"STOP_DIR", Kind::value, "STOPS"},
    {"STOP_DESCRIPTION", Kind::value, "STOPS"},
    {"SECTIONS", Kind::list, "STOPS"},
    {"SECTION_TEXT", Kind::value, "SECTIONS"},
    {"SECTION_URL", Kind::value, "SECTIONS"},
});

}  // namespace

std::span<const TemplateName> template_names() { return names; }

const TemplateName* find_template_name(std::string_view name) {
  const auto* const found = std::ranges::find(names, name, &TemplateName::name);
  return found == names.end() ? nullptr : found;
}

const TemplateName* conditional_subject(std::string_view section) {
  for (const std::string_view prefix : {"IF_", "UNLESS_"}) {
    if (section.starts_with(prefix)) return find_template_name(section.substr(prefix.size()));
  }
  return nullptr;
}

std::string string_name(std::string_view key) {
  std::string name = "T_";
  for (const char c : key) {
    if (c >= 'a' && c <= 'z') {
      name += static_cast<char>(c - 'a' + 'A');
    } else {
      name += c == '.' || c == '-' ? '_' : c;
    }
  }
  return name;
}

}  // namespace waymark
