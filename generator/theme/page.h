#pragma once
// What one address shows: the contract between the program and a theme. A plain value; every text in it is unescaped
// (templates escape by context) but for the fields named *_html. Every URL is relative to the page's own address, ready
// for href. The names that templates use are in content/manual/theme-data.md; a template that uses another is an error
// when the theme loads.

#include <optional>
#include <string>
#include <vector>

#include "base/site_path.h"

namespace waymark {

struct PageLink {
  std::string text;
  std::string url;  // empty: not a link
  bool current = false;
  std::string lang;  // of `text`, where it differs from the page's; also hreflang
  std::string dir;   // with lang
  std::string note;  // a few words behind it, e.g. the versions a wording held
};

struct PageNavigation {
  PageLink link;
  bool open = false;    // on the way to the current page: its children are shown
  bool closed = false;  // there are entries below it that are not shown
  std::vector<PageNavigation> children;
  std::string children_html;  // in place of `children`: Theme::navigation_entries() of them
};

struct PageOutline {
  std::string text_html;  // inline HTML without links
  std::string url;        // "#anchor"
  std::vector<PageOutline> children;
};

struct PageNotice {
  enum class Kind { fallback, archive, change, other };
  Kind kind = Kind::other;
  std::string text;  // one or two sentences, localised
  std::vector<PageLink> links;
};

struct PageUsage {  // home and usage pages
  std::string id;
  std::string label;
  std::string description;
  std::string url;
  bool current = false;
  bool asks = false;  // of who is not sure: `url` is the first question
};

struct PageAnswer {  // question pages
  std::string text;
  std::string description;
  std::string url;
  std::string lang;   // of `text`, where it is the interface's and that differs from the content's
  std::string dir;    // with lang
  std::string usage;  // the id of that in whose view it ends; empty: another question follows
};

struct PageGivenAnswer {  // question pages: what was asked before
  std::string question;
  std::string answer;
  std::string url;  // of that question
};

struct PageStop {  // usage pages: an article, and the sections of it that are for this usage
  PageLink link;
  std::string description;
  std::vector<PageLink> sections;
};

struct PageSectionWordings {  // article pages: a section, and its other wordings
  std::string text;
  std::string url;   // on this page
  std::string lang;  // of `text`, where it differs from the interface's
  std::string dir;
  std::vector<PageLink> links;
};

struct PageWording {              // history pages: what a section said for some time
  std::string label;              // when
  std::string url;                // of the section in that wording; empty when no page has it
  std::string note;               // a few words: the first wording, moved
  std::string title_html;         // the title's words that changed
  std::string change_html;        // the text's words that changed
  std::string text_html;          // all of it: of sections that are gone
  std::vector<PageLink> sources;  // whose matter it took over
};

struct PageHistorySection {
  std::string id;
  std::vector<std::string> anchors;  // what else it was called
  std::string title;
  std::string url;                    // of the section today; empty when it is gone
  std::string removed;                // when it went, in words
  std::string places_text;            // words before `places`
  std::vector<PageLink> places;       // where its matter is now
  std::vector<PageWording> wordings;  // newest first
};

struct PageNewsSection {  // What's new pages
  std::string label;      // "New", "Changed"
  PageLink link;
  std::string note;
  std::string places_text;       // words before `places`
  std::vector<PageLink> places;  // where the matter of what was removed is now
};

struct PageNewsArticle {
  PageLink link;
  std::string note;  // what happened to all of it
  std::string history_url;
  std::string more;  // words, when there is more than is listed
  std::vector<PageLink> places;
  std::vector<PageNewsSection> sections;
};

struct PageNewsVersion {
  std::string id;
  std::string label;
  std::string note;
  std::vector<PageNewsArticle> articles;
};

struct PageIndexEntry {  // pages of the A–Z index: an article or a section
  PageLink link;
  std::string of;  // the title of the section's article
};

struct PageIndexLetter {
  std::string id;
  std::string label;
  std::string url;                      // of the letter, be it on another page
  std::vector<PageIndexEntry> entries;  // on this page
};

// A section that older wordings had: its anchors lead to this entry.
struct PageRemoved {
  std::string id;
  std::vector<std::string> anchors;  // further ids of the entry
  std::string title;
  std::string lang;             // of `title`, where it differs from the page's
  std::string dir;              // with lang
  std::string text;             // since when it is gone
  std::vector<PageLink> links;  // its last wording, where its matter is now
};

// A section that is not for the usage of the view: its anchors lead to this entry, which leads to the page for
// everybody.
struct PageHidden {
  std::string id;
  std::vector<std::string> anchors;  // further ids of the entry
  std::string title;
  std::string note;  // for which usages it is, where the title alone does not tell two apart
  std::string url;
  std::string lang;  // of `title`, where it differs from the page's
  std::string dir;   // with lang
};

// What is asked at the end of an article; empty: nothing.
struct PageFeedback {
  struct Field {
    std::string name;
    std::string value;
  };
  std::string url;            // of a link
  std::string action;         // of a form, whose buttons are called "helpful" and have the values "yes" and "no"
  std::string method;         // "get", "post"
  std::vector<Field> fields;  // that the form sends along
};

struct Page {
  enum class Layout { article, home, usage, question, not_found, redirect, history, whats_new, search, index };
  Layout layout = Layout::article;
  SitePath path;
  std::string locale;        // interface language
  std::string lang;          // BCP 47 with its usual case: "nl-NL"
  std::string dir;           // "ltr", "rtl"
  std::string content_lang;  // where the content is in another language than the interface
  std::string content_dir;
  std::string site_title;
  std::string title;
  std::string description;
  std::string home_url;
  std::string root_url;   // from this page to the site's root: "../", "./"; absolute path on the 404 page
  std::string canonical;  // absolute URL; empty when base_url is not known
  std::string og_url;     // absolute URL of the page itself, same condition
  bool noindex = false;
  bool with_integrity = false;  // the page names the hashes of the theme's files
  std::string date;             // ISO; empty when not known
  std::string date_text;        // as readers of the locale write it
  std::string body_html;        // the article, its h1 included
  bool has_h1 = false;          // body_html holds the h1; otherwise the layout prints `title` as h1
  std::vector<PageNotice> notices;
  std::vector<PageLink> breadcrumbs;       // home first, the page itself left out
  std::vector<PageNavigation> navigation;  // own branch open
  std::vector<PageOutline> outline;        // h2 and h3
  std::vector<PageLink> versions;          // in which the article exists, newest first
  std::string version_label;               // the version shown; empty on sites with one
  std::vector<PageLink> locales;           // in which the article exists
  std::vector<PageLink> alternates;        // absolute URLs with hreflang, x-default last; empty without base_url
  std::optional<PageLink> previous;
  std::optional<PageLink> next;
  std::string usage_question;
  std::vector<PageUsage> usages;
  std::string everything_url;      // in a view: the same page for everybody
  std::vector<PageHidden> hidden;  // in a view
  std::vector<PageStop> stops;
  std::string questions_url;   // the first question that finds out a reader's usage; empty where there is none
  std::string questions_text;  // words for a link to it
  std::string not_sure_label;  // what readers who need it say: "I don't know"
  std::string progress;        // question pages: "Question 2 of at most 3"
  std::vector<PageAnswer> answers;
  std::vector<PageGivenAnswer> given;       // the first comes first
  std::vector<PageLink> earlier_questions;  // those that lead to this one
  std::string share_url;                    // usage pages: the address to give to others
  std::vector<PageRemoved> removed;
  std::string redirect_url;
  std::string edit_url;         // of the article's source; empty: it cannot be edited from here
  PageFeedback feedback;        // article pages
  std::string search_url;       // the search page of this edition; empty where the site has no search
  std::string search_data_url;  // the folder of its index, with a slash at its end
  std::string index_url;        // the list of all articles from A to Z
  std::string whats_new_url;    // empty on sites with one version
  std::string history_url;      // article pages: how this article has changed
  std::string article_url;      // history pages: the article today
  std::vector<PageSectionWordings> section_wordings;
  std::vector<PageHistorySection> history;  // history pages, in the order of the newest text
  std::vector<PageNewsVersion> news;        // What's new pages, newest first
  std::vector<PageIndexLetter> letters;     // pages of the A–Z index
};

}  // namespace waymark
