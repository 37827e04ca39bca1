#pragma once
// How alike the sections of two texts are. A word counts the more the fewer sections have it, so that what every
// section of an article says ("Sign in to the portal") does not make them all alike.

#include <span>
#include <vector>

#include "library/history/section_text.h"
#include "library/history/word_counts.h"

namespace waymark {

// To be asked by one thread at a time.
class SectionSimilarity {
 public:
  struct Side {
    const std::vector<Section>& sections;
    const std::vector<SectionText>& texts;
  };
  // `articles`: in how many articles of the site each feature is, and of how many; for texts of different articles,
  // which have in common what all articles begin with. Without: by how many sections of both texts have it.
  struct Rarity {
    const WordCounts& articles_with;
    std::size_t articles = 0;
  };
  SectionSimilarity(Side old, Side now, const Rarity* rarity = nullptr);

  struct Likeness {
    double title = 0;        // 0 … 1; of ids that are not made from titles, where they are more alike
    double body = 0;         // of the better of the two: the sections' own text, or that with their subsections
    double kept = 0;         // the part of the old section's own text that the new one has, its subsections included
    double kept_by_own = 0;  // the same without the new one's subsections
    double given = 0;        // the part of the new section's own text that the old one's own has
    std::size_t matter = 0;  // how many words and pairs of words the shorter of both has
  };
  Likeness compare(SectionIndex old, SectionIndex now) const;

  // Pairs worth comparing: all of small texts; of large ones those that share something rare.
  struct Pair {
    SectionIndex old = 0;
    SectionIndex now = 0;
  };
  std::vector<Pair> candidates(const std::vector<SectionIndex>& old, const std::vector<SectionIndex>& now) const;

 private:
  struct Bag {
    std::span<const WordHash> hashes;  // sorted
    std::vector<float> weights;        // how often, times how rare
    double total = 0;
  };
  struct Half {
    std::vector<Bag> own;
    // With subsections; empty where there are none, and until somebody asks: of most sections nobody does.
    mutable std::vector<Bag> whole;
    mutable std::vector<std::vector<WordHash>> whole_hashes;
    std::vector<std::vector<SectionIndex>> members;  // subsections that count
    std::vector<Bag> titles;
    std::vector<std::span<const WordHash>> title_parts;
    std::vector<std::span<const WordHash>> title_words;
    std::vector<std::span<const WordHash>> id_parts;
  };

  static Half gather(Side side);
  static void find_subsections(Side side, Half& half);
  static const Bag& whole_of(const Half& half, SectionIndex section);
  static double shared(const Bag& a, const Bag& b);
  static double dice(const Bag& a, const Bag& b);

  Half old_;
  Half now_;
};

}  // namespace waymark
