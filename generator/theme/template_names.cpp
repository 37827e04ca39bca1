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
    {"STYLESHEET_INTEGRITY"},
    {"SCRIPT_INTEGRITY"},
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
    {"EDIT_URL"},
    {"FEEDBACK_URL"},
    {"FEEDBACK_ACTION"},
    {"FEEDBACK_METHOD"},
    {"FEEDBACK_FIELDS", Kind::list},
    {"FIELD_NAME", Kind::value, "FEEDBACK_FIELDS"},
    {"FIELD_VALUE", Kind::value, "FEEDBACK_FIELDS"},
    {"DATE"},
    {"DATE_TEXT"},
    {"NOTICES", Kind::list},
    {"NOTICE_KIND", Kind::value, "NOTICES"},
    {"NOTICE_TEXT", Kind::value, "NOTICES"},
    {"NOTICE_LINKS", Kind::list, "NOTICES"},
    {"NOTICE_LINK_TEXT", Kind::value, "NOTICE_LINKS"},
    {"NOTICE_LINK_URL", Kind::value, "NOTICE_LINKS"},
    {"NOTICE_LINK_LANG", Kind::value, "NOTICE_LINKS"},
    {"REMOVED", Kind::list},
    {"REMOVED_ID", Kind::value, "REMOVED"},
    {"REMOVED_ANCHORS", Kind::list, "REMOVED"},
    {"REMOVED_ANCHOR", Kind::value, "REMOVED_ANCHORS"},
    {"REMOVED_TITLE", Kind::value, "REMOVED"},
    {"REMOVED_LANG", Kind::value, "REMOVED"},
    {"REMOVED_DIR", Kind::value, "REMOVED"},
    {"REMOVED_TEXT", Kind::value, "REMOVED"},
    {"REMOVED_LINKS", Kind::list, "REMOVED"},
    {"REMOVED_LINK_TEXT", Kind::value, "REMOVED_LINKS"},
    {"REMOVED_LINK_URL", Kind::value, "REMOVED_LINKS"},
    {"REMOVED_LINK_LANG", Kind::value, "REMOVED_LINKS"},
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
    {"PREVIOUS_LANG"},
    {"PREVIOUS_DIR"},
    {"NEXT_TEXT"},
    {"NEXT_URL"},
    {"NEXT_LANG"},
    {"NEXT_DIR"},
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
    {"USAGE_ASKS", Kind::value, "USAGES"},
    {"QUESTIONS_URL"},
    {"QUESTIONS_TEXT"},
    {"NOT_SURE_LABEL"},
    {"EVERYTHING_URL"},
    {"HIDDEN", Kind::list},
    {"HIDDEN_ID", Kind::value, "HIDDEN"},
    {"HIDDEN_ANCHORS", Kind::list, "HIDDEN"},
    {"HIDDEN_ANCHOR", Kind::value, "HIDDEN_ANCHORS"},
    {"HIDDEN_TITLE", Kind::value, "HIDDEN"},
    {"HIDDEN_NOTE", Kind::value, "HIDDEN"},
    {"HIDDEN_URL", Kind::value, "HIDDEN"},
    {"HIDDEN_LANG", Kind::value, "HIDDEN"},
    {"HIDDEN_DIR", Kind::value, "HIDDEN"},
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
    {"SHARE_URL"},
    // question pages
    {"PROGRESS"},
    {"ANSWERS", Kind::list},
    {"ANSWER_TEXT", Kind::value, "ANSWERS"},
    {"ANSWER_DESCRIPTION", Kind::value, "ANSWERS"},
    {"ANSWER_URL", Kind::value, "ANSWERS"},
    {"ANSWER_LANG", Kind::value, "ANSWERS"},
    {"ANSWER_DIR", Kind::value, "ANSWERS"},
    {"ANSWER_USAGE", Kind::value, "ANSWERS"},
    {"GIVEN", Kind::list},
    {"GIVEN_QUESTION", Kind::value, "GIVEN"},
    {"GIVEN_ANSWER", Kind::value, "GIVEN"},
    {"GIVEN_URL", Kind::value, "GIVEN"},
    {"EARLIER_QUESTIONS", Kind::list},
    {"EARLIER_TEXT", Kind::value, "EARLIER_QUESTIONS"},
    {"EARLIER_URL", Kind::value, "EARLIER_QUESTIONS"},
    // changes
    {"WHATS_NEW_URL"},
    {"HISTORY_URL"},
    {"ARTICLE_URL"},
    {"SECTION_WORDINGS", Kind::list},
    {"WORDINGS_TEXT", Kind::value, "SECTION_WORDINGS"},
    {"WORDINGS_URL", Kind::value, "SECTION_WORDINGS"},
    {"WORDINGS_LANG", Kind::value, "SECTION_WORDINGS"},
    {"WORDINGS_DIR", Kind::value, "SECTION_WORDINGS"},
    {"OTHER_WORDINGS", Kind::list, "SECTION_WORDINGS"},
    {"OTHER_TEXT", Kind::value, "OTHER_WORDINGS"},
    {"OTHER_URL", Kind::value, "OTHER_WORDINGS"},
    // history pages
    {"HISTORY", Kind::list},
    {"HISTORY_ID", Kind::value, "HISTORY"},
    {"HISTORY_ANCHORS", Kind::list, "HISTORY"},
    {"HISTORY_ANCHOR", Kind::value, "HISTORY_ANCHORS"},
    {"HISTORY_TEXT", Kind::value, "HISTORY"},
    {"HISTORY_NOW_URL", Kind::value, "HISTORY"},
    {"HISTORY_REMOVED", Kind::value, "HISTORY"},
    {"HISTORY_PLACES_TEXT", Kind::value, "HISTORY"},
    {"HISTORY_PLACES", Kind::list, "HISTORY"},
    {"HISTORY_PLACE_TEXT", Kind::value, "HISTORY_PLACES"},
    {"HISTORY_PLACE_URL", Kind::value, "HISTORY_PLACES"},
    {"HISTORY_PLACE_NOTE", Kind::value, "HISTORY_PLACES"},
    {"WORDINGS", Kind::list, "HISTORY"},
    {"WORDING_TEXT", Kind::value, "WORDINGS"},
    {"WORDING_URL", Kind::value, "WORDINGS"},
    {"WORDING_NOTE", Kind::value, "WORDINGS"},
    {"WORDING_TITLE_HTML", Kind::html, "WORDINGS"},
    {"WORDING_CHANGE_HTML", Kind::html, "WORDINGS"},
    {"WORDING_TEXT_HTML", Kind::html, "WORDINGS"},
    {"WORDING_SOURCES", Kind::list, "WORDINGS"},
    {"SOURCE_TEXT", Kind::value, "WORDING_SOURCES"},
    {"SOURCE_URL", Kind::value, "WORDING_SOURCES"},
    {"SOURCE_NOTE", Kind::value, "WORDING_SOURCES"},
    // What's new pages
    {"NEWS", Kind::list},
    {"NEWS_ID", Kind::value, "NEWS"},
    {"NEWS_TEXT", Kind::value, "NEWS"},
    {"NEWS_NOTE", Kind::value, "NEWS"},
    {"NEWS_ARTICLES", Kind::list, "NEWS"},
    {"NEWS_ARTICLE_TEXT", Kind::value, "NEWS_ARTICLES"},
    {"NEWS_ARTICLE_URL", Kind::value, "NEWS_ARTICLES"},
    {"NEWS_ARTICLE_LANG", Kind::value, "NEWS_ARTICLES"},
    {"NEWS_ARTICLE_DIR", Kind::value, "NEWS_ARTICLES"},
    {"NEWS_ARTICLE_NOTE", Kind::value, "NEWS_ARTICLES"},
    {"NEWS_ARTICLE_HISTORY_URL", Kind::value, "NEWS_ARTICLES"},
    {"NEWS_ARTICLE_MORE", Kind::value, "NEWS_ARTICLES"},
    {"NEWS_ARTICLE_PLACES", Kind::list, "NEWS_ARTICLES"},
    {"NEWS_ARTICLE_PLACE_TEXT", Kind::value, "NEWS_ARTICLE_PLACES"},
    {"NEWS_ARTICLE_PLACE_URL", Kind::value, "NEWS_ARTICLE_PLACES"},
    {"NEWS_SECTIONS", Kind::list, "NEWS_ARTICLES"},
    {"NEWS_SECTION_LABEL", Kind::value, "NEWS_SECTIONS"},
    {"NEWS_SECTION_TEXT", Kind::value, "NEWS_SECTIONS"},
    {"NEWS_SECTION_URL", Kind::value, "NEWS_SECTIONS"},
    {"NEWS_SECTION_LANG", Kind::value, "NEWS_SECTIONS"},
    {"NEWS_SECTION_DIR", Kind::value, "NEWS_SECTIONS"},
    {"NEWS_SECTION_NOTE", Kind::value, "NEWS_SECTIONS"},
    {"NEWS_PLACES_TEXT", Kind::value, "NEWS_SECTIONS"},
    {"NEWS_SECTION_PLACES", Kind::list, "NEWS_SECTIONS"},
    {"NEWS_PLACE_TEXT", Kind::value, "NEWS_SECTION_PLACES"},
    {"NEWS_PLACE_URL", Kind::value, "NEWS_SECTION_PLACES"},
    {"NEWS_PLACE_NOTE", Kind::value, "NEWS_SECTION_PLACES"},
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
