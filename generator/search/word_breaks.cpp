#include "search/word_breaks.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include "base/failure.h"
#include "search/word_rules.h"

namespace waymark {
namespace {

// ICU keeps tables of the size of what it parts; no sentence is longer.
constexpr std::size_t most_at_once = 6'000;

}  // namespace

struct WordBreaks::Iterator {
  std::unique_ptr<icu::BreakIterator> words;
};

WordBreaks::WordBreaks() = default;
WordBreaks::~WordBreaks() = default;
WordBreaks::WordBreaks(WordBreaks&&) noexcept = default;
WordBreaks& WordBreaks::operator=(WordBreaks&&) noexcept = default;

void WordBreaks::part(std::string_view text, const std::function<void(std::string_view)>& take) {
  if (!iterator_) {
    UErrorCode error = U_ZERO_ERROR;
    iterator_ = std::make_unique<Iterator>();
    iterator_->words.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
    check(U_SUCCESS(error) && iterator_->words != nullptr, "ICU has its dictionaries of words");
  }
  while (!text.empty()) {
    const std::string_view now = cut_at_character(text, most_at_once);
    text.remove_prefix(now.size());
    const auto length = static_cast<std::int32_t>(now.size());
    const icu::UnicodeString units = icu::UnicodeString::fromUTF8(icu::StringPiece(now.data(), length));
    icu::BreakIterator& words = *iterator_->words;
    words.setText(units);
    std::string word;
    for (std::int32_t begin = words.first(), end = words.next(); end != icu::BreakIterator::DONE;
         begin = end, end = words.next()) {
      word.clear();
      units.tempSubStringBetween(begin, end).toUTF8String(word);
      take(word);
    }
  }
}

}  // namespace waymark
