#pragma once
// What the histories of an article's sections amount to for readers: which wordings read differently, which articles
// have a history page and where it is, and by which id each section is found on it. Made once, constant afterwards.

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/site_path.h"
#include "library/library.h"

namespace waymark {

// Wordings, one after the other without a gap, that read the same: indexes in SectionHistory::wordings, `last`
// inclusive.
struct WordingRun {
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

struct HistoryPage {
  ArticleId article;
  LocaleId locale;
  SitePath path;
  std::vector<HistoryIndex> sections;  // in the order of the newest text, then those that are gone, newest first
};

class ArticleHistories {
 public:
  ArticleHistories() = default;
  ArticleHistories(const Library& library, std::size_t jobs);

  // By address. Of articles with more than one wording in a locale.
  const std::vector<HistoryPage>& pages() const { return pages_; }
  const HistoryPage* page_of(ArticleId article, LocaleId locale) const;
  // Where the history of a section stands; null when its article has no page of that kind.
  struct Place {
    const HistoryPage* page = nullptr;
    std::string id;
  };
  std::optional<Place> place_of(HistoryIndex history) const;
  const std::string& id_of(HistoryIndex history) const { return ids_[history]; }
  // What else its wordings were called, as far as nothing on the page is.
  const std::vector<std::string>& older_ids(HistoryIndex history) const { return older_ids_[history]; }

  // Oldest first; never empty.
  const std::vector<WordingRun>& runs(HistoryIndex history) const { return runs_[history]; }
  // The first version that has any text. What it brought is nothing new.
  VersionId first_version() const { return first_version_; }
  bool has_text(HistoryIndex history) const { return has_text_[history]; }

  // "whats-new.html" of a complete edition, or with a number where an article has that address.
  const SitePath& whats_new_path(Edition edition) const { return whats_new_.at(edition); }
  bool has_whats_new() const { return !whats_new_.empty(); }

 private:
  void find_runs(const Library& library, std::size_t jobs);
  void find_pages(const Library& library);
  void find_older_ids(const Library& library);

  VersionId first_version_;
  std::vector<std::vector<WordingRun>> runs_;
  std::vector<char> has_text_;    // not bool: filled from several threads
  std::vector<std::string> ids_;  // by history; empty: on no page
  std::vector<std::vector<std::string>> older_ids_;
  std::vector<std::uint32_t> page_of_history_;  // index in pages_, where there is an id
  std::vector<HistoryPage> pages_;
  std::map<std::pair<ArticleId, LocaleId>, std::size_t> page_of_;
  std::map<Edition, SitePath> whats_new_;
};

// Whether there were versions without the section between a wording and the one before.
bool came_back(const SectionHistory& history, std::size_t wording);
VersionId first_version_with_text(const Library& library);
// Index of a history in the library.
HistoryIndex index_of(const Library& library, const SectionHistory& history);
const Section& section_of(const Library& library, SectionId id);
// The wording of a variant; null when the variant has not this section.
const SectionWording* wording_in(const Library& library, const SectionHistory& history, VariantId variant);

}  // namespace waymark
