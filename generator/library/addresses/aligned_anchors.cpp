#include "library/addresses/aligned_anchors.h"

#include <algorithm>
#include <span>

#include "base/escape.h"
#include "library/links/anchors.h"

namespace waymark {
namespace {

std::string_view id_of(const Library& library, const OldAnchor& old) {
  return library.article(old.variant).anchors[old.anchor].id;
}

// All that texts of the article, of any locale, ever called `id`.
std::vector<const OldAnchor*> named(const Library& library, ArticleId article, std::string_view id) {
  const std::vector<OldAnchor>& all = library.old_anchors[article.index()];
  const auto found = std::ranges::equal_range(library.old_anchors_by_id[article.index()], id, {},
                                              [&](std::uint32_t i) { return id_of(library, all[i]); });
  std::vector<const OldAnchor*> anchors;
  for (const std::uint32_t i : found) anchors.push_back(&all[i]);
  return anchors;
}

std::optional<std::string> called_in(const Library& library, VariantId text, const SectionHistory& history) {
  const auto wording =
      std::ranges::find(history.wordings, text, [](const SectionWording& one) { return one.id.variant; });
  if (wording == history.wordings.end()) return std::nullopt;
  const std::string& anchor = library.article(text).sections[wording->id.section].anchor;
  return anchor.empty() ? std::nullopt : std::optional(anchor);
}

std::optional<AlignedAnchor> aligned(const Library& library, VariantId text, const OldAnchor& old) {
  const SectionHistory& history = library.histories[old.history];
  if (auto id = called_in(library, text, history)) return AlignedAnchor{.id = *std::move(id), .same_section = true};
  for (const SectionMove& move : history.went_to) {
    if (auto id = called_in(library, text, library.histories[move.history]))
      return AlignedAnchor{.id = *std::move(id), .same_section = false};
  }
  return std::nullopt;
}

// As many as keep_anchors() takes.
constexpr int most_renames = 8;

// What records say that an anchor went on as; empty when they say nothing.
std::string_view recorded_name(const Library& library, ArticleId article, std::string_view id, VersionId version) {
  const std::vector<RecordedAnchors>& records = library.recorded_anchors[article.index()];
  const auto record = std::ranges::find_if(
      records, [&](const RecordedAnchors& one) { return one.from == id && one.since.value_or(version) <= version; });
  return record == records.end() ? std::string_view() : std::string_view(record->to);
}

bool has_own(const Library& library, VariantId text, std::string_view id) {
  return has_anchor(library.article(text), library.index.anchors[text.index()], id);
}

// An anchor that no text has any more, of which a record says what it went on as.
bool is_revived(const Library& library, const ArticlePage& page, std::string_view id) {
  for (int step = 0; step < most_renames; ++step) {
    id = recorded_name(library, page.article, id, page.edition.version);
    if (id.empty()) return false;
    if (has_own(library, page.variant, id) || !named(library, page.article, id).empty()) return true;
  }
  return false;
}

std::optional<AlignedAnchor> aligned_by_texts(const Library& library, VariantId text, std::string_view id) {
  const Variant& variant = library.variant(text);
  std::optional<AlignedAnchor> best;
  VersionId best_version;
  bool contradicted = false;
  for (const OldAnchor* old : named(library, variant.article, id)) {
    const Variant& known = library.variant(old->variant);
    if (known.locale != variant.locale) continue;
    auto found = aligned(library, text, *old);
    if (!found) continue;
    contradicted = contradicted || (best && best->id != found->id);
    if (best && known.version < best_version) continue;
    best = std::move(found);
    best_version = known.version;
  }
  // An id that named several sections does not say which of them is meant.
  if (best && contradicted) best->same_section = false;
  return best;
}

}  // namespace

std::optional<AlignedAnchor> aligned_anchor(const Library& library, VariantId text, std::string_view id) {
  const Variant& variant = library.variant(text);
  for (int step = 0; step < most_renames && !id.empty(); ++step) {
    if (step > 0 && has_own(library, text, id)) return AlignedAnchor{.id = std::string(id), .same_section = true};
    if (auto found = aligned_by_texts(library, text, id)) return found;
    id = recorded_name(library, variant.article, id, variant.version);
  }
  return std::nullopt;
}

std::vector<VersionId> versions_with_anchor(const Library& library, VariantId text, std::string_view id) {
  std::vector<VersionId> versions;
  for (const VariantId other : library.entry(library.variant(text).article).variants) {
    const Variant& variant = library.variant(other);
    if (variant.locale != library.variant(text).locale) continue;
    if (has_anchor(variant.compiled, library.index.anchors[other.index()], id)) versions.push_back(variant.version);
  }
  return versions;
}

std::optional<std::string> kept_anchor(const Library& library, const ArticlePage& page, std::string_view fragment) {
  if (page.archive && library.config->version_pages == VersionPages::archive) return std::nullopt;
  const LocaleId own = library.variant(page.variant).locale;
  for (const std::string& id : {std::string(fragment), percent_decode(fragment)}) {
    for (const OldAnchor* old : named(library, page.article, id)) {
      const LocaleId locale = library.variant(old->variant).locale;
      if (old->since <= page.edition.version && (locale == own || locale == library.config->source_locale)) return id;
    }
    if (is_revived(library, page, id)) return id;
  }
  return std::nullopt;
}

}  // namespace waymark
