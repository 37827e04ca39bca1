#include "library/links/check_references.h"

#include <map>
#include <tuple>
#include <unordered_map>

#include "base/parallel_map.h"
#include "library/links/link_findings.h"
#include "library/links/name_suggestions.h"
#include "library/links/resolve.h"
#include "library/pages/shown_editions.h"
#include "library/translations/lent_sections.h"

namespace waymark {
namespace {

struct Problem {
  BrokenReference broken;
  EditionSet editions;   // in which it holds
  bool on_page = false;  // some page shows it
};

// The problems of one reference, at most one a fault.
class ReferenceProblems {
 public:
  ReferenceProblems(const Library& library, VariantId variant, ReferenceIndex reference)
      : library_(library), variant_(variant), reference_(reference) {}

  void note(const Resolution& resolution, Edition edition, bool page) {
    if (resolution.file) note(*resolution.file, resolution, edition, page);
    if (resolution.anchor) note(*resolution.anchor, resolution, edition, page);
  }

  void move_shown_to(std::vector<Problem>& all) {
    for (Problem& problem : problems_) {
      if (problem.on_page) all.push_back(std::move(problem));
    }
  }

 private:
  void note(Fault fault, const Resolution& resolution, Edition edition, bool page) {
    Problem& problem = problem_of(fault);
    problem.editions.insert(edition);
    if (!page || problem.on_page) return;
    problem.on_page = true;
    problem.broken.resolution = resolution;
    problem.broken.edition = edition;
  }

  Problem& problem_of(Fault fault) {
    for (Problem& problem : problems_) {
      if (problem.broken.fault == fault) return problem;
    }
    problems_.push_back(
        {.broken = {.variant = variant_, .reference = reference_, .fault = fault}, .editions = EditionSet(library_)});
    return problems_.back();
  }

  const Library& library_;
  VariantId variant_;
  ReferenceIndex reference_;
  std::vector<Problem> problems_;
};

// Most references are judged alike in every edition; only articles and assets differ.
bool depends_on_edition(const Destination& destination) {
  return destination.kind == Destination::Kind::article || destination.kind == Destination::Kind::asset ||
         destination.kind == Destination::Kind::retired;
}

// Whether the text is a translation of an older text than the one that the source locale has by then. What it linked
// to was there, its page keeps that anchor, and rules about translations tell that it is to be renewed.
bool awaits_translation(const Library& library, VariantId id, Edition edition) {
  const Variant& variant = library.variant(id);
  const LocaleId source = library.config->source_locale;
  if (variant.locale == source || variant.locale != edition.locale) return false;
  const std::optional<InForce> text = library.in_force(variant.article, {source, edition.version});
  return text && library.variant(text->variant).version > variant.version;
}

std::vector<Problem> check_text(const Library& library, VariantId variant) {
  const ShownEditions shown = shown_editions(library, variant);
  const std::vector<Edition> editions = shown.in_force.editions();
  std::vector<Problem> result;
  Resolver resolver(library, variant);
  const std::vector<Destination>& destinations = library.destinations[variant.index()];
  const LentSections lent(library, variant);
  for (ReferenceIndex i = 0; i < destinations.size(); ++i) {
    const LentSection* elsewhere = lent.find(library.article(variant).references[i].section);
    if (editions.empty() && elsewhere == nullptr) continue;
    resolver.next_reference();
    ReferenceProblems problems(library, variant, i);
    const bool depends = depends_on_edition(destinations[i]);
    Resolution resolution;
    if (!depends) {
      resolution = resolver.judge(destinations[i], editions.empty() ? elsewhere->in_force.front() : editions.front());
      if (!resolution.file && !resolution.anchor) continue;
    }
    for (const Edition edition : editions) {
      if (depends) resolution = resolver.judge(destinations[i], edition);
      if (resolution.anchor == Fault::missing_anchor && awaits_translation(library, variant, edition)) {
        const Edition own{edition.locale, library.variant(variant).version};
        if (!resolver.judge(destinations[i], own).anchor) continue;
      }
      problems.note(resolution, edition, shown.pages.contains(edition));
    }
    if (elsewhere != nullptr) {
      for (const Edition edition : elsewhere->in_force) {
        if (depends) resolution = resolver.judge(destinations[i], edition);
        problems.note(resolution, edition, elsewhere->pages.contains(edition));
      }
    }
    problems.move_shown_to(result);
  }
  return result;
}

// One problem for each place and fault, whatever number of articles include the file.
std::vector<Problem> one_per_place(const Library& library, std::vector<std::vector<Problem>>& texts) {
  using Place = std::tuple<SourceId, Span, Span, Fault>;
  std::vector<Problem> merged;
  std::map<Place, std::size_t> places;
  for (std::vector<Problem>& text : texts) {
    for (Problem& problem : text) {
      const Reference& reference = library.article(problem.broken.variant).references[problem.broken.reference];
      const auto [known, added] = places.try_emplace(
          Place{reference.source, reference.span, reference.target_span, problem.broken.fault}, merged.size());
      if (added) {
        merged.push_back(std::move(problem));
      } else {
        merged[known->second].editions |= problem.editions;
      }
    }
  }
  return merged;
}

}  // namespace

void check_references(const Library& library, std::size_t jobs, Diagnostics& diagnostics) {
  std::vector<std::vector<Problem>> texts = parallel_map<std::vector<Problem>>(
      library.variants.size(), jobs, [&](std::size_t i) { return check_text(library, VariantId{i}); });
  std::vector<Problem> problems = one_per_place(library, texts);
  if (problems.empty()) return;

  const std::unordered_map<SourceId, EditionSet> files = shown_files(library);
  // A list is left empty where it would name all that the file is shown in.
  const auto only_some = [](std::vector<std::string> some, const std::vector<std::string>& all) {
    return some == all ? std::vector<std::string>() : some;
  };
  NameSuggestions suggestions(library);
  for (Problem& problem : problems) {
    if (problem.broken.fault == Fault::missing_anchor || problem.broken.fault == Fault::source_anchor) {
      const SourceId file = library.article(problem.broken.variant).references[problem.broken.reference].source;
      problem.broken.shown = files.at(file).editions();
    }
    Diagnostic finding = describe(library, problem.broken, suggestions);
    const EditionSet& all = files.at(finding.source);
    finding.versions = only_some(version_names(library, problem.editions), version_names(library, all));
    finding.locales = only_some(locale_tags(library, problem.editions), locale_tags(library, all));
    diagnostics.push_back(std::move(finding));
  }
}

}  // namespace waymark
