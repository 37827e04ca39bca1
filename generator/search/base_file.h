#pragma once
// The file base.js of an edition: what a query needs before it loads any words.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/usage_set.h"
#include "library/library.h"
#include "search/reader_masks.h"
#include "search/term_files.h"
#include "search/term_index.h"
#include "search/text_files.h"

namespace waymark {

// What it is made of.
struct BaseFile {
  const SearchedTexts* texts = nullptr;
  std::vector<std::uint32_t> unit_counts = {};  // by article
  std::vector<TermFile> terms = {};
  std::vector<TextPart> parts = {};
  std::string common = {};    // common_words()
  std::string everyday = {};  // everyday_words()
  bool has_older = false;     // there is an index of older wordings beside it
  ReaderMasks masks = {};
  std::vector<std::pair<std::uint32_t, std::uint32_t>> scopes = {};  // runs of units: how many, number of their mask

  void add_unit(UsageSet readers);
};

// The words that a typo may have been meant as, whichever letters it begins with: those of titles and headings and
// those of several articles, the most frequent 6,000 of them; front coded.
std::string common_words(const TermIndex& index);

std::string base_file(const Library& library, const BaseFile& base);

}  // namespace waymark
