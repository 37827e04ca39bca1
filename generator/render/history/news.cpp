#include "render/history/news.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "render/history/article_histories.h"
#include "render/history/section_blocks.h"
#include "render/pages/section_marks.h"

namespace waymark {
namespace {

// Two in three, as with the marks on pages.
bool nearly_all(std::size_t part, std::size_t all) { return part > 0 && 3 * part >= 2 * all; }

const SectionHistory* history_above(const Library& library, SectionId id) {
  const SectionIndex parent = section_of(library, id).parent;
  return parent == no_index ? nullptr : history_of(library, {id.variant, parent});
}

SectionNews::Kind kind_of(const Library& library, const SectionHistory& history, std::uint32_t wording) {
  if (came_back(history, wording)) return SectionNews::Kind::returned;
  const SectionId now = history.wordings[wording].id;
  if (is_renamed(library, history, wording)) {
    // The measure counts the title's words, too.
    const bool only_title = section_blocks(library, history.wordings[wording - 1].id) == section_blocks(library, now);
    return only_title ? SectionNews::Kind::renamed : SectionNews::Kind::changed;
  }
  return history.wordings[wording].change >= least_change ? SectionNews::Kind::changed : SectionNews::Kind::moved;
}

// Sections that have a heading: what stands before the first belongs to the article.
std::size_t count_sections(const Article& article) {
  return static_cast<std::size_t>(
      std::ranges::count_if(article.sections, [](const Section& one) { return one.in_outline && one.level > 0; }));
}

}  // namespace

News::News(const Library& library) {
  news_.resize(library.locale_count());
  for (auto& versions : news_) versions.resize(library.version_count());
  if (library.version_count() < 2) return;
  first_version_ = first_version_with_text(library);
  std::map<std::pair<ArticleId, LocaleId>, std::vector<HistoryIndex>> histories;
  for (HistoryIndex i = 0; i < library.histories.size(); ++i)
    histories[{library.histories[i].article, library.histories[i].locale}].push_back(i);
  for (const auto& [key, sections] : histories) add_article(library, key.first, key.second, sections);
}

void News::add_article(const Library& library, ArticleId article, LocaleId locale,
                       const std::vector<HistoryIndex>& histories) {
  std::map<VersionId, ArticleNews> found;
  std::map<VersionId, VariantId> variants;
  for (const HistoryIndex i : histories) {
    for (const SectionWording& wording : library.histories[i].wordings)
      variants.emplace(wording.since, wording.id.variant);
  }
  const auto [first, first_variant] = *variants.begin();
  // For finding what is new below something new, each once.
  const auto is_first = [](const SectionHistory* history, VersionId version) {
    return history != nullptr && history->wordings.front().since == version;
  };
  const auto add = [&](VersionId version, VariantId variant, SectionNews news) {
    ArticleNews& of_version = found[version];
    of_version.article = article;
    of_version.variant = variant;
    of_version.sections.push_back(news);
  };
  for (const HistoryIndex i : histories) {
    const SectionHistory& history = library.histories[i];
    for (std::uint32_t w = 0; w < history.wordings.size(); ++w) {
      const SectionWording& wording = history.wordings[w];
      const bool is_new = w == 0;
      if (is_new && (wording.since == first || is_first(history_above(library, wording.id), wording.since))) continue;
      if (!is_new && !is_worth_telling(library, history, w) && !moved_by_itself(library, wording)) continue;
      if (came_back(history, w)) {
        const SectionWording& before = history.wordings[w - 1];
        add(VersionId{before.last.index() + 1}, before.id.variant,
            {.kind = SectionNews::Kind::removed, .history = i, .wording = w - 1});
      }
      add(wording.since, wording.id.variant,
          {.kind = is_new ? SectionNews::Kind::added : kind_of(library, history, w), .history = i, .wording = w});
    }
    if (!history.removed || section_of(library, history.newest().id).level == 0) continue;
    const SectionHistory* above = history_above(library, history.newest().id);
    const std::optional<VersionId>& retired = library.entry(article).retired;
    const bool told_above =
        above != nullptr && above->removed == history.removed && section_of(library, above->newest().id).level > 1;
    if (told_above || (retired && *retired <= *history.removed)) continue;
    add(*history.removed, history.newest().id.variant,
        {.kind = SectionNews::Kind::removed,
         .history = i,
         .wording = static_cast<std::uint32_t>(history.wordings.size() - 1)});
  }
  if (first > first_version_) {
    const VersionId before{first.index() - 1};
    const bool translated = library.in_force(article, {locale, before}).has_value();
    found[first] = {.article = article,
                    .variant = first_variant,
                    .kind = translated ? ArticleNews::Kind::translated : ArticleNews::Kind::added};
  }
  if (const auto retired = library.entry(article).retired; retired && *retired > first) {
    found[*retired] = {.article = article, .variant = variants.rbegin()->second, .kind = ArticleNews::Kind::removed};
  }
  for (auto& [version, news] : found) {
    const auto told = static_cast<std::size_t>(std::ranges::count_if(news.sections, [](const SectionNews& one) {
      return one.kind == SectionNews::Kind::added || one.kind == SectionNews::Kind::changed;
    }));
    const auto variant = variants.find(version);
    if (news.kind == ArticleNews::Kind::changed && variant != variants.end() &&
        nearly_all(told, count_sections(library.article(variant->second)))) {
      news.kind = ArticleNews::Kind::rewritten;
      std::erase_if(news.sections, [](const SectionNews& one) { return one.kind != SectionNews::Kind::removed; });
    }
    std::ranges::stable_sort(news.sections, {}, [&](const SectionNews& one) {
      const SectionWording& wording = library.histories[one.history].wordings[one.wording];
      return std::pair{one.kind == SectionNews::Kind::removed, wording.id.section};
    });
    if (version.index() < news_[locale.index()].size())
      news_[locale.index()][version.index()].push_back(std::move(news));
  }
}

}  // namespace waymark
