#include "library/history/moved_sections.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/parallel_map.h"
#include "library/history/leaving_sections.h"
#include "library/history/section_renames.h"

namespace waymark {
namespace {

// By which another article must be likelier for a section to be its alone. Measured on the real articles.
constexpr double better_claim = 0.2;

// A section that surely comes from another article is not a less likely one's as well, however alike their steps are.
void drop_worse_claims(const Library& library, std::vector<std::vector<FoundMove>>& all) {
  struct Claim {
    ArticleId article;
    double score = 0;
  };
  std::map<HistoryIndex, Claim> best;
  for (const std::vector<FoundMove>& found : all) {
    for (const FoundMove& one : found) {
      Claim& claim = best[one.to];
      if (one.score > claim.score) claim = {.article = library.histories[one.from].article, .score = one.score};
    }
  }
  for (std::vector<FoundMove>& found : all) {
    std::erase_if(found, [&](const FoundMove& one) {
      const Claim& claim = best[one.to];
      return claim.score >= one.score + better_claim && claim.article != library.histories[one.from].article;
    });
  }
}

bool is_known(const SectionHistory& history, HistoryIndex target) {
  return std::ranges::find(history.went_to, target, &SectionMove::history) != history.went_to.end() ||
         std::ranges::find(history.continued_in, target, &SectionContinuation::history) != history.continued_in.end();
}

void note(Library& library, const FoundMove& found) {
  SectionHistory& history = library.histories[found.from];
  if (found.from == found.to || is_known(history, found.to)) return;
  // What followed while it was still there is a continuation; what holds it when it goes is where it went.
  const SectionHistory& target = library.histories[found.to];
  const bool outlasts = !target.removed || (history.removed && *target.removed > *history.removed);
  if (history.removed && outlasts && found.since >= history.newest().since) {
    history.went_to.push_back({.history = found.to, .evidence = found.evidence, .score = found.score});
  } else {
    history.continued_in.push_back(
        {.history = found.to, .since = found.since, .evidence = found.evidence, .score = found.score});
  }
}

// Translations come to some versions and not to others, so that what stood side by side in the source locale may look
// like a move: between two articles that the source locale has, matter moves only where it moved there as well.
void note_all(Library& library, const std::vector<std::vector<FoundMove>>& all) {
  const LocaleId source = library.config->source_locale;
  const auto locale_of = [&](const FoundMove& one) { return library.histories[one.from].locale; };
  for (const std::vector<FoundMove>& found : all) {
    for (const FoundMove& one : found) {
      if (locale_of(one) == source) note(library, one);
    }
  }
  std::set<std::pair<ArticleId, ArticleId>> moves;
  for (const SectionHistory& history : library.histories) {
    if (history.locale != source) continue;
    for (const SectionMove& move : history.went_to)
      moves.emplace(history.article, library.histories[move.history].article);
    for (const SectionContinuation& next : history.continued_in)
      moves.emplace(history.article, library.histories[next.history].article);
  }
  const auto has_source = [&](ArticleId article) {
    return std::ranges::any_of(library.entry(article).variants,
                               [&](VariantId id) { return library.variant(id).locale == source; });
  };
  for (const std::vector<FoundMove>& found : all) {
    for (const FoundMove& one : found) {
      if (locale_of(one) == source) continue;
      const ArticleId from = library.histories[one.from].article;
      const ArticleId to = library.histories[one.to].article;
      if (has_source(from) && has_source(to) && !moves.contains({from, to})) continue;
      note(library, one);
    }
  }
}

std::optional<SectionIndex> section_with(const Article& article, const std::string& anchor) {
  const auto known = std::ranges::find(article.anchors, anchor, &Anchor::id);
  if (known == article.anchors.end()) return std::nullopt;
  return known->section;
}

// redirects.yml: a section of one article that is one of another from a version on.
void follow_recorded(Library& library) {
  for (const RecordedMove& move : recorded_moves(library)) {
    for (const VariantId from : library.entry(move.article).variants) {
      const Variant& old = library.variant(from);
      const auto section = section_with(old.compiled, move.from);
      if (!section || (move.since && old.version >= *move.since)) continue;
      const HistoryIndex history = history_at(library, from, *section);
      if (history == no_history || library.histories[history].newest().id.variant != from) continue;
      for (const VariantId to : library.entry(move.to_article).variants) {
        const Variant& now = library.variant(to);
        if (now.locale != old.locale || now.last < move.since.value_or(old.version)) continue;
        const auto goal = move.to.empty() ? std::optional<SectionIndex>(0) : section_with(now.compiled, move.to);
        const HistoryIndex target = goal ? history_at(library, to, *goal) : no_history;
        if (target == no_history) continue;
        note(library, {.from = history,
                       .to = target,
                       .since = std::max(now.version, move.since.value_or(old.version)),
                       .evidence = Evidence::recorded,
                       .score = 1});
        break;
      }
    }
  }
}

// Since when the matter of each history is known, under whatever name its article had.
std::vector<VersionId> find_earliest(const Library& library) {
  std::vector<VersionId> earliest;
  for (const SectionHistory& history : library.histories) earliest.push_back(history.wordings.front().since);
  // An article that was renamed more often than this has lost nothing but a little certainty.
  for (int renames = 0; renames < 4; ++renames) {
    for (HistoryIndex i = 0; i < library.histories.size(); ++i) {
      const auto take = [&](HistoryIndex to) { earliest[to] = std::min(earliest[to], earliest[i]); };
      for (const SectionMove& move : library.histories[i].went_to) take(move.history);
      for (const SectionContinuation& next : library.histories[i].continued_in) take(next.history);
    }
  }
  return earliest;
}

std::vector<bool> texts_in(const Library& library, const std::vector<bool>& locales) {
  std::vector<bool> wanted(library.variants.size());
  for (std::size_t i = 0; i < wanted.size(); ++i) wanted[i] = locales[library.variants[i].locale.index()];
  return wanted;
}

// Sections that are in no later text of their article, and whose words another article has.
void follow_wording(Library& library, VariantTexts& texts, std::size_t jobs) {
  const std::vector<Leaving> leaving = find_leaving(library);
  const auto locale_of = [&](const Leaving& one) { return library.variant(one.from).locale.index(); };
  std::vector<bool> asked(library.locale_count());
  for (const Leaving& one : leaving) asked[locale_of(one)] = true;
  std::vector<std::vector<VariantId>> others;
  {
    const VariantWords words(library, texts_in(library, asked), texts, jobs);
    const auto wordings = parallel_map<std::optional<SharedWording>>(library.locale_count(), jobs, [&](std::size_t i) {
      return asked[i] ? std::optional<SharedWording>(SharedWording(library, LocaleId{i}, words)) : std::nullopt;
    });
    others = parallel_map<std::vector<VariantId>>(leaving.size(), jobs, [&](std::size_t i) {
      return texts_to_compare(library, words, *wordings[locale_of(leaving[i])], leaving[i]);
    });
  }
  // Mostly no other article has any of it; only else is a closer look taken, for which all texts are needed.
  std::vector<bool> compared(library.locale_count());
  for (std::size_t i = 0; i < leaving.size(); ++i) {
    if (!others[i].empty()) compared[locale_of(leaving[i])] = true;
  }
  if (std::ranges::find(compared, true) == compared.end()) return;
  read_texts(library, texts_in(library, compared), texts, jobs);
  const std::vector<VersionId> earliest = find_earliest(library);
  const auto rarities = parallel_map<std::optional<WordRarity>>(library.locale_count(), jobs, [&](std::size_t i) {
    return compared[i] ? std::optional<WordRarity>(WordRarity(library, LocaleId{i}, texts)) : std::nullopt;
  });
  auto searched = parallel_map<std::vector<FoundMove>>(leaving.size(), jobs, [&](std::size_t i) {
    if (others[i].empty()) return std::vector<FoundMove>();
    return find_places(library, texts, *rarities[locale_of(leaving[i])], earliest, leaving[i], others[i]);
  });
  drop_worse_claims(library, searched);
  note_all(library, searched);
}

}  // namespace

void follow_across_articles(Library& library, VariantTexts& texts, std::span<const Succession> successions,
                            const std::vector<CommonTitles>& common, std::size_t jobs) {
  const auto followed = parallel_map<std::vector<FoundMove>>(successions.size(), jobs, [&](std::size_t i) {
    const LocaleId locale = library.variant(successions[i].from).locale;
    return follow_succession(library, successions[i], texts, common[locale.index()]);
  });
  for (const std::vector<FoundMove>& found : followed) {
    for (const FoundMove& one : found) note(library, one);
  }
  follow_recorded(library);
  // From here on what names and ids say is known; the rest is for the texts to say.
  follow_wording(library, texts, jobs);
  for (SectionHistory& history : library.histories) {
    // A reader of the article is best served in it: what other articles have may have come from there.
    std::ranges::stable_sort(history.went_to, [&](const SectionMove& a, const SectionMove& b) {
      const bool own_a = library.histories[a.history].article == history.article;
      const bool own_b = library.histories[b.history].article == history.article;
      return own_a != own_b ? own_a : a.score > b.score;
    });
    std::ranges::stable_sort(history.continued_in, {}, &SectionContinuation::since);
  }
}

}  // namespace waymark
