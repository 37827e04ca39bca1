#include "library/history/section_similarity.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace waymark {
namespace {

// Up to this many pairs all are compared: the product of two articles with 60 sections each.
constexpr std::size_t most_pairs_compared = 4096;
// Above it, a feature that more sections than this have finds nobody, and a section is compared with the best few.
constexpr std::uint32_t most_sections_of_rare_feature = 8;
constexpr std::size_t most_candidates = 8;
// Subsections count for their section up to this depth of text; a section of a thousand subsections is compared by what
// it says itself.
constexpr std::size_t most_words_with_subsections = 20'000;

constexpr std::size_t least_words_of_telling_title = 5;
constexpr double title_with_more = 0.9;

std::size_t shared_parts(std::span<const WordHash> a, std::span<const WordHash> b) {
  std::size_t shared = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++shared;
      ++i;
      ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return shared;
}

double letters_alike(std::span<const WordHash> a, std::span<const WordHash> b) {
  if (a.empty() || b.empty()) return 0;
  return 2.0 * static_cast<double>(shared_parts(a, b)) / static_cast<double>(a.size() + b.size());
}

// "I want to change my phone number" and "I want to change my phone number, or add a secondary number".
bool says_the_same_and_more(std::span<const WordHash> a, std::span<const WordHash> b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= least_words_of_telling_title && !std::ranges::search(b, a).empty();
}

}  // namespace

SectionSimilarity::SectionSimilarity(Side old, Side now, const Rarity* rarity) : old_(gather(old)), now_(gather(now)) {
  const auto weigh = [&](std::vector<Bag> Half::*bags, Features SectionText::*features, bool by_articles) {
    std::size_t most = 0;
    std::size_t sections = 0;
    for (const Half* half : {&old_, &now_}) {
      for (const Bag& bag : half->*bags) {
        most += bag.hashes.size();
        if (!bag.hashes.empty()) ++sections;
      }
    }
    WordCounts counts(by_articles ? 0 : most);
    std::uint32_t section = 0;
    for (const Half* half : {&old_, &now_}) {
      for (const Bag& bag : half->*bags) {
        ++section;
        if (by_articles) continue;
        for (const WordHash hash : bag.hashes) counts.add(hash, section);
      }
    }
    std::vector<float> known(sections + 1);  // by count; few differ
    const auto rarity_of = [&](WordHash hash) {
      if (by_articles) {
        // What moved is in two articles, and no less telling for it.
        const std::uint32_t others = std::max(2U, rarity->articles_with.count(hash)) - 1;
        const double bits = std::log2(1 + static_cast<double>(rarity->articles) / others);
        return static_cast<float>(bits * bits);
      }
      float& weight = known[counts.count(hash)];
      if (weight == 0) {
        weight = static_cast<float>(std::log2(1 + static_cast<double>(sections) / counts.count(hash)));
      }
      return weight;
    };
    for (const auto& [half, texts] : {std::pair(&old_, &old.texts), std::pair(&now_, &now.texts)}) {
      for (std::size_t i = 0; i < texts->size(); ++i) {
        Bag& bag = (half->*bags)[i];
        const std::vector<std::uint16_t>& times = ((*texts)[i].*features).times;
        bag.weights.resize(times.size());
        for (std::size_t k = 0; k < times.size(); ++k) {
          bag.weights[k] = static_cast<float>(times[k]) * rarity_of(bag.hashes[k]);
          bag.total += bag.weights[k];
        }
      }
    }
  };
  weigh(&Half::own, &SectionText::content, rarity != nullptr);
  weigh(&Half::titles, &SectionText::title, false);
  find_subsections(old, old_);
  find_subsections(now, now_);
}

SectionSimilarity::Half SectionSimilarity::gather(Side side) {
  Half half;
  for (const SectionText& text : side.texts) {
    half.own.push_back({.hashes = text.content.hashes});
    half.titles.push_back({.hashes = text.title.hashes});
    half.title_parts.emplace_back(text.title_parts);
    half.title_words.emplace_back(text.title_words);
    half.id_parts.emplace_back(text.id_parts);
  }
  return half;
}

void SectionSimilarity::find_subsections(Side side, Half& half) {
  const std::size_t count = side.texts.size();
  std::vector<std::vector<SectionIndex>>& members = half.members;
  members.resize(count);
  std::vector<std::size_t> sizes(count);
  // From the last to the first: a section's members are complete before its parent takes them.
  for (std::size_t i = count; i-- > 0;) {
    const Section& section = side.sections[i];
    sizes[i] += half.own[i].hashes.size();
    const SectionIndex parent = section.parent;
    if (!section.in_outline || parent == no_index || parent >= i) continue;
    // The article's top heading holds everything; what it says itself is what tells it from others.
    if (side.sections[parent].level <= 1) continue;
    sizes[parent] += sizes[i];
    if (sizes[parent] > most_words_with_subsections) continue;
    members[parent].push_back(static_cast<SectionIndex>(i));
    members[parent].insert(members[parent].end(), members[i].begin(), members[i].end());
  }
  half.whole.resize(count);
  half.whole_hashes.resize(count);
  for (std::size_t i = 0; i < count; ++i) {
    if (sizes[i] > most_words_with_subsections) members[i].clear();
  }
}

const SectionSimilarity::Bag& SectionSimilarity::whole_of(const Half& half, SectionIndex section) {
  Bag& bag = half.whole[section];
  if (half.members[section].empty()) return half.own[section];
  if (!bag.hashes.empty()) return bag;
  struct Weighed {
    WordHash hash = 0;
    float weight = 0;
    auto operator<=>(const Weighed&) const = default;
  };
  std::vector<Weighed> all;
  const auto take = [&](const Bag& own) {
    for (std::size_t k = 0; k < own.hashes.size(); ++k) all.push_back({own.hashes[k], own.weights[k]});
  };
  take(half.own[section]);
  for (const SectionIndex member : half.members[section]) take(half.own[member]);
  if (all.empty()) return half.own[section];
  std::ranges::sort(all);
  std::vector<WordHash>& hashes = half.whole_hashes[section];
  for (const Weighed& next : all) {
    if (hashes.empty() || hashes.back() != next.hash) {
      hashes.push_back(next.hash);
      bag.weights.push_back(0);
    }
    bag.weights.back() += next.weight;
    bag.total += next.weight;
  }
  bag.hashes = hashes;
  return bag;
}

double SectionSimilarity::shared(const Bag& a, const Bag& b) {
  const Bag& small = a.hashes.size() <= b.hashes.size() ? a : b;
  const Bag& large = a.hashes.size() <= b.hashes.size() ? b : a;
  double sum = 0;
  if (small.hashes.size() * 16 < large.hashes.size()) {
    auto from = large.hashes.begin();
    for (std::size_t i = 0; i < small.hashes.size() && from != large.hashes.end(); ++i) {
      from = std::lower_bound(from, large.hashes.end(), small.hashes[i]);
      if (from == large.hashes.end() || *from != small.hashes[i]) continue;
      sum += std::min(small.weights[i], large.weights[static_cast<std::size_t>(from - large.hashes.begin())]);
    }
    return sum;
  }
  for (std::size_t i = 0, k = 0; i < small.hashes.size() && k < large.hashes.size();) {
    const WordHash x = small.hashes[i];
    const WordHash y = large.hashes[k];
    if (x == y) sum += std::min(small.weights[i], large.weights[k]);
    i += x <= y ? 1 : 0;
    k += y <= x ? 1 : 0;
  }
  return sum;
}

double SectionSimilarity::dice(const Bag& a, const Bag& b) {
  const double total = a.total + b.total;
  return total <= 0 ? 0 : 2 * shared(a, b) / total;
}

SectionSimilarity::Likeness SectionSimilarity::compare(SectionIndex old, SectionIndex now) const {
  Likeness likeness;
  const auto a = old_.title_parts[old];
  const auto b = now_.title_parts[now];
  if (!a.empty() && !b.empty()) {
    const double letters = letters_alike(a, b);
    likeness.title = (letters + dice(old_.titles[old], now_.titles[now])) / 2;
    // Two titles of the same letters are the same, however common their words are.
    if (letters > 0.99) likeness.title = 1;
    if (says_the_same_and_more(old_.title_words[old], now_.title_words[now])) {
      likeness.title = std::max(likeness.title, title_with_more);
    }
  }
  likeness.title = std::max(likeness.title, letters_alike(old_.id_parts[old], now_.id_parts[now]));
  const Bag& old_own = old_.own[old];
  const Bag& now_own = now_.own[now];
  const Bag& old_whole = whole_of(old_, old);
  const Bag& now_whole = whole_of(now_, now);
  likeness.matter = std::min(old_whole.hashes.size(), now_whole.hashes.size());
  const double own = shared(old_own, now_own);
  const double total = old_own.total + now_own.total;
  if (total > 0) likeness.body = 2 * own / total;
  const bool any_whole = &old_whole != &old_own || &now_whole != &now_own;
  if (any_whole) likeness.body = std::max(likeness.body, dice(old_whole, now_whole));
  if (old_own.total > 0) likeness.kept_by_own = own / old_own.total;
  if (now_own.total > 0) likeness.given = own / now_own.total;
  if (old_own.total > 0) likeness.kept = (&now_whole == &now_own ? own : shared(old_own, now_whole)) / old_own.total;
  return likeness;
}

std::vector<SectionSimilarity::Pair> SectionSimilarity::candidates(const std::vector<SectionIndex>& old,
                                                                   const std::vector<SectionIndex>& now) const {
  std::vector<Pair> pairs;
  if (old.size() * now.size() <= most_pairs_compared) {
    for (const SectionIndex o : old) {
      for (const SectionIndex n : now) pairs.push_back({o, n});
    }
    return pairs;
  }
  std::unordered_map<WordHash, std::vector<SectionIndex>> having;  // feature → old sections, at most one too many
  const auto each_feature = [](const Half& half, SectionIndex section, const auto& visit) {
    for (const WordHash hash : half.own[section].hashes) visit(hash);
    for (const WordHash hash : half.titles[section].hashes) visit(hash);
  };
  for (const SectionIndex o : old) {
    each_feature(old_, o, [&](WordHash hash) {
      std::vector<SectionIndex>& sections = having[hash];
      if (sections.size() <= most_sections_of_rare_feature) sections.push_back(o);
    });
  }
  for (const SectionIndex n : now) {
    std::unordered_map<SectionIndex, std::uint32_t> votes;
    each_feature(now_, n, [&](WordHash hash) {
      const auto found = having.find(hash);
      if (found == having.end() || found->second.size() > most_sections_of_rare_feature) return;
      for (const SectionIndex o : found->second) ++votes[o];
    });
    std::vector<std::pair<std::uint32_t, SectionIndex>> ranked;
    ranked.reserve(votes.size());
    for (const auto& [o, count] : votes) ranked.emplace_back(count, o);
    std::ranges::sort(ranked, [](const auto& x, const auto& y) {
      return x.first != y.first ? x.first > y.first : x.second < y.second;
    });
    for (std::size_t i = 0; i < std::min(ranked.size(), most_candidates); ++i) pairs.push_back({ranked[i].second, n});
  }
  return pairs;
}

}  // namespace waymark
