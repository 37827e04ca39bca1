#include "theme/page_values.h"

#include <algorithm>
#include <utility>

namespace waymark {
namespace {

using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

TemplateString view(std::string_view text) { return {text.data(), text.size()}; }

// The value, and which of IF_ and UNLESS_ shows.
void set(TemplateDictionary& values, std::string_view name, std::string_view text) {
  values.SetValue(view(name), view(text));
  std::string section(text.empty() ? "UNLESS_" : "IF_");
  section += name;
  values.ShowSection(view(section));
}

void set(TemplateDictionary& values, std::string_view name, bool flag) {
  set(values, name, flag ? std::string_view("1") : std::string_view());
}

// One entry a call of `fill(entry's values, entry)`.
template <class T, class F>
void set_list(TemplateDictionary& values, std::string_view name, const std::vector<T>& entries, F fill) {
  std::string section(entries.empty() ? "UNLESS_" : "IF_");
  section += name;
  values.ShowSection(view(section));
  for (const T& entry : entries) fill(*values.AddSectionDictionary(view(name)), entry);
}

void set_strings(TemplateDictionary& values, std::string_view name, const Page& page, const PageMaterial& material) {
  const std::set<std::string, std::less<>>& used = material.templates.string_names(name);
  if (used.empty()) return;
  for (const auto& [string_name, key] : material.strings.names()) {
    if (used.contains(string_name)) values.SetValue(view(string_name), view(material.strings.text(page.locale, key)));
  }
}

// A tree is as deep as the author made it: at most 64 levels, the limit of what is read from YAML and TOC files.
void set_entry(TemplateDictionary& values, const PageNavigation& entry, const Page& page,
               const PageMaterial& material) {
  std::string children;
  if (entry.open) {
    for (const PageNavigation& child : entry.children) {
      TemplateDictionary child_values("entry");
      set_strings(child_values, navigation_entry_template, page, material);
      set_entry(child_values, child, page, material);
      material.templates.expand(navigation_entry_template, child_values, children);
    }
  }
  set(values, "ENTRY_TEXT", entry.link.text);
  set(values, "ENTRY_URL", entry.link.url);
  set(values, "ENTRY_LANG", entry.link.lang);
  set(values, "ENTRY_DIR", entry.link.dir);
  set(values, "ENTRY_CURRENT", entry.link.current);
  set(values, "ENTRY_OPEN", entry.open);
  set(values, "ENTRY_CLOSED", entry.closed);
  set(values, "ENTRY_CHILDREN_HTML", children);
}

std::string_view current_text(const std::vector<PageLink>& links) {
  const auto current = std::ranges::find_if(links, &PageLink::current);
  return current == links.end() ? std::string_view() : std::string_view(current->text);
}

void set_document(TemplateDictionary& values, const Page& page, const PageMaterial& material) {
  const auto asset = [&](const std::string& path) { return path.empty() ? std::string() : page.root_url + path; };
  set(values, "LANG", page.lang);
  set(values, "DIR", page.dir);
  set(values, "CONTENT_LANG", page.content_lang);
  set(values, "CONTENT_DIR", page.content_dir);
  set(values, "GENERATOR", std::string_view("Waymark"));
  set(values, "STYLESHEET_URL", asset(material.addresses.style_sheet));
  set(values, "SCRIPT_URL", asset(material.addresses.script));
  set(values, "FAVICON_URL", asset(material.addresses.favicon));
  set(values, "SITE_TITLE", page.site_title);
  set(values, "TITLE", page.title);
  const bool both = !page.title.empty() && !page.site_title.empty() && page.title != page.site_title;
  set(values, "PAGE_TITLE",
      both ? page.title + " – " + page.site_title : (page.title.empty() ? page.site_title : page.title));
  set(values, "DESCRIPTION", page.description);
  set(values, "HOME_URL", page.home_url);
  set(values, "ROOT_URL", page.root_url);
  set(values, "CANONICAL", page.canonical);
  set(values, "OG_URL", page.og_url);
  std::string og_locale = page.content_lang.empty() ? page.lang : page.content_lang;
  std::ranges::replace(og_locale, '-', '_');
  set(values, "OG_LOCALE", og_locale);
  set(values, "OG_TYPE", std::string_view(page.layout == Page::Layout::article ? "article" : "website"));
  set(values, "NOINDEX", page.noindex);
  set(values, "REDIRECT_URL", page.redirect_url);
  set_list(values, "ALTERNATES", page.alternates, [](TemplateDictionary& entry, const PageLink& link) {
    set(entry, "ALTERNATE_URL", link.url);
    set(entry, "ALTERNATE_LANG", link.lang);
  });
}

// The body up to its h1, that included, and what follows: the folded outline stands between them.
std::pair<std::string_view, std::string_view> split_body(const Page& page) {
  const std::string_view body = page.body_html;
  constexpr std::string_view h1_end = "</h1>";
  const std::size_t end = page.has_h1 ? body.find(h1_end) : std::string_view::npos;
  if (end == std::string_view::npos) return {std::string_view(), body};
  return {body.substr(0, end + h1_end.size()), body.substr(end + h1_end.size())};
}

void set_article(TemplateDictionary& values, const Page& page) {
  const auto [start, rest] = split_body(page);
  set(values, "BODY_START_HTML", start);
  set(values, "BODY_HTML", rest);
  set(values, "HAS_H1", page.has_h1);
  set(values, "DATE", page.date);
  set(values, "DATE_TEXT", page.date_text);
  set_list(values, "NOTICES", page.notices, [](TemplateDictionary& entry, const PageNotice& notice) {
    const bool archive = notice.kind == PageNotice::Kind::archive;
    const bool fallback = notice.kind == PageNotice::Kind::fallback;
    set(entry, "NOTICE_KIND", std::string_view(archive ? "archive" : fallback ? "fallback" : "other"));
    set(entry, "NOTICE_TEXT", notice.text);
    set_list(entry, "NOTICE_LINKS", notice.links, [](TemplateDictionary& inner, const PageLink& link) {
      set(inner, "NOTICE_LINK_TEXT", link.text);
      set(inner, "NOTICE_LINK_URL", link.url);
      set(inner, "NOTICE_LINK_LANG", link.lang);
    });
  });
  set_list(values, "OUTLINE", page.outline, [](TemplateDictionary& entry, const PageOutline& heading) {
    set(entry, "HEADING_HTML", heading.text_html);
    set(entry, "HEADING_URL", heading.url);
    set_list(entry, "SUBHEADINGS", heading.children, [](TemplateDictionary& inner, const PageOutline& below) {
      set(inner, "SUBHEADING_HTML", below.text_html);
      set(inner, "SUBHEADING_URL", below.url);
    });
  });
}

void set_way(TemplateDictionary& values, const Page& page, const PageMaterial& material) {
  set_list(values, "BREADCRUMBS", page.breadcrumbs, [](TemplateDictionary& entry, const PageLink& link) {
    set(entry, "CRUMB_TEXT", link.text);
    set(entry, "CRUMB_URL", link.url);
  });
  set_list(values, "NAVIGATION", page.navigation,
           [&](TemplateDictionary& entry, const PageNavigation& node) { set_entry(entry, node, page, material); });
  const bool in_content = page.layout == Page::Layout::article || page.layout == Page::Layout::usage;
  set(values, "SIDE_NAVIGATION", in_content && !page.navigation.empty());
  const PageLink none;
  const PageLink& previous = page.previous ? *page.previous : none;
  const PageLink& next = page.next ? *page.next : none;
  set(values, "PREVIOUS_TEXT", previous.text);
  set(values, "PREVIOUS_URL", previous.url);
  set(values, "NEXT_TEXT", next.text);
  set(values, "NEXT_URL", next.url);
}

void set_switches(TemplateDictionary& values, const Page& page) {
  set(values, "VERSION_LABEL", page.version_label);
  set_list(values, "VERSIONS", page.versions, [](TemplateDictionary& entry, const PageLink& link) {
    set(entry, "VERSION_TEXT", link.text);
    set(entry, "VERSION_URL", link.url);
    set(entry, "VERSION_CURRENT", link.current);
    set(entry, "VERSION_NOTE", link.note);
  });
  set(values, "LOCALE_LABEL", current_text(page.locales));
  set_list(values, "LOCALES", page.locales, [](TemplateDictionary& entry, const PageLink& link) {
    set(entry, "LOCALE_TEXT", link.text);
    set(entry, "LOCALE_URL", link.url);
    set(entry, "LOCALE_CURRENT", link.current);
    set(entry, "LOCALE_LANG", link.lang);
    set(entry, "LOCALE_DIR", link.dir);
    set(entry, "LOCALE_NOTE", link.note);
  });
  set(values, "USAGE_QUESTION", page.usage_question);
  const auto usage = std::ranges::find_if(page.usages, &PageUsage::current);
  set(values, "USAGE_LABEL", usage == page.usages.end() ? std::string_view() : std::string_view(usage->label));
  set_list(values, "USAGES", page.usages, [](TemplateDictionary& entry, const PageUsage& one) {
    set(entry, "USAGE_ID", one.id);
    set(entry, "USAGE_TEXT", one.label);
    set(entry, "USAGE_DESCRIPTION", one.description);
    set(entry, "USAGE_URL", one.url);
    set(entry, "USAGE_CURRENT", one.current);
  });
  set_list(values, "STOPS", page.stops, [](TemplateDictionary& entry, const PageStop& stop) {
    set(entry, "STOP_TEXT", stop.link.text);
    set(entry, "STOP_URL", stop.link.url);
    set(entry, "STOP_LANG", stop.link.lang);
    set(entry, "STOP_DIR", stop.link.dir);
    set(entry, "STOP_DESCRIPTION", stop.description);
    set_list(entry, "SECTIONS", stop.sections, [](TemplateDictionary& inner, const PageLink& link) {
      set(inner, "SECTION_TEXT", link.text);
      set(inner, "SECTION_URL", link.url);
    });
  });
}

}  // namespace

void set_page_values(TemplateDictionary& values, std::string_view name, const Page& page,
                     const PageMaterial& material) {
  set_strings(values, name, page, material);
  set_document(values, page, material);
  set_article(values, page);
  set_way(values, page, material);
  set_switches(values, page);
}

}  // namespace waymark
