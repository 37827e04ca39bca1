#include "library/history/section_history.h"

#include <unordered_map>

#include "base/parallel_map.h"
#include "library/fold_text.h"
#include "library/history/article_succession.h"
#include "library/history/line_up_variants.h"
#include "library/history/moved_sections.h"
#include "library/history/section_renames.h"
#include "library/history/variant_texts.h"
#include "library/library.h"

namespace waymark {
namespace {

constexpr HistoryIndex no_history = 0xFFFFFFFF;
// A title that sections of so many articles have is "Next steps" or the like.
constexpr std::size_t articles_of_common_title = 3;

// The variants of one article in one locale: a range in ArticleEntry::variants.
struct Line {
  ArticleId article;
  LocaleId locale;
  std::size_t first = 0;
  std::size_t count = 0;
};

std::vector<Line> find_lines(const Library& library) {
  std::vector<Line> lines;
  for (std::size_t i = 0; i < library.articles.size(); ++i) {
    const std::vector<VariantId>& variants = library.articles[i].variants;
    for (std::size_t v = 0; v < variants.size(); ++v) {
      const LocaleId locale = library.variant(variants[v]).locale;
      if (v == 0 || lines.back().locale != locale) {
        lines.push_back({.article = ArticleId{i}, .locale = locale, .first = v});
      }
      ++lines.back().count;
    }
  }
  return lines;
}

// Of the locales in which any text is compared with another.
std::vector<CommonTitles> find_common_titles(const Library& library, const std::vector<bool>& compared) {
  struct Seen {
    ArticleId last;
    std::size_t articles = 0;
  };
  std::vector<std::unordered_map<std::string, Seen>> seen(library.locale_count());
  std::vector<bool> asked(library.locale_count());
  for (std::size_t i = 0; i < compared.size(); ++i) {
    if (compared[i]) asked[library.variants[i].locale.index()] = true;
  }
  for (const Variant& variant : library.variants) {  // the variants of an article stand together
    if (!asked[variant.locale.index()]) continue;
    for (const Section& section : variant.compiled.sections) {
      if (!section.in_outline || section.level < 2) continue;
      Seen& title = seen[variant.locale.index()][fold_text(section.title)];
      if (title.articles > 0 && title.last == variant.article) continue;
      title.last = variant.article;
      ++title.articles;
    }
  }
  std::vector<CommonTitles> common(seen.size());
  for (std::size_t i = 0; i < seen.size(); ++i) {
    for (const auto& [title, where] : seen[i]) {
      if (where.articles >= articles_of_common_title) common[i].insert(title);
    }
  }
  return common;
}

void add_line(const Line& line, LinedUp lined, Library& library) {
  const auto offset = static_cast<HistoryIndex>(library.histories.size());
  for (SectionHistory& history : lined.histories) {
    for (SectionMove& move : history.went_to) move.history += offset;
    for (SectionContinuation& next : history.continued_in) next.history += offset;
    library.histories.push_back(std::move(history));
  }
  const std::vector<VariantId>& variants = library.entry(line.article).variants;
  for (std::size_t i = 0; i < line.count; ++i) {
    std::vector<HistoryIndex>& own = library.history_of[variants[line.first + i].index()];
    own = std::move(lined.history_of[i]);
    for (HistoryIndex& index : own) {
      if (index != no_history) index += offset;
    }
  }
}

// The sections of a retired article end with it.
void end_with_article(Library& library) {
  for (SectionHistory& history : library.histories) {
    const std::optional<VersionId> retired = library.entry(history.article).retired;
    if (!history.removed && retired) history.removed = retired;
  }
}

void name_origins(Library& library) {
  for (HistoryIndex i = 0; i < library.histories.size(); ++i) {
    const SectionHistory& history = library.histories[i];
    for (const SectionMove& move : history.went_to) library.histories[move.history].came_from.push_back(i);
    for (const SectionContinuation& next : history.continued_in) {
      SectionHistory& target = library.histories[next.history];
      if (target.article == history.article) target.came_from.push_back(i);
    }
  }
}

}  // namespace

std::string_view evidence_name(Evidence evidence) {
  switch (evidence) {
    case Evidence::same_anchor:
      return "same anchor";
    case Evidence::recorded:
      return "recorded";
    case Evidence::same_asset_id:
      return "same asset id";
    case Evidence::similar:
      break;
  }
  return "similar";
}

void build_histories(Library& library, std::size_t jobs) {
  const std::vector<Line> lines = find_lines(library);
  const std::vector<Succession> successions = find_successions(library);
  // A text is compared with the one before it, with one of another article that follows it, or with none.
  std::vector<bool> compared(library.variants.size());
  for (const Line& line : lines) {
    if (line.count < 2) continue;
    const std::vector<VariantId>& variants = library.entry(line.article).variants;
    for (std::size_t i = 0; i < line.count; ++i) compared[variants[line.first + i].index()] = true;
  }
  for (const Succession& next : successions) compared[next.from.index()] = compared[next.to.index()] = true;
  VariantTexts texts(library.variants.size());
  read_texts(library, compared, texts, jobs);
  const std::vector<CommonTitles> common = find_common_titles(library, compared);
  build_recorded_anchors(library);
  std::vector<LinedUp> lined = parallel_map<LinedUp>(lines.size(), jobs, [&](std::size_t i) {
    const std::vector<VariantId>& all = library.entry(lines[i].article).variants;
    return line_up_variants(library, std::span(all).subspan(lines[i].first, lines[i].count), texts,
                            library.recorded_anchors[lines[i].article.index()], common[lines[i].locale.index()]);
  });
  library.history_of.resize(library.variants.size());
  for (std::size_t i = 0; i < lines.size(); ++i) add_line(lines[i], std::move(lined[i]), library);
  // From here on each section of each text has its history.
  end_with_article(library);
  follow_across_articles(library, texts, successions, common, jobs);
  name_origins(library);
}

const SectionHistory* history_of(const Library& library, SectionId id) {
  const HistoryIndex index = library.history_of[id.variant.index()][id.section];
  return index == no_history ? nullptr : &library.histories[index];
}

const SectionWording* wording_at(const SectionHistory& history, VersionId version) {
  for (const SectionWording& wording : history.wordings) {
    if (wording.since <= version && version <= wording.last) return &wording;
  }
  return nullptr;
}

}  // namespace waymark
