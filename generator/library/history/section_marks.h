#pragma once
// What a section holds that translators leave as it is: images, links, code, numbers, the lengths of lists and tables.

#include <cstdint>
#include <vector>

#include "article/article.h"

namespace waymark {

class SectionMarks {
 public:
  // The marks of each section, in one walk over the article.
  static std::vector<SectionMarks> of(const Article& article);

  bool empty() const { return marks_.empty(); }
  // Images and links count more than numbers. 0: nothing in common, 1: the same; null marks agree with nothing.
  double likeness(const SectionMarks& other) const;
  unsigned weight() const { return weight_; }
  unsigned shared_weight(const SectionMarks& other) const;
  std::size_t text_size() const { return text_size_; }  // characters outside tags

 private:
  struct Mark {
    std::uint64_t hash = 0;
    std::uint8_t weight = 1;
    friend constexpr auto operator<=>(const Mark&, const Mark&) = default;
  };
  // A section's first 256 marks tell it apart; a section of a mebibyte must not make comparing slow.
  static constexpr std::size_t max_marks = 256;

  void add(char kind, std::string_view value, std::uint8_t weight);
  void read_html(std::string_view html);
  void finish();

  std::vector<Mark> marks_;  // sorted
  unsigned weight_ = 0;
  std::size_t text_size_ = 0;
};

}  // namespace waymark
