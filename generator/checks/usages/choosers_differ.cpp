#include "checks/usages/choosers_differ.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <set>
#include <span>

#include "checks/translated_sections.h"
#include "checks/usages/usage_findings.h"
#include "library/links/anchors.h"
#include "library/navigation/check_navigation.h"
#include "library/usages/chosen_places.h"

namespace waymark {
namespace {

// A place that two texts of an article can be compared by.
struct SharedPlace {
  ArticleId article;
  std::uint32_t section = no_index;  // of the article itself, as the one text counts them; no_index: another article
  friend auto operator<=>(const SharedPlace&, const SharedPlace&) = default;
};

// What a chooser of one text does, in the terms of another.
struct SharedChooser {
  const Chooser* chooser = nullptr;
  const LinkTable* table = nullptr;
  std::vector<ChosenRow> rows;
  std::map<UsageId, std::set<SharedPlace>> places;  // of each usage that has a row; empty: led nowhere that can be told
  UsageSet usages;

  // A row that names no usage may be for one that seems to have none.
  bool is_understood() const { return chooser->rows.size() >= table->rows.size(); }
};

using ShareSection = std::function<std::uint32_t(SectionIndex)>;  // no_index: the other text has none

class DifferingChoosers {
 public:
  DifferingChoosers(const Library& library, Diagnostics& diagnostics) : library_(library), diagnostics_(diagnostics) {}

  void check() {
    for (const CurrentTranslation& current : current_translations(library_)) {
      if (current.translation->exact) check_translation(current);
    }
    for (const ArticleEntry& entry : library_.articles) check_versions(entry);
  }

 private:
  std::span<const Chooser> choosers_of(VariantId text) const {
    const auto range = std::ranges::equal_range(library_.choosers, text, {}, &Chooser::variant);
    return {range.begin(), range.end()};
  }

  SharedChooser shared(const Chooser& chooser, const ShareSection& share) const {
    const Variant& variant = library_.variant(chooser.variant);
    SharedChooser made{.chooser = &chooser, .table = &variant.compiled.link_tables[chooser.table]};
    made.rows = rows_in(library_, chooser, {variant.locale, variant.version});
    for (const ChosenRow& row : made.rows) {
      made.usages.add(UsageSet::only(row.usage));
      std::set<SharedPlace>& places = made.places[row.usage];
      if (const auto place = shared_place(variant, chooser.variant, row.place, share)) places.insert(*place);
    }
    return made;
  }

  std::optional<SharedPlace> shared_place(const Variant& variant, VariantId text, const ChosenPlace& place,
                                          const ShareSection& share) const {
    if (place.article != variant.article) return SharedPlace{.article = place.article};
    const auto section = section_with(variant.compiled, library_.index.anchors[text.index()], place.anchor);
    const std::uint32_t same = section ? share(*section) : no_index;
    if (same == no_index) return std::nullopt;
    return SharedPlace{.article = place.article, .section = same};
  }

  void check_translation(const CurrentTranslation& current) {
    const VariantId original = *current.translation->original;
    const std::span<const Chooser> ours = choosers_of(current.id);
    const std::span<const Chooser> theirs = choosers_of(original);
    // Where one has more, sections are missing, and that is told.
    if (ours.size() != theirs.size()) return;
    const auto to_source = [&](SectionIndex s) {
      const std::uint32_t source = current.translation->alignment.source_of[s].source;
      return source;
    };
    const auto as_is = [](SectionIndex s) { return s; };
    const std::string language = source_language(library_);
    for (std::size_t i = 0; i < ours.size(); ++i) {
      const SharedChooser here = shared(ours[i], to_source);
      const SharedChooser there = shared(theirs[i], as_is);
      if (here.is_understood() && !(there.usages - here.usages).empty())
        report(*here.table, here.table->span,
               fmt::format("the choice has no row for {}, which has one in {}", names(there.usages - here.usages),
                           language),
               "Translate the row");
      if (there.is_understood() && !(here.usages - there.usages).empty())
        report(*here.table, here.table->span,
               fmt::format("the choice has a row for {}, which has none in {}", names(here.usages - there.usages),
                           language),
               "Let both have the same rows");
      for (const auto& [usage, places] : here.places) {
        const auto other = there.places.find(usage);
        if (other == there.places.end() || places.empty() || other->second.empty() || places == other->second) continue;
        report_row(here, usage,
                   fmt::format("the row for {} leads to another place than in {}: \"{}\" there",
                               names(UsageSet::only(usage)), language, title_of(there, usage)),
                   "Lead to its translation");
      }
    }
  }

  void check_versions(const ArticleEntry& entry) {
    std::optional<VariantId> before;
    std::optional<VariantId> newest;
    for (const VariantId id : entry.variants) {
      if (library_.variant(id).locale != library_.config->source_locale) continue;
      before = newest;
      newest = id;
    }
    if (!before) return;
    const std::span<const Chooser> ours = choosers_of(*newest);
    const std::span<const Chooser> theirs = choosers_of(*before);
    if (ours.size() != theirs.size() || ours.empty()) return;
    const auto share = [this](VariantId text) {
      return [this, text](SectionIndex s) -> std::uint32_t { return library_.history_of[text.index()][s]; };
    };
    std::set<std::uint32_t> still_there;
    for (const HistoryIndex history : library_.history_of[newest->index()]) still_there.insert(history);
    for (std::size_t i = 0; i < ours.size(); ++i)
      compare_versions(shared(ours[i], share(*newest)), shared(theirs[i], share(*before)), still_there);
  }

  void compare_versions(const SharedChooser& now, const SharedChooser& then,
                        const std::set<std::uint32_t>& still_there) {
    const auto is_there = [&](const SharedPlace& place) {
      return place.section != no_index && still_there.contains(place.section);
    };
    const std::string version = library_.version_name(library_.variant(then.chooser->variant).version);
    std::set<SharedPlace> led_to;
    for (const auto& [usage, places] : now.places) led_to.insert(places.begin(), places.end());
    for (const auto& [usage, places] : then.places) {
      if (places.size() != 1 || !is_there(*places.begin())) continue;
      const SharedPlace& own = *places.begin();
      const auto here = now.places.find(usage);
      if (here == now.places.end()) {
        // What nobody is led to is for everybody from then on.
        if (now.is_understood() && !led_to.contains(own))
          report(*now.table, now.table->span,
                 fmt::format("the choice has no row for {} any more, and \"{}\", to which it led in {}, is still there",
                             names(UsageSet::only(usage)), title_of(then, usage), version),
                 "Write the row, or take the section away");
        continue;
      }
      if (here->second.size() != 1 || *here->second.begin() == own) continue;
      const SharedPlace& moved_to = *here->second.begin();
      for (const auto& [other, other_places] : then.places) {
        if (other == usage || other_places != std::set{moved_to}) continue;
        report_row(
            now, usage,
            fmt::format("the row for {} leads to what was for {} in {}, and \"{}\" is still there",
                        names(UsageSet::only(usage)), names(UsageSet::only(other)), version, title_of(then, usage)),
            "Lead to its own section");
        break;
      }
    }
  }

  // Of the place that the first row for the usage leads to.
  std::string title_of(const SharedChooser& chooser, UsageId usage) const {
    const auto row = std::ranges::find(chooser.rows, usage, &ChosenRow::usage);
    const Variant& variant = library_.variant(chooser.chooser->variant);
    if (row->place.article == variant.article) {
      const auto section =
          section_with(variant.compiled, library_.index.anchors[chooser.chooser->variant.index()], row->place.anchor);
      return section ? variant.compiled.sections[*section].title : row->place.anchor;
    }
    const auto shown = library_.in_force(row->place.article, {variant.locale, variant.version});
    return shown ? navigation_title(library_, shown->variant) : library_.entry(row->place.article).name;
  }

  std::string names(UsageSet usages) const { return usage_names(*library_.config, usages); }

  void report_row(const SharedChooser& chooser, UsageId usage, std::string message, std::string advice) {
    const auto row = std::ranges::find(chooser.rows, usage, &ChosenRow::usage);
    report(*chooser.table, chooser.table->rows[row->row].span, std::move(message), std::move(advice));
  }

  void report(const LinkTable& table, Span span, std::string message, std::string advice) {
    diagnostics_.push_back({.rule = Rule::usage_choosers_differ,
                            .source = table.source,
                            .span = span,
                            .message = std::move(message),
                            .advice = std::move(advice)});
  }

  const Library& library_;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_choosers_differ(const Library& library, Diagnostics& diagnostics) {
  if (!library.choosers.empty()) DifferingChoosers(library, diagnostics).check();
}

}  // namespace waymark
