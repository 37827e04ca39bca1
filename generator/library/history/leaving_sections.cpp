#include "library/history/leaving_sections.h"

#include <algorithm>
#include <map>

#include "library/history/kept_matter.h"
#include "library/history/section_similarity.h"

namespace waymark {
namespace {

// Measured on the real articles; see content/manual/contributing/decisions/section-alignment.md.
constexpr std::size_t least_matter = 40;  // words and pairs of words: a sentence or two may stand anywhere
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
constexpr double with_subsections = 0.8;
constexpr double least_score_of_subsection = 0.6;
constexpr double parent_bonus = 0.12;  // where the section around it went to the section around the other
constexpr double least_margin = 0.06;
constexpr double later_is_no_better = 0.15;
constexpr std::size_t most_texts_compared = 6;    // for the sections of one text that are gone
constexpr std::size_t most_texts_of_section = 2;  // for one of them

class PlaceSearch {
 public:
  PlaceSearch(const Library& library, const VariantTexts& texts, const WordRarity& rarity,
              const std::vector<VersionId>& earliest)
      : library_(library), texts_(texts), earliest_(earliest), rarity_(rarity.rarity()) {}

  std::vector<FoundMove> run(const Leaving& leaving, const std::vector<VariantId>& others) const {
    std::map<SectionIndex, std::vector<FoundMove>> found;
    for (const VariantId to : others) compare(leaving, to, found);
    std::map<SectionIndex, FoundMove> best;
    // A section comes after the one it stands in.
    for (auto& [section, candidates] : found) {
      const auto parent = best.find(library_.article(leaving.from).sections[section].parent);
      if (parent != best.end()) {
        for (FoundMove& one : candidates) one.score += bonus_of(parent->second.place, one.place);
      }
      if (const auto one = choose(candidates)) best.emplace(section, *one);
    }
    drop_strays(leaving, best);
    follow_subsections(leaving, best);
    std::vector<FoundMove> all;
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

  ArticleId article_of(const FoundMove& one) const { return library_.variant(one.place.variant).article; }

  // Articles on one subject have sections of like titles. A title is enough only in company: where another section
  // surely went into that article, or most of what leaves goes there.
  void drop_strays(const Leaving& leaving, std::map<SectionIndex, FoundMove>& best) const {
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
  void follow_subsections(const Leaving& leaving, std::map<SectionIndex, FoundMove>& best) const {
    std::map<SectionIndex, FoundMove> holders;
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

  std::optional<FoundMove> choose(std::vector<FoundMove> candidates) const {
    // Of places about as good, it went to the first, and the later ones have it from there.
    double highest = 0;
    for (const FoundMove& one : candidates) highest = std::max(highest, one.score);
    VersionId first = library_.current_version();
    for (const FoundMove& one : candidates) {
      if (one.score >= highest - later_is_no_better) first = std::min(first, one.since);
    }
    std::erase_if(candidates, [&](const FoundMove& one) { return one.since != first; });
    std::ranges::stable_sort(candidates, [](const FoundMove& a, const FoundMove& b) {
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

  void compare(const Leaving& leaving, VariantId to, std::map<SectionIndex, std::vector<FoundMove>>& found) const {
    const Article& old = library_.article(leaving.from);
    const Article& now = library_.article(to);
    const SectionSimilarity similarity({old.sections, texts_[leaving.from.index()]}, {now.sections, texts_[to.index()]},
                                       &rarity_);
    std::vector<SectionIndex> outline;
    for (SectionIndex i = 1; i < now.sections.size(); ++i) {
      if (now.sections[i].in_outline) outline.push_back(i);
    }
    std::map<SectionIndex, std::vector<FoundMove>> here;
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
      FoundMove next{.from = history_at(library_, leaving.from, pair.old),
                     .to = target,
                     .since = std::max(library_.histories[target].wordings.front().since, library_.variant(to).version),
                     .score = score,
                     .place = {to, pair.now},
                     .weak = weak};
      std::vector<FoundMove>& places = here[pair.old];
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
      std::vector<FoundMove>& all = found[section];
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
  const VariantTexts& texts_;
  const std::vector<VersionId>& earliest_;
  SectionSimilarity::Rarity rarity_;
};

}  // namespace

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

std::vector<VariantId> texts_to_compare(const Library& library, const VariantWords& words, const SharedWording& wording,
                                        const Leaving& leaving) {
  const Variant& from = library.variant(leaving.from);
  std::map<VariantId, std::uint32_t> votes;
  for (const SectionIndex section : leaving.sections) {
    const VersionId since = library.histories[history_at(library, leaving.from, section)].wordings.front().since;
    std::map<ArticleId, SharedWording::Match> of_article;
    for (const SharedWording::Match& match : wording.texts_like(words.of(leaving.from, section))) {
      const Variant& variant = library.variant(match.variant);
      if (variant.article == from.article || variant.last < from.version) continue;
      // All that such a text says was said while this section was still there.
      if (variant.version < from.version || variant.version <= since) continue;
      if (is_trial(library, variant.article)) continue;
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

std::vector<FoundMove> find_places(const Library& library, const VariantTexts& texts, const WordRarity& rarity,
                                   const std::vector<VersionId>& earliest, const Leaving& leaving,
                                   const std::vector<VariantId>& others) {
  return PlaceSearch(library, texts, rarity, earliest).run(leaving, others);
}

}  // namespace waymark
