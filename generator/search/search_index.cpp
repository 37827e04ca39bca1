#include "search/search_index.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "base/failure.h"
#include "base/parallel_map.h"
#include "search/base_file.h"
#include "search/everyday_words.h"
#include "search/term_files.h"
#include "search/term_index.h"

namespace waymark {
namespace {

// Articles that one worker reads at a time. Not by the number of workers: what is made must not depend on it.
constexpr std::size_t batch_articles = 64;

struct Batch {
  std::size_t edition = 0;
  std::size_t begin = 0;  // in SearchEdition::pages
  std::size_t end = 0;
};

std::vector<Batch> batches_of(const std::vector<SearchedTexts>& editions) {
  std::vector<Batch> batches;
  for (std::size_t i = 0; i < editions.size(); ++i) {
    const std::size_t count = editions[i].edition.pages.size();
    for (std::size_t begin = 0; begin < count; begin += batch_articles)
      batches.push_back({.edition = i, .begin = begin, .end = std::min(begin + batch_articles, count)});
  }
  return batches;
}

Output output(const std::string& name, std::string bytes) {
  auto path = SitePath::from(name);
  check(path.has_value(), "the names of the index's files are paths");
  return {.path = *std::move(path), .bytes = std::move(bytes), .copy_of = {}};
}

}  // namespace

SearchIndex::SearchIndex(const Library& library, std::size_t jobs) : library_(library) {
  if (!library.config->search.on) return;
  for (SearchEdition& edition : search_editions(library)) {
    SearchedTexts& texts = texts_.emplace_back();
    constexpr std::string_view above = "search/";
    texts.name = edition.folder.substr(above.size(), edition.folder.size() - above.size() - 1);
    texts.edition = std::move(edition);
  }
  const std::vector<Batch> batches = batches_of(texts_);
  auto words = parallel_map<UnitWords>(batches.size(), jobs, [&](std::size_t i) {
    const SearchEdition& edition = texts_[batches[i].edition].edition;
    return read_unit_words(library,
                           std::span(edition.pages).subspan(batches[i].begin, batches[i].end - batches[i].begin),
                           search_language(library, edition.edition.locale));
  });
  std::size_t begin = 0;
  for (std::size_t i = 0; i < texts_.size(); ++i) {
    std::size_t end = begin;
    while (end < batches.size() && batches[end].edition == i) ++end;
    const std::span<UnitWords> own = std::span(words).subspan(begin, end - begin);
    begin = end;
    BaseFile base{.texts = &texts_[i]};
    for (UnitWords& batch : own) {
      for (const UnitWords::Unit& unit : batch.units) base.add_unit(unit.readers);
      for (UnitWords::Article& article : batch.articles) {
        texts_[i].shown.push_back(std::move(article.shown));
        base.unit_counts.push_back(article.units);
        const UsageSet views = library.pages[article.page].views;
        texts_[i].views.push_back(views.empty() ? no_views : base.masks.number(views));
      }
    }
    base.parts = text_parts(own);
    const TermIndex index = index_terms(own, jobs);
    base.terms = term_files(index, texts_[i].name, jobs);
    if (i + 1 < texts_.size()) {
      const SearchEdition& next = texts_[i + 1].edition;
      base.has_older = next.older && next.edition == texts_[i].edition.edition;
    }
    base.common = common_words(index);
    if (library.config->search.everyday_words)
      base.everyday = everyday_words(languages_of(library, texts_[i].edition), index);
    const std::string& folder = texts_[i].edition.folder;
    files_.push_back(output(folder + "base.js", base_file(library, base)));
    for (std::size_t n = 0; n < base.terms.size(); ++n)
      files_.push_back(output(fmt::format("{}terms-{}.js", folder, n), std::move(base.terms[n].bytes)));
    for (std::size_t n = 0; n < base.parts.size(); ++n) {
      Output one = output(fmt::format("{}text-{}.js", folder, n), {});
      one.make = [this, i, n, part = base.parts[n]] { return text_file(library_, texts_[i], n, part); };
      files_.push_back(std::move(one));
    }
  }
}

std::vector<Output> SearchIndex::take_files() { return std::exchange(files_, {}); }

}  // namespace waymark
