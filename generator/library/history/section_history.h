#pragma once
// How the sections of an article's variants line up, one after the other in time: the history of each section.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "article/article.h"
#include "base/ids.h"

namespace waymark {

class Library;

// A section of one variant.
struct SectionId {
  VariantId variant;
  SectionIndex section = 0;
  friend constexpr auto operator<=>(SectionId, SectionId) = default;
};

// Why two sections are held to be one; strongest first.
enum class Evidence : std::uint8_t {
  same_anchor,    // one id, written or made from the title
  recorded,       // redirects.yml or front matter says so
  same_asset_id,  // of whole articles
  similar,        // title and text agree
};
std::string_view evidence_name(Evidence evidence);  // "same anchor", for reports

// What one variant made of a section.
struct SectionWording {
  SectionId id;
  VersionId since;  // of the variant
  VersionId last;   // inclusive
  // How it was found from the wording before; of the first wording, without meaning.
  Evidence evidence = Evidence::same_anchor;
  double score = 1;      // how sure that is, 0 … 1
  double change = 0;     // the part of the text that is not that of the wording before: 0 the same, 1 nothing left
  bool renamed = false;  // another title than before
  bool moved = false;    // stands in another section, at another level or in another order than before
};

using HistoryIndex = std::uint32_t;  // in Library::histories

// Where the matter of a section went that is no longer there.
struct SectionMove {
  HistoryIndex history = 0;  // of the same article (merged, split) or of another
  Evidence evidence = Evidence::similar;
  double score = 0;
};

// A section that holds the same matter, or a part of it, from a version on, although this one is not gone. Of another
// article: its file was stored under another name for a while, or went into another article without a word. Of the
// same: a new section was taken out of it.
struct SectionContinuation {
  HistoryIndex history = 0;
  VersionId since;
  Evidence evidence = Evidence::similar;
  double score = 0;
};

// A section over time, in one locale. Section 0 (what stands before the first heading) and the top heading have
// histories as well; headings outside the outline have none.
struct SectionHistory {
  ArticleId article;
  LocaleId locale;
  std::vector<SectionWording> wordings;  // one a variant that has it, oldest first; never empty
  // From this version on it is in no variant, or its article is retired; null: the newest variant still has it.
  std::optional<VersionId> removed;
  std::vector<SectionMove> went_to;               // best first; only with `removed`
  std::vector<HistoryIndex> came_from;            // whose `went_to` names this one, or which it was taken out of
  std::vector<SectionContinuation> continued_in;  // by version; also without `removed`
  const SectionWording& newest() const { return wordings.back(); }
};

// Fills Library::histories, history_of and recorded_anchors from the variants in force.
void build_histories(Library& library, std::size_t jobs);

// The history of a section; null for headings outside the outline.
const SectionHistory* history_of(const Library& library, SectionId id);
// What the section was called in the wording that held at `version`, in the history's own locale; null when there was
// none.
const SectionWording* wording_at(const SectionHistory& history, VersionId version);

}  // namespace waymark
