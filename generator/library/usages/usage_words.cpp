#include "library/usages/usage_words.h"

#include <algorithm>

#include "base/unicode.h"
#include "library/fold_text.h"

namespace waymark {

namespace {

// Cells and items that choose are short; matching more would only cost time.
constexpr std::size_t longest_text = 4096;

bool joins_words(char32_t c) { return is_word_char(c) && !is_cjk(c); }

std::size_t find_phrase(std::string_view text, std::string_view phrase) {
  if (phrase.empty()) return std::string_view::npos;
  for (std::size_t at = text.find(phrase); at != std::string_view::npos; at = text.find(phrase, at + 1)) {
    const std::size_t end = at + phrase.size();
    const bool inside_before =
        at > 0 && joins_words(decode_utf8_before(text, at).value) && joins_words(decode_utf8(text, at).value);
    const bool inside_after = end < text.size() && joins_words(decode_utf8(text, end).value) &&
                              joins_words(decode_utf8_before(text, end).value);
    if (!inside_before && !inside_after) return at;
  }
  return std::string_view::npos;
}

}  // namespace

bool contains_phrase(std::string_view text, std::string_view phrase) {
  return find_phrase(text, phrase) != std::string_view::npos;
}

UsageWords::UsageWords(const Config& config) {
  for (std::size_t i = 0; i < config.usages.size(); ++i) {
    const UsageConfig& usage = config.usages[i];
    for (const std::string& word : usage.words) phrases_.push_back({.folded = fold_text(word), .usage = UsageId{i}});
    for (const auto& [locale, label] : usage.label.by_locale)
      phrases_.push_back({.folded = fold_text(label), .usage = UsageId{i}});
  }
  std::erase_if(phrases_, [](const Phrase& phrase) { return phrase.folded.empty(); });
  std::ranges::stable_sort(phrases_, std::ranges::greater(),
                           [](const Phrase& phrase) { return count_code_points(phrase.folded); });
}

std::optional<UsageId> UsageWords::named_in(std::string_view text) const {
  const std::string folded = fold_text(text.substr(0, longest_text));
  std::optional<UsageId> best;
  std::size_t best_length = 0;
  std::size_t best_at = 0;
  for (const Phrase& phrase : phrases_) {
    const std::size_t length = count_code_points(phrase.folded);
    if (best && length < best_length) break;
    const std::size_t at = find_phrase(folded, phrase.folded);
    if (at == std::string_view::npos || (best && at >= best_at)) continue;
    best = phrase.usage;
    best_length = length;
    best_at = at;
  }
  return best;
}

UsageSet UsageWords::all_named_in(std::string_view text) const {
  const std::string folded = fold_text(text.substr(0, longest_text));
  UsageSet named;
  for (const Phrase& phrase : phrases_) {
    if (!named.contains(phrase.usage) && contains_phrase(folded, phrase.folded))
      named.add(UsageSet::only(phrase.usage));
  }
  return named;
}

std::string_view first_sentence(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedChar c = decode_utf8(text, i);
    i += c.bytes;
    if (c.value == 0x3002 || c.value == 0xFF1F || c.value == 0xFF01) return text.substr(0, i);
    const bool mark = c.value == U'.' || c.value == U'?' || c.value == U'!';
    if (mark && i < text.size() && is_unicode_space(decode_utf8(text, i).value)) return text.substr(0, i);
  }
  return text;
}

}  // namespace waymark
