#include "library/check_references.h"

#include <map>
#include <tuple>
#include <unordered_map>

#include "base/parallel_map.h"
#include "library/link_findings.h"
#include "library/name_suggestions.h"
#include "library/resolve.h"
#include "library/shown_editions.h"

namespace waymark {
namespace {

struct Problem {
  BrokenReference broken;
  EditionSet editions;   // in which it holds
  bool on_page = false;  // some page shows it
};

// What one text's references do wrong.
struct TextProblems {
  std::vector<Problem> problems;
  EditionSet in_force;
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

TextProblems check_text(const Library& library, VariantId variant) {
  ShownEditions shown = shown_editions(library, variant);
  const std::vector<Edition> editions = shown.in_force.editions();
  TextProblems result;
  Resolver resolver(library, variant);
  const std::vector<Destination>& destinations = library.destinations[variant.index()];
  for (ReferenceIndex i = 0; i < destinations.size() && !editions.empty(); ++i) {
    resolver.next_reference();
    ReferenceProblems problems(library, variant, i);
    const bool depends = depends_on_edition(destinations[i]);
    Resolution resolution;
    if (!depends) {
      resolution = resolver.judge(destinations[i], editions.front());
      if (!resolution.file && !resolution.anchor) continue;
    }
    for (const Edition edition : editions) {
      if (depends) resolution = resolver.judge(destinations[i], edition);
      problems.note(resolution, edition, shown.pages.contains(edition));
    }
    problems.move_shown_to(result.problems);
  }
  result.in_force = std::move(shown.in_force);
  return result;
}

// The editions in which each file that texts are made of is shown: an include's are those of all articles that include
// it.
std::unordered_map<SourceId, EditionSet> shown_files(const Library& library, const std::vector<TextProblems>& texts) {
  std::unordered_map<SourceId, EditionSet> files;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const auto add = [&](SourceId source) {
      const auto [known, added] = files.try_emplace(source, texts[i].in_force);
      if (!added) known->second |= texts[i].in_force;
    };
    const Article& article = library.variants[i].compiled;
    add(article.source);
    for (const SourceId include : article.includes) add(include);
  }
  return files;
}

// One problem for each place and fault, whatever number of articles include the file.
std::vector<Problem> one_per_place(const Library& library, std::vector<TextProblems>& texts) {
  using Place = std::tuple<SourceId, Span, Span, Fault>;
  std::vector<Problem> merged;
  std::map<Place, std::size_t> places;
  for (TextProblems& text : texts) {
    for (Problem& problem : text.problems) {
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
  std::vector<TextProblems> texts = parallel_map<TextProblems>(
      library.variants.size(), jobs, [&](std::size_t i) { return check_text(library, VariantId{i}); });
  const std::vector<Problem> problems = one_per_place(library, texts);
  if (problems.empty()) return;

  const std::unordered_map<SourceId, EditionSet> files = shown_files(library, texts);
  NameSuggestions suggestions(library);
  for (const Problem& problem : problems) {
    Diagnostic finding = describe(library, problem.broken, suggestions);
    const EditionSet& all = files.at(finding.source);
    finding.versions = version_names(library, problem.editions, all);
    finding.locales = locale_tags(library, problem.editions, all);
    diagnostics.push_back(std::move(finding));
  }
}

}  // namespace waymark
