#pragma once
// All articles linked: which variant is in force in which edition, where pages are, what the navigation is, where each
// reference leads. Made once by link(); constant afterwards, so that checks and rendering may read it from any thread.

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "article/article.h"
#include "base/ids.h"
#include "base/site_path.h"
#include "base/usage_set.h"
#include "config/config.h"
#include "diagnostics/diagnostic.h"
#include "library/addresses/old_anchors.h"
#include "library/addresses/redirects.h"
#include "library/history/article_history.h"
#include "library/history/section_history.h"
#include "library/links/destination.h"
#include "library/links/link_index.h"
#include "library/translations/translations.h"
#include "source/source_file.h"

namespace waymark {

// One locale at one version.
struct Edition {
  LocaleId locale;
  VersionId version;
  friend constexpr auto operator<=>(Edition, Edition) = default;
};

// A source file as a variant of an article.
struct Variant {
  ArticleId article;
  LocaleId locale;
  VersionId version;  // from which on it holds
  VersionId last;     // until which it holds in its own locale (inclusive): the version before its successor or the
                      // article's end
  Article compiled;
};

struct ArticleEntry {
  std::string name;                  // "change-settings", "user-help/overview"
  std::vector<VariantId> variants;   // ordered by locale, then version
  std::optional<VersionId> retired;  // from this version on it is in no edition
  std::string successor;             // what redirects.yml gives; empty: none
};

struct InForce {
  VariantId variant;
  bool fallback = false;  // the variant is of the source locale, not of the edition's
};

using PageIndex = std::uint32_t;

// An article's page in a site: current, or an older wording kept under /v/<version>/.
struct ArticlePage {
  ArticleId article;
  Edition edition;        // links are resolved in it
  VariantId variant;      // whose text it shows
  bool archive = false;   // a superseded wording (versions.pages: archive), or an older version (all)
  bool fallback = false;  // shown in the source locale's language
  SitePath path;
  UsageSet views;  // the usages that have a page of it as well, under /for/<usage>/ (library/usages/views.h)
};

// A section that a usage does not see, and the one that it sees instead: of the same title, in the same place.
struct Counterpart {
  SectionIndex hidden = 0;
  UsageId usage;
  SectionIndex shown = 0;
};

// For which usages an article's page and its parts hold.
struct PageScopes {
  UsageSet whole = UsageSet::everybody();
  std::vector<UsageSet> sections;  // of the page's own text, all around them counted in; empty: each as the whole
  std::vector<UsageSet> scopes;    // of Article::scopes, those around them counted in
  std::vector<Counterpart> counterparts;  // by hidden section, then usage
};

struct NavigationEntry {
  std::string title;
  std::optional<ArticleId> article;
  std::string anchor;                       // with article
  std::string url;                          // external target; empty for an article or a group
  UsageSet usages = UsageSet::everybody();  // whom it is for, all above it counted in
  std::vector<NavigationEntry> children;
};

// Where a reference leads in one edition.
struct Target {
  enum class Kind : std::uint8_t {
    broken,    // its diagnostic has been made; the page shows the text, not a link
    external,  // `url` as it is
    page,      // an article's page, `anchor` on it
    asset,     // a file of the site
    verbatim,  // `url` as written: an anchor like #top, a site-absolute path that is not ours
  };
  Kind kind = Kind::broken;
  PageIndex page = 0;
  std::string anchor;
  std::string url;              // also the query of a page or asset as written, "?tabs=web"; nearly always empty
  std::uint32_t asset = 0;      // index in SourceSet::assets()
  bool leaves_edition = false;  // leads to the target's wording of another version or locale on purpose
  friend bool operator==(const Target&, const Target&) = default;
};

// A table or list of an article that sends each usage to its own place.
struct Chooser {
  VariantId variant;
  std::uint32_t table = 0;  // index in Article::link_tables
  struct Row {
    UsageId usage;
    std::uint32_t row = 0;  // index in LinkTable::rows
  };
  std::vector<Row> rows;
};

// One step of a usage's path through the help, for /for/<usage>/.
struct UsageStop {
  ArticleId article;
  std::string anchor;   // section of the article, or empty for all of it
  std::string title;    // of the section, or of the article
  bool chosen = false;  // a chooser leads here for this usage; otherwise the article is for everybody
};

class Library {
 public:
  // Linking is a handful of functions in library/; they fill these in order, once.
  const Config* config = nullptr;
  const SourceSet* sources = nullptr;
  std::vector<Variant> variants;
  std::vector<ArticleEntry> articles;  // ordered by name
  std::unordered_map<std::string, ArticleId> by_name;
  std::vector<ArticlePage> pages;     // ordered by path
  std::vector<SitePath> asset_paths;  // per SourceSet::assets()
  std::vector<std::vector<NavigationEntry>>
      navigation;  // per locale, for the current version (all: per locale × version)
  std::vector<Chooser> choosers;
  std::vector<std::vector<std::vector<UsageStop>>> usage_stops;  // [usage][navigation_index()]
  std::vector<PageScopes> page_scopes;                           // per page; empty on a site without usages

  Redirects redirects;  // addresses at which no article is any more

  std::vector<ArticleHistory> article_histories;               // per article
  std::vector<SectionHistory> histories;                       // by article, locale, then first appearance
  std::vector<std::vector<HistoryIndex>> history_of;           // [variant][section]; 0xFFFFFFFF: none
  std::vector<Translation> translations;                       // per variant; empty for texts of the source locale
  std::vector<std::vector<OldAnchor>> old_anchors;             // [article]: by locale, then first appearance
  std::vector<std::vector<std::uint32_t>> old_anchors_by_id;   // [article]: the same by id, then as they stand there
  std::vector<std::vector<RecordedAnchors>> recorded_anchors;  // [article]: of sections that stayed in it
  std::vector<std::vector<ArticleId>> merged_into;  // [article]: those retired articles whose successor it is

  const Variant& variant(VariantId id) const { return variants[id.index()]; }
  const Article& article(VariantId id) const { return variants[id.index()].compiled; }
  const ArticleEntry& entry(ArticleId id) const { return articles[id.index()]; }

  // Falls through to the newest variant not newer than the edition's version, then to the source locale; null when
  // neither exists or the article is retired by then.
  std::optional<InForce> in_force(ArticleId article, Edition edition) const;
  // The page that shows `article` to a reader of `edition`.
  std::optional<PageIndex> page_of(ArticleId article, Edition edition) const;
  const std::vector<NavigationEntry>& navigation_of(Edition edition) const;
  Target resolve(VariantId variant, ReferenceIndex reference,
                 Edition edition) const;  // no diagnostics; same answer as link()'s

  // Built by catalog.cpp; index of ArticleId × LocaleId × VersionId → PageIndex, and logical path → articles.
  std::unordered_map<std::uint64_t, PageIndex> page_index;
  std::unordered_map<std::string, ArticleId> by_logical_path;         // without extension, exact case
  std::unordered_map<std::string, ArticleId> by_folded_logical_path;  // case-folded

  LinkIndex index;  // what else a reference may name, and every article's anchors
  std::vector<std::vector<Destination>>
      destinations;  // what each reference of each variant names: [variant][reference]

  // A site that declares no versions has one without a name; so do locales.
  std::size_t version_count() const;
  std::size_t locale_count() const;
  VersionId current_version() const { return VersionId{version_count() - 1}; }
  const std::string& version_name(VersionId id) const;
  const std::string& locale_tag(LocaleId id) const;
};

}  // namespace waymark
