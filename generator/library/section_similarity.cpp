#include "library/section_similarity.h"

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

constexpr WordHash pair_seed = 0x9E3779B9;
constexpr WordHash image_seed = 0x7F4A7C15;
constexpr WordHash link_seed = 0x3C6EF372;

WordHash mix(WordHash a, WordHash b) {
  std::uint64_t both = (static_cast<std::uint64_t>(a) << 32) | b;
  both = (both ^ (both >> 31)) * 0xbf58476d1ce4e5b9;
  return static_cast<WordHash>(both ^ (both >> 29));
}

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

// "I want to change my phone number" and "I want to change my phone number, or add a secondary number".
bool says_the_same_and_more(std::span<const WordHash> a, std::span<const WordHash> b) {
  if (a.size() > b.size()) std::swap(a, b);
  return a.size() >= least_words_of_telling_title && !std::ranges::search(b, a).empty();
}

std::vector<WordHash> features_of(const SectionText& text) {
  std::vector<WordHash> all(text.words);
  for (std::size_t i = 1; i < text.words.size(); ++i) {
    all.push_back(mix(mix(pair_seed, text.words[i - 1]), text.words[i]));
  }
  // A picture or a link says more than a word.
  for (const WordHash image : text.images) all.insert(all.end(), 3, mix(image_seed, image));
  for (const WordHash link : text.links) all.insert(all.end(), 2, mix(link_seed, link));
  return all;
}

}  // namespace

SectionSimilarity::SectionSimilarity(Side old, Side now) : old_(gather(old)), now_(gather(now)) {
  weigh(old_.own, now_.own);
  weigh(old_.titles, now_.titles);
  add_subsections(old, old_);
  add_subsections(now, now_);
}

SectionSimilarity::Half SectionSimilarity::gather(Side side) {
  Half half;
  const auto bag = [](std::vector<WordHash> hashes) {
    std::ranges::sort(hashes);
    Bag result;
    for (const WordHash hash : hashes) {
      if (result.features.empty() || result.features.back().hash != hash) result.features.push_back({hash, 0});
      result.features.back().weight += 1;
    }
    return result;
  };
  for (const SectionText& text : side.texts) {
    half.own.push_back(bag(features_of(text)));
    half.titles.push_back(bag(text.title_words));
    half.title_parts.emplace_back(text.title_parts);
    half.title_words.emplace_back(text.title_words);
  }
  return half;
}

void SectionSimilarity::weigh(std::vector<Bag>& old, std::vector<Bag>& now) {
  std::unordered_map<WordHash, std::uint32_t> sections_with;
  std::size_t sections = 0;
  for (const std::vector<Bag>* bags : {&old, &now}) {
    for (const Bag& bag : *bags) {
      if (!bag.features.empty()) ++sections;
      for (const Feature& feature : bag.features) ++sections_with[feature.hash];
    }
  }
  for (std::vector<Bag>* bags : {&old, &now}) {
    for (Bag& bag : *bags) {
      for (Feature& feature : bag.features) {
        const double rarity = std::log2(1 + static_cast<double>(sections) / sections_with[feature.hash]);
        feature.weight *= static_cast<float>(rarity);
        bag.total += feature.weight;
      }
    }
  }
}

void SectionSimilarity::add_subsections(Side side, Half& half) {
  const std::size_t count = side.texts.size();
  std::vector<std::vector<SectionIndex>> members(count);
  std::vector<std::size_t> sizes(count);
  // From the last to the first: a section's members are complete before its parent takes them.
  for (std::size_t i = count; i-- > 0;) {
    const Section& section = side.sections[i];
    sizes[i] += half.own[i].features.size();
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
  for (std::size_t i = 0; i < count; ++i) {
    if (members[i].empty() || sizes[i] > most_words_with_subsections) continue;
    std::vector<Feature> all = half.own[i].features;
    for (const SectionIndex member : members[i]) {
      all.insert(all.end(), half.own[member].features.begin(), half.own[member].features.end());
    }
    std::ranges::sort(all, [](const Feature& a, const Feature& b) {
      return a.hash != b.hash ? a.hash < b.hash : a.weight < b.weight;
    });
    for (const Feature& feature : all) {
      std::vector<Feature>& sum = half.whole[i].features;
      if (!sum.empty() && sum.back().hash == feature.hash) {
        sum.back().weight += feature.weight;
      } else {
        sum.push_back(feature);
      }
      half.whole[i].total += feature.weight;
    }
  }
}

double SectionSimilarity::shared(const Bag& a, const Bag& b) {
  const Bag& small = a.features.size() <= b.features.size() ? a : b;
  const Bag& large = a.features.size() <= b.features.size() ? b : a;
  double sum = 0;
  auto from = large.features.begin();
  for (const Feature& feature : small.features) {
    from = std::lower_bound(from, large.features.end(), feature.hash,
                            [](const Feature& f, WordHash hash) { return f.hash < hash; });
    if (from == large.features.end()) break;
    if (from->hash == feature.hash) sum += std::min(feature.weight, from->weight);
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
    const double letters = 2.0 * static_cast<double>(shared_parts(a, b)) / static_cast<double>(a.size() + b.size());
    likeness.title = (letters + dice(old_.titles[old], now_.titles[now])) / 2;
    // Two titles of the same letters are the same, however common their words are.
    if (letters > 0.99) likeness.title = 1;
    if (says_the_same_and_more(old_.title_words[old], now_.title_words[now])) {
      likeness.title = std::max(likeness.title, title_with_more);
    }
  }
  const Bag& old_own = old_.own[old];
  const Bag& now_own = now_.own[now];
  const Bag& old_whole = old_.whole[old].features.empty() ? old_own : old_.whole[old];
  const Bag& now_whole = now_.whole[now].features.empty() ? now_own : now_.whole[now];
  likeness.matter = std::min(old_whole.features.size(), now_whole.features.size());
  likeness.body = dice(old_own, now_own);
  const bool any_whole = &old_whole != &old_own || &now_whole != &now_own;
  if (any_whole) likeness.body = std::max(likeness.body, dice(old_whole, now_whole));
  if (old_own.total > 0) likeness.kept = shared(old_own, now_whole) / old_own.total;
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
    for (const Feature& feature : half.own[section].features) visit(feature.hash);
    for (const Feature& feature : half.titles[section].features) visit(feature.hash);
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
