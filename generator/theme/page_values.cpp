#include "theme/page_values.h"

#include <algorithm>
#include <utility>

namespace waymark {
namespace {

// What the template does not show is not handed over.
class Values {
 public:
  Values(TemplateValues& all, const UsedSlots& used) : all_(all), used_(used) {}
  Values(const Values& around, TemplateEntry& entry) : all_(around.all_), used_(around.used_), entry_(&entry) {}

  // The value, and with it which of IF_ and UNLESS_ shows. `text` must be there until the template has been shown.
  void set(Slot slot, std::string_view text) {
    const std::size_t number = slot.number();
    if (!used_[number]) return;
    if (entry_ != nullptr) {
      entry_->values.emplace_back(number, text);
    } else {
      all_.values[number] = text;
      all_.has_value[number] = true;
    }
  }
  void set(Slot slot, const std::string& text) { set(slot, std::string_view(text)); }
  void set(Slot slot, std::string&& text) {
    if (used_[slot.number()]) set(slot, std::string_view(all_.kept.emplace_back(std::move(text))));
  }
  void set(Slot slot, bool flag) { set(slot, flag ? std::string_view("1") : std::string_view()); }
  void set(Slot slot, const std::string&& text) { set(slot, std::string(text)); }  // of "is it so ? made : the page's"
  void set(Slot slot, std::string& text) = delete;                                 // moved, or it is gone too soon
  void set(Slot slot, const char* text) = delete;

  // One call of `fill(entry's values, entry)` each.
  template <class T, class F>
  void list(Slot slot, const std::vector<T>& entries, F fill) {
    if (!used_[slot.number()]) return;
    set(slot, !entries.empty());
    if (entries.empty()) return;
    std::vector<TemplateEntry> made(entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i) {
      Values values(*this, made[i]);
      fill(values, entries[i]);
    }
    (entry_ != nullptr ? entry_->lists : all_.lists).emplace_back(slot.number(), std::move(made));
  }

 private:
  TemplateValues& all_;
  const UsedSlots& used_;
  TemplateEntry* entry_ = nullptr;  // null: the template's own values
};

// A tree is as deep as the author made it: at most 64 levels, the limit of what is read from YAML and TOC files.
void set_entry(Values& values, const PageNavigation& entry, std::string_view locale, const PageMaterial& material) {
  values.set("ENTRY_TEXT", entry.link.text);
  values.set("ENTRY_URL", entry.link.url);
  values.set("ENTRY_LANG", entry.link.lang);
  values.set("ENTRY_DIR", entry.link.dir);
  values.set("ENTRY_CURRENT", entry.link.current);
  values.set("ENTRY_OPEN", entry.open);
  values.set("ENTRY_CLOSED", entry.closed);
  if (!entry.children_html.empty() || !entry.open || entry.children.empty()) {
    values.set("ENTRY_CHILDREN_HTML", entry.children_html);
    return;
  }
  std::string children;
  append_navigation_level(children, entry.children, locale, material);
  values.set("ENTRY_CHILDREN_HTML", std::move(children));
}

std::string_view current_text(const std::vector<PageLink>& links) {
  const auto current = std::ranges::find_if(links, &PageLink::current);
  return current == links.end() ? std::string_view() : std::string_view(current->text);
}

void set_document(Values& values, const Page& page, const PageMaterial& material) {
  const auto asset = [&](const ThemeAddress& file) {
    return file.path.empty() ? std::string() : page.root_url + file.path;
  };
  values.set("LANG", page.lang);
  values.set("DIR", page.dir);
  values.set("CONTENT_LANG", page.content_lang);
  values.set("CONTENT_DIR", page.content_dir);
  values.set("GENERATOR", std::string_view("Waymark"));
  values.set("STYLESHEET_URL", asset(material.addresses.style_sheet));
  values.set("SCRIPT_URL", asset(material.addresses.script));
  values.set("STYLESHEET_INTEGRITY", page.with_integrity ? material.addresses.style_sheet.integrity : std::string());
  values.set("SCRIPT_INTEGRITY", page.with_integrity ? material.addresses.script.integrity : std::string());
  values.set("FAVICON_URL", asset(material.addresses.favicon));
  const ThemeAddress& search = material.addresses.search_script;
  values.set("SEARCH_URL", page.search_url);
  values.set("SEARCH_DATA_URL", page.search_data_url);
  values.set("SEARCH_SCRIPT_URL", page.search_url.empty() ? std::string() : asset(search));
  values.set("SEARCH_SCRIPT_INTEGRITY", page.with_integrity ? search.integrity : std::string());
  values.set("INDEX_URL", page.index_url);
  values.set("SITE_TITLE", page.site_title);
  values.set("TITLE", page.title);
  const bool both = !page.title.empty() && !page.site_title.empty() && page.title != page.site_title;
  values.set("PAGE_TITLE",
             both ? page.title + " – " + page.site_title : (page.title.empty() ? page.site_title : page.title));
  values.set("DESCRIPTION", page.description);
  values.set("HOME_URL", page.home_url);
  values.set("ROOT_URL", page.root_url);
  values.set("CANONICAL", page.canonical);
  values.set("OG_URL", page.og_url);
  std::string og_locale = page.content_lang.empty() ? page.lang : page.content_lang;
  std::ranges::replace(og_locale, '-', '_');
  values.set("OG_LOCALE", std::move(og_locale));
  values.set("OG_TYPE", std::string_view(page.layout == Page::Layout::article ? "article" : "website"));
  values.set("NOINDEX", page.noindex);
  values.set("REDIRECT_URL", page.redirect_url);
  values.list("ALTERNATES", page.alternates, [](Values& entry, const PageLink& link) {
    entry.set("ALTERNATE_URL", link.url);
    entry.set("ALTERNATE_LANG", link.lang);
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

void set_article(Values& values, const Page& page) {
  const auto [start, rest] = split_body(page);
  values.set("BODY_START_HTML", start);
  values.set("BODY_HTML", rest);
  values.set("HAS_H1", page.has_h1);
  values.set("EDIT_URL", page.edit_url);
  values.set("FEEDBACK_URL", page.feedback.url);
  values.set("FEEDBACK_ACTION", page.feedback.action);
  values.set("FEEDBACK_METHOD", page.feedback.method);
  values.list("FEEDBACK_FIELDS", page.feedback.fields, [](Values& entry, const PageFeedback::Field& field) {
    entry.set("FIELD_NAME", field.name);
    entry.set("FIELD_VALUE", field.value);
  });
  values.set("DATE", page.date);
  values.set("DATE_TEXT", page.date_text);
  values.list("NOTICES", page.notices, [](Values& entry, const PageNotice& notice) {
    const bool archive = notice.kind == PageNotice::Kind::archive;
    const bool fallback = notice.kind == PageNotice::Kind::fallback;
    const bool change = notice.kind == PageNotice::Kind::change;
    entry.set("NOTICE_KIND", std::string_view(archive    ? "archive"
                                              : fallback ? "fallback"
                                              : change   ? "change"
                                                         : "other"));
    entry.set("NOTICE_TEXT", notice.text);
    entry.list("NOTICE_LINKS", notice.links, [](Values& inner, const PageLink& link) {
      inner.set("NOTICE_LINK_TEXT", link.text);
      inner.set("NOTICE_LINK_URL", link.url);
      inner.set("NOTICE_LINK_LANG", link.lang);
    });
  });
  values.list("OUTLINE", page.outline, [](Values& entry, const PageOutline& heading) {
    entry.set("HEADING_HTML", heading.text_html);
    entry.set("HEADING_URL", heading.url);
    entry.list("SUBHEADINGS", heading.children, [](Values& inner, const PageOutline& below) {
      inner.set("SUBHEADING_HTML", below.text_html);
      inner.set("SUBHEADING_URL", below.url);
    });
  });
}

void set_removed(Values& values, const Page& page) {
  values.list("REMOVED", page.removed, [](Values& entry, const PageRemoved& removed) {
    entry.set("REMOVED_ID", removed.id);
    entry.list("REMOVED_ANCHORS", removed.anchors,
               [](Values& inner, const std::string& anchor) { inner.set("REMOVED_ANCHOR", anchor); });
    entry.set("REMOVED_TITLE", removed.title);
    entry.set("REMOVED_LANG", removed.lang);
    entry.set("REMOVED_DIR", removed.dir);
    entry.set("REMOVED_TEXT", removed.text);
    entry.list("REMOVED_LINKS", removed.links, [](Values& inner, const PageLink& link) {
      inner.set("REMOVED_LINK_TEXT", link.text);
      inner.set("REMOVED_LINK_URL", link.url);
      inner.set("REMOVED_LINK_LANG", link.lang);
    });
  });
}

void set_hidden(Values& values, const Page& page) {
  values.set("EVERYTHING_URL", page.everything_url);
  values.list("HIDDEN", page.hidden, [](Values& entry, const PageHidden& hidden) {
    entry.set("HIDDEN_ID", hidden.id);
    entry.list("HIDDEN_ANCHORS", hidden.anchors,
               [](Values& inner, const std::string& anchor) { inner.set("HIDDEN_ANCHOR", anchor); });
    entry.set("HIDDEN_TITLE", hidden.title);
    entry.set("HIDDEN_NOTE", hidden.note);
    entry.set("HIDDEN_URL", hidden.url);
    entry.set("HIDDEN_LANG", hidden.lang);
    entry.set("HIDDEN_DIR", hidden.dir);
  });
}

void set_way(Values& values, const Page& page, const PageMaterial& material) {
  values.list("BREADCRUMBS", page.breadcrumbs, [](Values& entry, const PageLink& link) {
    entry.set("CRUMB_TEXT", link.text);
    entry.set("CRUMB_URL", link.url);
  });
  values.list("NAVIGATION", page.navigation,
              [&](Values& entry, const PageNavigation& node) { set_entry(entry, node, page.locale, material); });
  const bool in_content = page.layout == Page::Layout::article || page.layout == Page::Layout::usage ||
                          page.layout == Page::Layout::history || page.layout == Page::Layout::whats_new;
  values.set("SIDE_NAVIGATION", in_content && !page.navigation.empty());
  static const PageLink none;
  const PageLink& previous = page.previous ? *page.previous : none;
  const PageLink& next = page.next ? *page.next : none;
  values.set("PREVIOUS_TEXT", previous.text);
  values.set("PREVIOUS_URL", previous.url);
  values.set("PREVIOUS_LANG", previous.lang);
  values.set("PREVIOUS_DIR", previous.dir);
  values.set("NEXT_TEXT", next.text);
  values.set("NEXT_URL", next.url);
  values.set("NEXT_LANG", next.lang);
  values.set("NEXT_DIR", next.dir);
}

void set_switches(Values& values, const Page& page) {
  values.set("VERSION_LABEL", page.version_label);
  values.list("VERSIONS", page.versions, [](Values& entry, const PageLink& link) {
    entry.set("VERSION_TEXT", link.text);
    entry.set("VERSION_URL", link.url);
    entry.set("VERSION_CURRENT", link.current);
    entry.set("VERSION_NOTE", link.note);
  });
  values.set("LOCALE_LABEL", current_text(page.locales));
  values.list("LOCALES", page.locales, [](Values& entry, const PageLink& link) {
    entry.set("LOCALE_TEXT", link.text);
    entry.set("LOCALE_URL", link.url);
    entry.set("LOCALE_CURRENT", link.current);
    entry.set("LOCALE_LANG", link.lang);
    entry.set("LOCALE_DIR", link.dir);
    entry.set("LOCALE_NOTE", link.note);
  });
  values.set("USAGE_QUESTION", page.usage_question);
  const auto usage = std::ranges::find_if(page.usages, &PageUsage::current);
  values.set("CURRENT_USAGE_ID", usage == page.usages.end() ? std::string_view() : std::string_view(usage->id));
  values.set("USAGE_LABEL", usage == page.usages.end() ? std::string_view() : std::string_view(usage->label));
  values.list("USAGES", page.usages, [](Values& entry, const PageUsage& one) {
    entry.set("USAGE_ID", one.id);
    entry.set("USAGE_TEXT", one.label);
    entry.set("USAGE_DESCRIPTION", one.description);
    entry.set("USAGE_URL", one.url);
    entry.set("USAGE_CURRENT", one.current);
    entry.set("USAGE_ASKS", one.asks);
  });
  values.set("QUESTIONS_URL", page.questions_url);
  values.set("QUESTIONS_TEXT", page.questions_text);
  values.set("NOT_SURE_LABEL", page.not_sure_label);
  values.list("STOPS", page.stops, [](Values& entry, const PageStop& stop) {
    entry.set("STOP_TEXT", stop.link.text);
    entry.set("STOP_URL", stop.link.url);
    entry.set("STOP_LANG", stop.link.lang);
    entry.set("STOP_DIR", stop.link.dir);
    entry.set("STOP_DESCRIPTION", stop.description);
    entry.list("SECTIONS", stop.sections, [](Values& inner, const PageLink& link) {
      inner.set("SECTION_TEXT", link.text);
      inner.set("SECTION_URL", link.url);
    });
  });
}

void set_question(Values& values, const Page& page) {
  values.set("SHARE_URL", page.share_url);
  values.set("PROGRESS", page.progress);
  values.list("ANSWERS", page.answers, [](Values& entry, const PageAnswer& answer) {
    entry.set("ANSWER_TEXT", answer.text);
    entry.set("ANSWER_DESCRIPTION", answer.description);
    entry.set("ANSWER_URL", answer.url);
    entry.set("ANSWER_LANG", answer.lang);
    entry.set("ANSWER_DIR", answer.dir);
    entry.set("ANSWER_USAGE", answer.usage);
  });
  values.list("GIVEN", page.given, [](Values& entry, const PageGivenAnswer& given) {
    entry.set("GIVEN_QUESTION", given.question);
    entry.set("GIVEN_ANSWER", given.answer);
    entry.set("GIVEN_URL", given.url);
  });
  values.list("EARLIER_QUESTIONS", page.earlier_questions, [](Values& entry, const PageLink& link) {
    entry.set("EARLIER_TEXT", link.text);
    entry.set("EARLIER_URL", link.url);
  });
}

struct PlaceSlots {
  Slot list;
  Slot text;
  Slot url;
  Slot note;
};

void set_places(Values& values, const PlaceSlots& slots, const std::vector<PageLink>& links) {
  values.list(slots.list, links, [&](Values& entry, const PageLink& link) {
    entry.set(slots.text, link.text);
    entry.set(slots.url, link.url);
    entry.set(slots.note, link.note);
  });
}

void set_history(Values& values, const Page& page) {
  values.set("WHATS_NEW_URL", page.whats_new_url);
  values.set("HISTORY_URL", page.history_url);
  values.set("ARTICLE_URL", page.article_url);
  values.list("SECTION_WORDINGS", page.section_wordings, [](Values& entry, const PageSectionWordings& section) {
    entry.set("WORDINGS_TEXT", section.text);
    entry.set("WORDINGS_URL", section.url);
    entry.set("WORDINGS_LANG", section.lang);
    entry.set("WORDINGS_DIR", section.dir);
    entry.list("OTHER_WORDINGS", section.links, [](Values& inner, const PageLink& link) {
      inner.set("OTHER_TEXT", link.text);
      inner.set("OTHER_URL", link.url);
    });
  });
  values.list("HISTORY", page.history, [](Values& entry, const PageHistorySection& section) {
    entry.set("HISTORY_ID", section.id);
    entry.list("HISTORY_ANCHORS", section.anchors,
               [](Values& inner, const std::string& anchor) { inner.set("HISTORY_ANCHOR", anchor); });
    entry.set("HISTORY_TEXT", section.title);
    entry.set("HISTORY_NOW_URL", section.url);
    entry.set("HISTORY_REMOVED", section.removed);
    entry.set("HISTORY_PLACES_TEXT", section.places_text);
    set_places(entry, {"HISTORY_PLACES", "HISTORY_PLACE_TEXT", "HISTORY_PLACE_URL", "HISTORY_PLACE_NOTE"},
               section.places);
    entry.list("WORDINGS", section.wordings, [](Values& inner, const PageWording& wording) {
      inner.set("WORDING_TEXT", wording.label);
      inner.set("WORDING_URL", wording.url);
      inner.set("WORDING_NOTE", wording.note);
      inner.set("WORDING_TITLE_HTML", wording.title_html);
      inner.set("WORDING_CHANGE_HTML", wording.change_html);
      inner.set("WORDING_TEXT_HTML", wording.text_html);
      set_places(inner, {"WORDING_SOURCES", "SOURCE_TEXT", "SOURCE_URL", "SOURCE_NOTE"}, wording.sources);
    });
  });
}

void set_news_article(Values& values, const PageNewsArticle& article) {
  values.set("NEWS_ARTICLE_TEXT", article.link.text);
  values.set("NEWS_ARTICLE_URL", article.link.url);
  values.set("NEWS_ARTICLE_LANG", article.link.lang);
  values.set("NEWS_ARTICLE_DIR", article.link.dir);
  values.set("NEWS_ARTICLE_NOTE", article.note);
  values.set("NEWS_ARTICLE_HISTORY_URL", article.history_url);
  values.set("NEWS_ARTICLE_MORE", article.more);
  values.list("NEWS_ARTICLE_PLACES", article.places, [](Values& entry, const PageLink& link) {
    entry.set("NEWS_ARTICLE_PLACE_TEXT", link.text);
    entry.set("NEWS_ARTICLE_PLACE_URL", link.url);
  });
  values.list("NEWS_SECTIONS", article.sections, [&](Values& inner, const PageNewsSection& section) {
    inner.set("NEWS_SECTION_LABEL", section.label);
    inner.set("NEWS_SECTION_TEXT", section.link.text);
    inner.set("NEWS_SECTION_URL", section.link.url);
    inner.set("NEWS_SECTION_LANG", article.link.lang);
    inner.set("NEWS_SECTION_DIR", article.link.dir);
    inner.set("NEWS_SECTION_NOTE", section.note);
    inner.set("NEWS_PLACES_TEXT", section.places_text);
    set_places(inner, {"NEWS_SECTION_PLACES", "NEWS_PLACE_TEXT", "NEWS_PLACE_URL", "NEWS_PLACE_NOTE"}, section.places);
  });
}

void set_news(Values& values, const Page& page) {
  values.list("NEWS", page.news, [](Values& entry, const PageNewsVersion& version) {
    entry.set("NEWS_ID", version.id);
    entry.set("NEWS_TEXT", version.label);
    entry.set("NEWS_NOTE", version.note);
    entry.list("NEWS_ARTICLES", version.articles, set_news_article);
  });
}

void set_index(Values& values, const Page& page) {
  values.list("LETTERS", page.letters, [](Values& entry, const PageIndexLetter& letter) {
    entry.set("LETTER_ID", letter.id);
    entry.set("LETTER_TEXT", letter.label);
    entry.set("LETTER_URL", letter.url);
    entry.list("INDEX_ENTRIES", letter.entries, [](Values& inner, const PageIndexEntry& one) {
      inner.set("INDEX_ENTRY_TEXT", one.link.text);
      inner.set("INDEX_ENTRY_URL", one.link.url);
      inner.set("INDEX_ENTRY_LANG", one.link.lang);
      inner.set("INDEX_ENTRY_DIR", one.link.dir);
      inner.set("INDEX_ENTRY_OF", one.of);
    });
  });
}

}  // namespace

void append_navigation_level(std::string& out, const std::vector<PageNavigation>& entries, std::string_view locale,
                             const PageMaterial& material) {
  TemplateValues level(material.strings.texts_for(locale));
  Values values(level, material.templates.used_slots(navigation_level_template));
  values.list("NAVIGATION", entries,
              [&](Values& inner, const PageNavigation& child) { set_entry(inner, child, locale, material); });
  material.templates.expand(navigation_level_template, level, out);
}

void append_page(std::string& out, std::string_view name, const Page& page, const PageMaterial& material) {
  TemplateValues all(material.strings.texts_for(page.locale));
  Values values(all, material.templates.used_slots(name));
  set_document(values, page, material);
  set_article(values, page);
  set_removed(values, page);
  set_hidden(values, page);
  set_way(values, page, material);
  set_switches(values, page);
  set_question(values, page);
  set_history(values, page);
  set_news(values, page);
  set_index(values, page);
  material.templates.expand(name, all, out);
}

}  // namespace waymark
