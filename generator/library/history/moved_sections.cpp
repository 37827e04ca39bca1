#include "library/history/moved_sections.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/parallel_map.h"
#include "library/history/kept_matter.h"
#include "library/history/section_renames.h"
#include "library/history/section_similarity.h"
#include "library/history/shared_wording.h"

namespace waymark {
namespace {

constexpr HistoryIndex no_history = 0xFFFFFFFF;
// Measured on the real articles; see content/manual/contributing/decisions/section-alignment.md.
constexpr std::size_t least_matter = 40;  // words and pairs of words: a sentence or two may stand anywhere
constexpr double same_text = 0.8;         // so alike that it is the same whatever it is called
constexpr double least_text = 0.3;        // under a title that is alike …
constexpr double least_title = 0.45;      // … by this much
constexpr double held_text = 0.85;        // of the section in a larger one
constexpr double least_title_of_held = 0.25;
constexpr double least_score = 0.46;
constexpr double least_title_of_like_text = 0.3;
constexpr double like_text = 0.5;
constexpr double telling_title = 0.75;
constexpr double least_text_of_telling_title = 0.2;
constexpr double same_title = 0.95;
constexpr double least_text_of_same_title = 0.12;
constexpr double like_text_in_company = 0.55;
constexpr double least_score_in_company = 0.4;
constexpr std::size_t least_words_of_telling_title = 4;
constexpr double least_in_company = 0.5;  // of the words that leave, in one article, for a title to be enough
constexpr double better_claim = 0.2;
constexpr double with_subsections = 0.8;
constexpr double least_score_of_subsection = 0.6;
constexpr double parent_bonus = 0.12;  // where the section around it went to the section around the other
constexpr double least_margin = 0.06;
constexpr double later_is_no_better = 0.15;
constexpr double least_of_same_name = 0.4;        // of a text's words that a file of the same name must have aligned
constexpr std::size_t most_texts_compared = 6;    // for the sections of one text that are gone
constexpr std::size_t most_texts_of_section = 2;  // for one of them

// Where a section's matter is, found in one comparison of two texts.
struct Found {
  HistoryIndex from = 0;
  HistoryIndex to = 0;
  VersionId since;
  Evidence evidence = Evidence::similar;
  double score = 0;
  SectionId place;    // of `to`, in the text that was compared
  bool weak = false;  // the title says it, the text was written anew
};

AlignedText aligned_text(const Library& library, VariantId id, const std::vector<std::vector<SectionText>>& texts) {
  return {library.article(id), texts[id.index()]};
}

HistoryIndex history_at(const Library& library, VariantId id, SectionIndex section) {
  const std::vector<HistoryIndex>& own = library.history_of[id.index()];
  return section < own.size() ? own[section] : no_history;
}

std::vector<Found> follow_succession(const Library& library, const Succession& next,
                                     const std::vector<std::vector<SectionText>>& texts, const CommonTitles& common) {
  const AlignedText old = aligned_text(library, next.from, texts);
  const AlignedText now = aligned_text(library, next.to, texts);
  VersionId since = library.variant(next.to).version;
  const std::optional<VersionId> retired = library.entry(library.variant(next.from).article).retired;
  if (next.evidence == Evidence::recorded && retired) since = std::max(since, *retired);
  std::vector<Found> found;
  const auto add = [&](SectionIndex from, SectionIndex to, Evidence evidence, double score) {
    const HistoryIndex before = history_at(library, next.from, from);
    const HistoryIndex after = history_at(library, next.to, to);
    if (before == no_history || after == no_history) return;
    found.push_back({.from = before, .to = after, .since = since, .evidence = evidence, .score = score});
  };
  const Alignment alignment = align_sections(old, now, {}, common);
  if (next.evidence == Evidence::similar) {
    std::size_t words = 0;
    std::size_t aligned = 0;
    for (const SectionText& text : old.texts) words += text.words.size();
    for (const AlignedSections& pair : alignment.pairs) {
      const SectionText& before = old.texts[pair.old];
      if (pair.score >= same_text) aligned += before.words.size();
    }
    if (static_cast<double>(aligned) < least_of_same_name * static_cast<double>(words)) return {};
  }
  if (!next.anchor.empty()) {
    // The whole article went into one section: what is not found elsewhere in the other article is there.
    const auto anchor = std::ranges::find(now.article.anchors, next.anchor, &Anchor::id);
    if (anchor != now.article.anchors.end()) {
      for (SectionIndex i = 0; i < old.article.sections.size(); ++i) {
        const bool aligned = std::ranges::any_of(alignment.pairs, [&](const AlignedSections& pair) {
          return pair.old == i && i > 0 && old.article.sections[i].level > 1;
        });
        if (old.article.sections[i].in_outline && !aligned) add(i, anchor->section, Evidence::recorded, 1);
      }
    }
  }
  for (const AlignedSections& pair : alignment.pairs) {
    const bool is_top = pair.old == 0 || old.article.sections[pair.old].level <= 1;
    if (is_top && !next.anchor.empty()) continue;
    add(pair.old, pair.now, is_top ? next.evidence : pair.evidence, pair.score);
  }
  for (const KeptMatter& kept : alignment.kept) add(kept.old, kept.now, kept.evidence, kept.score);
  return found;
}

// The sections of one text that are in no later text of their article.
struct Leaving {
  VariantId from;
  std::vector<SectionIndex> sections;
};

std::vector<Leaving> find_leaving(const Library& library) {
  std::vector<Leaving> all;
  for (std::size_t i = 0; i < library.variants.size(); ++i) {
    Leaving leaving{.from = VariantId{i}, .sections = {}};
    const Variant& variant = library.variants[i];
    for (SectionIndex section = 1; section < variant.compiled.sections.size(); ++section) {
      const HistoryIndex index = history_at(library, leaving.from, section);
      if (index == no_history) continue;
      const SectionHistory& history = library.histories[index];
      if (history.newest().id.variant != leaving.from || !history.went_to.empty()) continue;
      const bool is_elsewhere = std::ranges::any_of(history.continued_in, [&](const SectionContinuation& next) {
        return library.histories[next.history].article != history.article;
      });
      if (is_elsewhere) continue;
      // What the newest version says is where it belongs.
      if (!history.removed && variant.version == library.current_version()) continue;
      leaving.sections.push_back(section);
    }
    if (!leaving.sections.empty()) all.push_back(std::move(leaving));
  }
  return all;
}

class Search {
 public:
  Search(const Library& library, const std::vector<std::vector<SectionText>>& texts, const SharedWording& wording,
         const std::vector<VersionId>& earliest)
      : library_(library), texts_(texts), wording_(wording), earliest_(earliest), rarity_(wording.rarity()) {}

  std::vector<Found> run(const Leaving& leaving) const {
    std::map<SectionIndex, std::vector<Found>> found;
    for (const VariantId to : texts_to_compare(leaving)) compare(leaving, to, found);
    std::map<SectionIndex, Found> best;
    // A section comes after the one it stands in.
    for (auto& [section, candidates] : found) {
      const auto parent = best.find(library_.article(leaving.from).sections[section].parent);
      if (parent != best.end()) {
        for (Found& one : candidates) one.score += bonus_of(parent->second.place, one.place);
      }
      if (const auto one = choose(candidates)) best.emplace(section, *one);
    }
    drop_strays(leaving, best);
    follow_subsections(leaving, best);
    std::vector<Found> all;
    for (const auto& [section, one] : best) all.push_back(one);
    return all;
  }

 private:
  double bonus_of(SectionId parent, SectionId place) const {
    if (parent.variant != place.variant) return 0;
    return is_within(library_.article(place.variant), place.section, parent.section) ? parent_bonus : 0;
  }

  std::size_t words_of(VariantId text, SectionIndex section) const {
    return texts_[text.index()][section].words.size();
  }

  ArticleId article_of(const Found& one) const { return library_.variant(one.place.variant).article; }

  // Articles on one subject have sections of like titles. A title is enough only in company: where another section
  // surely went into that article, or most of what leaves goes there.
  void drop_strays(const Leaving& leaving, std::map<SectionIndex, Found>& best) const {
    std::size_t words = 0;
    for (const SectionIndex section : leaving.sections) words += words_of(leaving.from, section);
    std::map<ArticleId, std::size_t> words_to;
    std::map<ArticleId, bool> surely;
    for (const auto& [section, one] : best) {
      words_to[article_of(one)] += words_of(leaving.from, section);
      surely[article_of(one)] |= !one.weak;
    }
    std::erase_if(best, [&](const auto& entry) {
      const ArticleId article = article_of(entry.second);
      const bool most = static_cast<double>(words_to[article]) >= least_in_company * static_cast<double>(words);
      return entry.second.weak && !surely[article] && !most;
    });
  }

  // A section whose subsections all went into one section of another article went there as well.
  void follow_subsections(const Leaving& leaving, std::map<SectionIndex, Found>& best) const {
    std::map<SectionIndex, Found> holders;
    std::map<SectionIndex, std::size_t> places;
    for (const auto& [section, one] : best) {
      if (one.score < least_score_of_subsection) continue;
      const SectionIndex parent = library_.article(leaving.from).sections[section].parent;
      const Article& now = library_.article(one.place.variant);
      const SectionIndex holder = now.sections[one.place.section].parent;
      const bool is_leaving = std::ranges::find(leaving.sections, parent) != leaving.sections.end();
      if (!is_leaving || best.contains(parent) || holder == no_index || now.sections[holder].level <= 1) continue;
      const HistoryIndex target = history_at(library_, one.place.variant, holder);
      if (target == no_history) continue;
      const auto [known, added] = holders.try_emplace(parent, one);
      if (added || known->second.to != target) ++places[parent];
      known->second = {.from = history_at(library_, leaving.from, parent),
                       .to = target,
                       .since = one.since,
                       .score = with_subsections * one.score,
                       .place = {one.place.variant, holder}};
    }
    for (const auto& [section, holder] : holders) {
      if (places[section] == 1) best.emplace(section, holder);
    }
  }

  std::optional<Found> choose(std::vector<Found> candidates) const {
    // Of places about as good, it went to the first, and the later ones have it from there.
    double highest = 0;
    for (const Found& one : candidates) highest = std::max(highest, one.score);
    VersionId first = library_.current_version();
    for (const Found& one : candidates) {
      if (one.score >= highest - later_is_no_better) first = std::min(first, one.since);
    }
    std::erase_if(candidates, [&](const Found& one) { return one.since != first; });
    std::ranges::stable_sort(candidates, [](const Found& a, const Found& b) {
      return a.score != b.score ? a.score > b.score : a.to < b.to;
    });
    if (candidates.empty()) return std::nullopt;
    if (candidates.front().score < (candidates.front().weak ? least_score_in_company : least_score))
      return std::nullopt;
    // Two places as good as each other are a doubt, and a doubt is no answer.
    const bool in_doubt = candidates.size() > 1 && candidates[1].to != candidates[0].to &&
                          candidates[1].score > candidates[0].score - least_margin;
    if (in_doubt) return std::nullopt;
    candidates.front().score = std::min(candidates.front().score, 1.0);
    return candidates.front();
  }

  // Of each other article the text in force when the sections went, or the first later one that has their words.
  std::vector<VariantId> texts_to_compare(const Leaving& leaving) const {
    const Variant& from = library_.variant(leaving.from);
    std::map<VariantId, std::uint32_t> votes;
    for (const SectionIndex section : leaving.sections) {
      const VersionId since = library_.histories[history_at(library_, leaving.from, section)].wordings.front().since;
      std::map<ArticleId, SharedWording::Match> of_article;
      for (const SharedWording::Match& match : wording_.texts_like(texts_[leaving.from.index()][section])) {
        const Variant& variant = library_.variant(match.variant);
        if (variant.article == from.article || variant.last < from.version) continue;
        // All that such a text says was said while this section was still there.
        if (variant.version < from.version || variant.version <= since) continue;
        if (is_trial(library_, variant.article)) continue;
        const auto [known, added] = of_article.try_emplace(variant.article, match);
        // Versions ascend: a later text is taken only where it repeats far more.
        if (!added && match.shared > 2 * known->second.shared) known->second = match;
      }
      std::vector<SharedWording::Match> ranked;
      for (const auto& [article, match] : of_article) ranked.push_back(match);
      std::ranges::stable_sort(ranked, std::ranges::greater(), &SharedWording::Match::shared);
      if (ranked.size() > most_texts_of_section) ranked.resize(most_texts_of_section);
      for (const SharedWording::Match& match : ranked) votes[match.variant] += match.shared;
    }
    std::vector<std::pair<std::uint32_t, VariantId>> ranked;
    for (const auto& [variant, shared] : votes) ranked.emplace_back(shared, variant);
    std::ranges::sort(ranked, [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first > b.first : a.second < b.second;
    });
    if (ranked.size() > most_texts_compared) ranked.resize(most_texts_compared);
    std::vector<VariantId> chosen;
    for (const auto& [shared, variant] : ranked) chosen.push_back(variant);
    return chosen;
  }

  void compare(const Leaving& leaving, VariantId to, std::map<SectionIndex, std::vector<Found>>& found) const {
    const Article& old = library_.article(leaving.from);
    const Article& now = library_.article(to);
    const SectionSimilarity similarity({old.sections, texts_[leaving.from.index()]}, {now.sections, texts_[to.index()]},
                                       &rarity_);
    std::vector<SectionIndex> outline;
    for (SectionIndex i = 1; i < now.sections.size(); ++i) {
      if (now.sections[i].in_outline) outline.push_back(i);
    }
    std::map<SectionIndex, std::vector<Found>> here;
    std::map<SectionIndex, std::vector<SectionIndex>> sections_of;
    for (const SectionSimilarity::Pair& pair : similarity.candidates(leaving.sections, outline)) {
      const auto likeness = similarity.compare(pair.old, pair.now);
      double score = score_of(likeness);
      const SectionText& before = texts_[leaving.from.index()][pair.old];
      const bool gone = library_.histories[history_at(library_, leaving.from, pair.old)].removed.has_value();
      const bool weak = score < least_score && is_likely_in_company(likeness, before, gone);
      if (weak) score = std::max(least_score_in_company, std::max(score, 0.5 * likeness.title + 0.4 * likeness.body));
      const HistoryIndex target = history_at(library_, to, pair.now);
      if (score <= 0 || target == no_history || !is_new_there(history_at(library_, leaving.from, pair.old), target))
        continue;
      Found next{.from = history_at(library_, leaving.from, pair.old),
                 .to = target,
                 .since = std::max(library_.histories[target].wordings.front().since, library_.variant(to).version),
                 .score = score,
                 .place = {to, pair.now},
                 .weak = weak};
      std::vector<Found>& places = here[pair.old];
      std::vector<SectionIndex>& sections = sections_of[pair.old];
      // A section and the one it stands in both have the words: the one that is more alike is meant.
      bool is_rival = true;
      for (std::size_t i = 0; i < places.size() && is_rival; ++i) {
        if (!is_within(now, pair.now, sections[i]) && !is_within(now, sections[i], pair.now)) continue;
        is_rival = false;
        if (next.score > places[i].score) {
          places[i] = next;
          sections[i] = pair.now;
        }
      }
      if (!is_rival) continue;
      places.push_back(next);
      sections.push_back(pair.now);
    }
    for (auto& [section, places] : here) {
      std::vector<Found>& all = found[section];
      all.insert(all.end(), places.begin(), places.end());
    }
  }

  // Words that another text had while the section was still there did not come from it.
  // In a version in which both have it, the article that is older may be what is left over.
  bool is_new_there(HistoryIndex from, HistoryIndex target) const {
    const SectionHistory& history = library_.histories[from];
    return earliest_[target] > history.wordings.front().since && earliest_[target] >= history.newest().since;
  }

  // Written anew under a title that says nearly the same, or the same under another.
  static bool is_likely_in_company(const SectionSimilarity::Likeness& likeness, const SectionText& old, bool gone) {
    if (likeness.matter < least_matter) return false;
    if (gone && likeness.body >= like_text_in_company) return true;
    if (old.title_words.size() < least_words_of_telling_title) return false;
    return (likeness.title >= telling_title && likeness.body >= least_text_of_telling_title) ||
           (likeness.title >= same_title && likeness.body >= least_text_of_same_title);
  }

  static double score_of(const SectionSimilarity::Likeness& likeness) {
    if (likeness.matter < least_matter) return 0;
    if (likeness.body >= same_text || (likeness.title >= least_title && likeness.body >= least_text) ||
        (likeness.title >= least_title_of_like_text && likeness.body >= like_text)) {
      return 0.4 * likeness.title + 0.6 * likeness.body;
    }
    const bool held = likeness.kept >= held_text && likeness.title >= least_title_of_held;
    return held ? 0.4 * likeness.title + 0.45 * likeness.kept : 0;
  }

  const Library& library_;
  const std::vector<std::vector<SectionText>>& texts_;
  const SharedWording& wording_;
  const std::vector<VersionId>& earliest_;
  SectionSimilarity::Rarity rarity_;
};

// A section that surely comes from another article is not a less likely one's as well, however alike their steps are.
void drop_worse_claims(const Library& library, std::vector<std::vector<Found>>& all) {
  struct Claim {
    ArticleId article;
    double score = 0;
  };
  std::map<HistoryIndex, Claim> best;
  for (const std::vector<Found>& found : all) {
    for (const Found& one : found) {
      Claim& claim = best[one.to];
      if (one.score > claim.score) claim = {.article = library.histories[one.from].article, .score = one.score};
    }
  }
  for (std::vector<Found>& found : all) {
    std::erase_if(found, [&](const Found& one) {
      const Claim& claim = best[one.to];
      return claim.score >= one.score + better_claim && claim.article != library.histories[one.from].article;
    });
  }
}

bool is_known(const SectionHistory& history, HistoryIndex target) {
  return std::ranges::find(history.went_to, target, &SectionMove::history) != history.went_to.end() ||
         std::ranges::find(history.continued_in, target, &SectionContinuation::history) != history.continued_in.end();
}

void note(Library& library, const Found& found) {
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
void note_all(Library& library, const std::vector<std::vector<Found>>& all) {
  const LocaleId source = library.config->source_locale;
  const auto locale_of = [&](const Found& one) { return library.histories[one.from].locale; };
  for (const std::vector<Found>& found : all) {
    for (const Found& one : found) {
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
  for (const std::vector<Found>& found : all) {
    for (const Found& one : found) {
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

}  // namespace

void follow_across_articles(Library& library, const std::vector<std::vector<SectionText>>& texts,
                            std::span<const Succession> successions, const std::vector<CommonTitles>& common,
                            std::size_t jobs) {
  const auto followed = parallel_map<std::vector<Found>>(successions.size(), jobs, [&](std::size_t i) {
    const LocaleId locale = library.variant(successions[i].from).locale;
    return follow_succession(library, successions[i], texts, common[locale.index()]);
  });
  for (const std::vector<Found>& found : followed) {
    for (const Found& one : found) note(library, one);
  }
  follow_recorded(library);
  // From here on what names and ids say is known; the rest is for the texts to say.
  const std::vector<VersionId> earliest = find_earliest(library);
  const std::vector<Leaving> leaving = find_leaving(library);
  std::vector<bool> asked(library.locale_count());
  for (const Leaving& one : leaving) asked[library.variant(one.from).locale.index()] = true;
  const auto wordings = parallel_map<std::optional<SharedWording>>(library.locale_count(), jobs, [&](std::size_t i) {
    return asked[i] ? std::optional<SharedWording>(SharedWording(library, LocaleId{i}, texts)) : std::nullopt;
  });
  auto searched = parallel_map<std::vector<Found>>(leaving.size(), jobs, [&](std::size_t i) {
    const LocaleId locale = library.variant(leaving[i].from).locale;
    return Search(library, texts, *wordings[locale.index()], earliest).run(leaving[i]);
  });
  drop_worse_claims(library, searched);
  note_all(library, searched);
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
