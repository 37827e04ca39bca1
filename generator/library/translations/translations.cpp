#include "library/translations/translations.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/parallel_map.h"
#include "base/text.h"
#include "library/library.h"
#include "library/links/anchors.h"
#include "library/translations/borrowed_sections.h"

namespace waymark {
namespace {

constexpr HistoryIndex no_history = 0xFFFFFFFF;
// Ids of older source texts are kept up to this number; a page with more is no page that somebody linked to by hand.
constexpr std::size_t max_source_anchors = 50'000;

// Source texts of an article, oldest first.
std::vector<VariantId> source_texts(const Library& library, ArticleId article) {
  std::vector<VariantId> texts;
  for (const VariantId id : library.entry(article).variants) {
    if (library.variant(id).locale == library.config->source_locale) texts.push_back(id);
  }
  return texts;
}

// Translations carry the date of their original. Where that names none, it is the text in force at their version; where
// the originals of that time are not here, the oldest that is.
std::optional<VariantId> original_of(const Library& library, const Variant& translation,
                                     const std::vector<VariantId>& sources) {
  std::optional<VariantId> dated;
  std::optional<VariantId> in_force;
  for (const VariantId id : sources) {
    const Variant& source = library.variant(id);
    if (source.version > translation.version) break;
    in_force = id;
    const std::optional<Date>& date = source.compiled.front_matter.date;
    if (date && date == translation.compiled.front_matter.date) dated = id;
  }
  if (dated) return dated;
  if (in_force) return in_force;
  if (!sources.empty()) return sources.front();
  return std::nullopt;
}

HistoryIndex history_index(const Library& library, VariantId variant, SectionIndex section) {
  if (library.history_of.size() <= variant.index()) return no_history;
  const std::vector<HistoryIndex>& own = library.history_of[variant.index()];
  return section < own.size() ? own[section] : no_history;
}

// The versions in which the source text came to say something else than when it was translated.
std::vector<VersionId> changes_between(const Library& library, VariantId original, SectionIndex then, VariantId source,
                                       SectionIndex now) {
  const HistoryIndex history = history_index(library, original, then);
  if (history == no_history) return {};
  // Changed and changed back.
  if (library.article(original).pieces[then].html == library.article(source).pieces[now].html) return {};
  const VersionId translated = library.variant(original).version;
  const VersionId until = library.variant(source).version;
  std::vector<VersionId> versions;
  for (const SectionWording& wording : library.histories[history].wordings) {
    if (wording.since > translated && wording.since <= until && wording.change > 0) versions.push_back(wording.since);
  }
  return versions;
}

// Those who hand translations back leave the date of the original in them. Where it is not the date of the text before
// us, that one is older than the original, and what it has besides may have been taken out by then.
bool may_be_older_than_original(const Variant& source, const Variant& translation) {
  const FrontMatter& own = translation.compiled.front_matter;
  const bool handed_back = own.find("ms.lasthandoff") != nullptr || own.find("ms.openlocfilehash") != nullptr;
  return handed_back && source.version < translation.version && own.date &&
         own.date != source.compiled.front_matter.date;
}

class Comparer {
 public:
  Comparer(const Library& library, VariantId id) : library_(library), id_(id) {}

  Translation compare() {
    const Variant& variant = library_.variant(id_);
    const std::vector<VariantId> sources = source_texts(library_, variant.article);
    result_.original = original_of(library_, variant, sources);
    if (!result_.original) return std::move(result_);
    const VariantId original = *result_.original;
    result_.older = library_.variant(original).version <= variant.version;
    result_.exact = result_.older && !may_be_older_than_original(library_.variant(original), variant);
    result_.alignment = align_translation(library_.article(original), variant.compiled);
    index_histories();
    for (const VariantId source : sources) {
      const Variant& text = library_.variant(source);
      if (text.version > variant.last || text.last < variant.version) continue;
      compare_with(source, std::max(text.version, variant.version), std::min(text.last, variant.last));
    }
    keep_anchors(sources);
    return std::move(result_);
  }

 private:
  void index_histories() {
    for (SectionIndex s = 1; s < result_.alignment.translation_of.size(); ++s) {
      const SectionIndex t = result_.alignment.translation_of[s];
      const HistoryIndex history = history_index(library_, *result_.original, s);
      if (t == no_index || history == no_history) continue;
      translated_.emplace(history, t);
      originals_.emplace(history, s);
    }
  }

  TranslationAlignment alignment_with(VariantId source) const {
    if (source == *result_.original) return result_.alignment;
    const Article& text = library_.article(source);
    const Article& own = library_.article(id_);
    TranslationAlignment alignment;
    alignment.translation_of.assign(text.sections.size(), no_index);
    alignment.source_of.resize(own.sections.size());
    for (SectionIndex s = 1; s < text.sections.size(); ++s) {
      const auto found = translated_.find(history_index(library_, source, s));
      if (found == translated_.end()) continue;
      alignment.translation_of[s] = found->second;
      alignment.source_of[found->second] = {.source = s, .evidence = TranslationEvidence::anchor};
    }
    pair_by_anchors(text, own, alignment);
    return alignment;
  }

  void compare_with(VariantId source, VersionId since, VersionId last) {
    const Article& text = library_.article(source);
    TranslationAlignment alignment = alignment_with(source);
    SourceComparison comparison{.source = source, .since = since, .last = last};
    if (result_.older && source != *result_.original) {
      for (SectionIndex s = 1; s < text.sections.size(); ++s) {
        const auto original = originals_.find(history_index(library_, source, s));
        if (alignment.translation_of[s] == no_index || original == originals_.end()) continue;
        if (!changes_between(library_, *result_.original, original->second, source, s).empty())
          comparison.outdated.push_back(s);
      }
    }
    const Variant& own = library_.variant(id_);
    comparison.covers = covers(text, own.compiled, alignment);
    if (!same_language(library_, own.locale, library_.config->source_locale) &&
        !may_be_older_than_original(library_.variant(source), own))
      comparison.missing = missing_sections(text, alignment);
    if (comparison.covers && library_.config->borrow_sections)
      comparison.borrowed = place_borrowed(text, library_.article(id_), alignment, comparison.missing);
    for (const BorrowedSection& borrowed : comparison.borrowed) comparison.lent.push_back(borrowed.section);
    std::ranges::sort(comparison.lent);
    comparison.translation_of = std::move(alignment.translation_of);
    result_.comparisons.push_back(std::move(comparison));
  }

  void keep_anchors(const std::vector<VariantId>& sources) {
    std::unordered_set<std::string_view> taken;
    for (const Anchor& anchor : library_.article(id_).anchors) taken.insert(anchor.id);
    // An id may have gone from one section to another: what the original meant by it comes first, then the newest.
    std::vector<VariantId> order{*result_.original};
    for (std::size_t i = sources.size(); i-- > 0;) {
      if (sources[i] != *result_.original && library_.variant(sources[i]).version <= library_.variant(id_).last)
        order.push_back(sources[i]);
    }
    std::size_t seen = 0;
    for (const VariantId source : order) {
      for (const Anchor& anchor : library_.article(source).anchors) {
        if (++seen > max_source_anchors) break;
        const SectionIndex t = section_of(source, anchor.section);
        if (t != no_index && !anchor.id.empty() && taken.insert(anchor.id).second)
          result_.source_anchors.emplace_back(anchor.id, t);
      }
    }
    std::ranges::sort(result_.source_anchors);
  }

  SectionIndex section_of(VariantId source, SectionIndex section) const {
    const auto compared = std::ranges::find(result_.comparisons, source, &SourceComparison::source);
    const std::vector<SectionIndex>* known = nullptr;
    if (source == *result_.original) known = &result_.alignment.translation_of;
    if (compared != result_.comparisons.end()) known = &compared->translation_of;
    if (known != nullptr) return section < known->size() ? (*known)[section] : no_index;
    const auto found = translated_.find(history_index(library_, source, section));
    return found == translated_.end() ? no_index : found->second;
  }

  const Library& library_;
  VariantId id_;
  Translation result_;
  std::unordered_map<HistoryIndex, SectionIndex> translated_;  // section of the translation
  std::unordered_map<HistoryIndex, SectionIndex> originals_;   // section of the original, where it is translated
};

}  // namespace

void build_translations(Library& library, std::size_t jobs) {
  library.translations = parallel_map<Translation>(library.variants.size(), jobs, [&](std::size_t i) {
    if (library.variants[i].locale == library.config->source_locale) return Translation();
    return Comparer(library, VariantId{i}).compare();
  });
}

std::vector<VersionId> changes_since(const Library& library, VariantId translation, const SourceComparison& comparison,
                                     SectionIndex source_section) {
  const Translation& entry = library.translations[translation.index()];
  const SectionIndex own = comparison.translation_of[source_section];
  if (!entry.older || !entry.original || own == no_index) return {};
  const SectionIndex then = entry.alignment.source_of[own].source;
  if (then == no_index) return {};
  return changes_between(library, *entry.original, then, comparison.source, source_section);
}

bool same_language(const Library& library, LocaleId a, LocaleId b) {
  const std::string_view first = library.locale_tag(a);
  const std::string_view second = library.locale_tag(b);
  return first.substr(0, first.find('-')) == second.substr(0, second.find('-'));
}

const SourceComparison* comparison_at(const Library& library, VariantId translation, VersionId version) {
  if (library.translations.size() <= translation.index()) return nullptr;
  for (const SourceComparison& comparison : library.translations[translation.index()].comparisons) {
    if (comparison.since <= version && version <= comparison.last) return &comparison;
  }
  return nullptr;
}

std::optional<SourceAnchor> find_source_anchor(const Library& library, VariantId translation, VersionId version,
                                               std::string_view id) {
  if (library.translations.size() <= translation.index() || id.empty()) return std::nullopt;
  // An id that a newer source text gave to another section means that one, where the page shows it.
  if (const SourceComparison* comparison = comparison_at(library, translation, version);
      comparison != nullptr && !comparison->lent.empty()) {
    const Article& source = library.article(comparison->source);
    const auto section = section_with(source, library.index.anchors[comparison->source.index()], id);
    if (section && std::ranges::binary_search(comparison->lent, *section))
      return SourceAnchor{.text = comparison->source, .section = *section};
  }
  const auto& kept = library.translations[translation.index()].source_anchors;
  const auto found =
      std::ranges::lower_bound(kept, id, {}, [](const auto& entry) { return std::string_view(entry.first); });
  if (found == kept.end() || found->first != id) return std::nullopt;
  return SourceAnchor{.text = translation, .section = found->second};
}

}  // namespace waymark
