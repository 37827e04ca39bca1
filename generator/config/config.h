#pragma once
// What site.yml says, checked and with paths made absolute or relative to the working directory. The initialisers are
// the documented defaults; content/manual/site-yml.md has one entry a key, and a unit test compares the two.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/ids.h"
#include "config/external_config.h"
#include "config/front_matter_schema.h"
#include "diagnostics/policy/policy.h"
#include "source/glob.h"
#include "source/span.h"

namespace waymark {

// One text, or one text per locale. In site.yml: `title: Help` or `title: {en-us: Help, nl-nl: Hulp}`.
struct LocalizedText {
  std::map<std::string, std::string, std::less<>> by_locale;  // key "": for every locale
  // The text for `locale`, else for `source_locale`, else the one for every locale, else "".
  const std::string& in(std::string_view locale, std::string_view source_locale) const;
  bool empty() const { return by_locale.empty(); }
};

enum class Dialect : std::uint8_t {
  automatic,   // legacy for a file with <properties …/>, [AZURE.…] or [WACOM.…], docs for the others
  docs,        // CommonMark, GFM and the constructs of Microsoft's documentation
  legacy,      // docs, and repairs what the engines of 2013 to 2016 read differently
  gfm,         // the GFM specification and nothing else
  commonmark,  // the CommonMark specification and nothing else
};
std::optional<Dialect> parse_dialect(std::string_view name);  // "auto", "docs", "legacy", "gfm", "commonmark"

struct ContentRoot {
  std::string folder;  // disk path
  // The first that fits a path wins. None: "{locale}/{version}/{article}.md" and the shorter forms of it, whichever
  // fits.
  std::vector<Layout> layouts;
  std::vector<std::string> exclude;  // globs below `folder`
  // Globs of files that are only included.
  std::vector<std::string> includes = {"**/includes/**", "includes/**"};
  std::string locale;   // where the layout has none
  std::string version;  // where the layout has none; empty: by front matter, else by date
  // Maps a file's path to the path its links are relative to: a table of tab-separated values with a header row.
  struct PathMap {
    std::string file;            // disk path
    std::string path_column;     // column that holds the path below `folder`
    std::string logical_column;  // column that holds the logical path; empty cells map nothing
  };
  std::optional<PathMap> path_map;
  std::string edit_url;  // as Config::edit_url, for the files of this folder; empty: that
};

struct LocaleConfig {
  std::string tag;                   // BCP 47, lower case: "nl-nl"
  std::string name;                  // in its own language: "Nederlands"
  std::vector<std::string> folders;  // other names of it in paths, matched without case
  bool right_to_left = false;
};

struct VersionConfig {
  std::string name;   // "2015-06"; the order is that of site.yml, oldest first
  std::string label;  // for readers; the name when site.yml gives none
};

enum class VersionPages : std::uint8_t { archive, all };

enum class UsagePages : std::uint8_t {
  all,     // each usage has a page of every article that is for it
  scoped,  // only of articles that differ for it
};

struct UsageConfig {
  std::string id;  // "office-365", part of addresses
  LocalizedText label;
  LocalizedText description;
  // Phrases that name it in choosers, in any locale; matched case-folded, also inside a longer text.
  std::vector<std::string> words;
  // What it is called in ::: zone pivot="…" and #tab/…, lower case; its id where site.yml gives none.
  std::vector<std::string> pivots;
  // Ids that it had before: their addresses lead to its own.
  std::vector<std::string> formerly;
  bool not_sure = false;  // what it shows works for everybody; at most one, and it is the last of all
  Span span;              // of the id in site.yml
};

// What finds out which usage is the reader's. All lead on to one another without a way back, and end in usages.
struct QuestionConfig {
  struct Answer {
    LocalizedText text;
    LocalizedText description;
    // Index in Config::questions, and if it leads to none, in Config::usages.
    std::optional<std::size_t> question;
    std::size_t usage = 0;
  };
  std::string id;                     // part of addresses
  std::vector<std::string> formerly;  // ids that it had before: their addresses lead to its own
  LocalizedText text;
  LocalizedText description;
  std::vector<Answer> answers;
};

// A group of zone-pivot-groups.yml: what ::: zone pivot="…" chooses among. A group becomes the site's usages where
// site.yml says so; of the others, readers see the titles.
struct PivotGroup {
  struct Pivot {
    std::string id;
    std::string title;
  };
  std::string id;
  std::string title;
  std::string prompt;
  std::vector<Pivot> pivots;
};

struct NavigationNode {
  LocalizedText title;              // empty: the target's title
  std::string target;               // article name, with or without #anchor, or a URL; empty: a group
  Span span;                        // in site.yml
  std::vector<std::string> usages;  // ids of those it is for, with all below it; empty: everybody
  Span usages_span;                 // in site.yml
  std::vector<NavigationNode> children;
};

struct DialectOverride {
  std::string glob;  // over the path below the content root
  Dialect dialect;
};

// What readers may find by searching.
struct SearchConfig {
  bool on = true;
  bool everyday_words = true;  // the program's own, what readers of any help call things
  // Groups of words and phrases with one meaning, by locale; key "": of every locale.
  using Synonyms = std::vector<std::vector<std::string>>;
  std::map<std::string, Synonyms, std::less<>> synonyms;
  // Those of every locale, then those of `locale`.
  Synonyms synonyms_in(std::string_view locale) const;
};

// An article that ends, or goes on under another name, from a version on (redirects.yml beside site.yml).
struct Retirement {
  std::string article;
  std::string since_name;  // as written; empty: none
  Span since_span;
  std::optional<VersionId> since;  // null: it never had a page of its own. Known once load_sources() has run
  std::string successor;           // article, with or without #anchor, or URL; empty: none
  bool imported = false;           // from a redirection list: the article is gone by the current version
  SourceId source;                 // redirects.yml, or the list
  Span span;                       // the article's name in it
};

// A list of redirects in the form of .openpublishing.redirection.json.
struct RedirectionList {
  std::string file;  // disk path
  std::string root;  // the content folder as the list's paths have it, with a '/' at its end; empty: as it lies
};

// Files with all redirects that servers and hosts read.
enum class RedirectFile : std::uint8_t { cloudflare, netlify, nginx, apache };

// How readers say whether a page was of help.
struct FeedbackConfig {
  enum class Kind : std::uint8_t { link, form };
  std::string url;  // with {url}, {title}, {article}, {locale}, {version} and {usage}; empty: nobody is asked
  Kind kind = Kind::link;
  bool post = true;  // how a form is sent
};

// Where the date comes from that a page says it was last changed on.
enum class ChangedFrom : std::uint8_t { front_matter, git, none };

// A section that goes on under another anchor (redirects.yml beside site.yml).
struct SectionRename {
  std::string article;
  std::string from;                // anchor
  std::string to;                  // anchor, or "article#anchor"
  std::string since_name;          // as written; empty: none
  std::optional<VersionId> since;  // null: whenever the anchor changed. Known once load_sources() has run
  SourceId source;                 // redirects.yml
  Span span;                       // the article's name in it
  Span from_span;
  Span to_span;
  Span since_span;
};

struct Config {
  SourceId source;     // site.yml in the SourceSet
  std::string folder;  // of site.yml, disk path
  std::string name;    // of that folder: "mfa-help"

  LocalizedText title;
  LocalizedText description;
  // Where the site is published: "https://help.example.org/mfa/", with the final '/'; empty: not known yet.
  std::string base_url;
  std::string output = "public";  // relative to the working directory
  // Disk path of a folder whose files take the place of those of the theme that comes with the program; empty: none.
  std::string theme;
  // Whether pages name the hashes of the theme's files. Browsers take no such file from a disk.
  bool integrity = false;
  std::string edit_url;  // with {path}, {article}, {locale} and {version}; empty: pages have no link to edit them
  FeedbackConfig feedback;
  ChangedFrom changed_from = ChangedFrom::front_matter;
  Span changed_from_span;
  SearchConfig search;
  std::string static_folder;  // disk path; files copied as they are; empty: none
  std::vector<ContentRoot> content;
  std::string home = "index";  // the article that is the home page, where it exists

  std::vector<LocaleConfig> locales;
  bool find_locales = true;  // site.yml lists none: load_sources() adds those that paths name
  LocaleId source_locale;
  // Sections that a translation lacks are shown in the source language.
  bool borrow_sections = true;
  std::vector<VersionConfig> versions;  // empty in site.yml: those found in the sources, by name
  VersionPages version_pages = VersionPages::archive;
  std::uint32_t mark_changes = 1;  // for how many versions pages mark what is new and changed in them; 0: never

  LocalizedText usage_question;            // "How do you use two-step verification?"
  std::vector<std::string> chooser_words;  // phrases in a table's header that make it a chooser
  std::vector<UsageConfig> usages;         // at most UsageSet::most
  UsagePages usage_pages = UsagePages::all;
  std::vector<std::string> removed_usages;  // ids: their addresses lead to the pages for everybody
  std::vector<PivotGroup> pivot_groups;     // zone-pivot-groups.yml
  std::vector<QuestionConfig> questions;    // the first is the one to begin with

  std::vector<NavigationNode> navigation;  // empty: TOC files, else folders and titles
  std::vector<Retirement> retirements;
  std::optional<SourceId> address_lock;  // addresses.lock beside site.yml, where it exists
  std::vector<RedirectionList> redirection_lists;
  bool find_redirection_lists = true;  // site.yml names none
  std::vector<RedirectFile> redirect_files = {RedirectFile::cloudflare, RedirectFile::nginx, RedirectFile::apache};
  std::vector<SectionRename> section_renames;
  std::vector<std::string> title_suffixes;  // taken off titles: "| Microsoft Docs"
  // URL prefixes under which this content is or was published; {locale} may stand in them.
  std::vector<std::string> published_at;
  // Logical paths and globs of files that exist where the content is published, but not here.
  std::vector<std::string> known_elsewhere;
  std::vector<DialectOverride> dialects;        // later ones win; default automatic
  std::vector<FrontMatterSchema> front_matter;  // of those that fit a file each holds
  Policy policy;
  ExternalConfig external;

  const LocaleConfig& locale(LocaleId id) const { return locales[id.index()]; }
  const VersionConfig& version(VersionId id) const { return versions[id.index()]; }
  VersionId current_version() const { return VersionId{versions.size() - 1}; }
  std::optional<LocaleId> find_locale(std::string_view tag_or_folder) const;  // case is ignored
  std::optional<VersionId> find_version(std::string_view name) const;
};

}  // namespace waymark
