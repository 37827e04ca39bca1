#include "render/index/alphabetic_index.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <numeric>
#include <tuple>
#include <unicode/alphaindex.h>
#include <unicode/tblcoll.h>
#include <utility>

#include "base/failure.h"
#include "library/pages/page_sections.h"
#include "library/title.h"
#include "library/usages/usage_scopes.h"

namespace waymark {
namespace {

constexpr std::size_t most_on_a_page = 1'500;

icu::UnicodeString utf16(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
}

// The alphabet of a language, with the Latin letters where it has others.
class Alphabet {
 public:
  explicit Alphabet(std::string_view tag) {
    UErrorCode error = U_ZERO_ERROR;
    const icu::Locale locale = icu::Locale::forLanguageTag(std::string(tag), error);
    if (U_FAILURE(error)) error = U_ZERO_ERROR;
    std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, error));
    check(U_SUCCESS(error), "ICU has an order for every language");
    // "Step 10" stands behind "Step 9".
    collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, error);
    collator_.reset(dynamic_cast<icu::RuleBasedCollator*>(collator.release()));
    check(U_SUCCESS(error) && collator_ != nullptr, "ICU's orders are made of rules");
    icu::AlphabeticIndex letters(locale, error);
    letters.addLabels(icu::Locale::getEnglish(), error);
    letters.setUnderflowLabel(utf16("0–9"), error);
    letters_.reset(letters.buildImmutableIndex(error));
    check(U_SUCCESS(error) && letters_ != nullptr, "ICU has letters for every language");
  }

  std::string key(std::string_view text) const {
    const icu::UnicodeString units = utf16(text);
    // Room for most titles: asking for the length first would cost as much as the key.
    std::string key(text.size() * 3 + 32, '\0');
    for (;;) {
      const auto room = static_cast<std::int32_t>(key.size());
      const std::int32_t length = collator_->getSortKey(units, reinterpret_cast<std::uint8_t*>(key.data()), room);
      key.resize(static_cast<std::size_t>(length));
      if (length <= room) break;
    }
    return key;
  }

  std::size_t bucket(std::string_view text) const {
    UErrorCode error = U_ZERO_ERROR;
    const std::int32_t index = letters_->getBucketIndex(utf16(text), error);
    check(U_SUCCESS(error) && index >= 0, "every text has a place in the alphabet");
    return static_cast<std::size_t>(index);
  }

  std::string label(std::size_t bucket) const {
    std::string label;
    letters_->getBucket(static_cast<std::int32_t>(bucket))->getLabel().toUTF8String(label);
    return label;
  }

 private:
  std::unique_ptr<icu::RuleBasedCollator> collator_;
  std::unique_ptr<icu::AlphabeticIndex::ImmutableIndex> letters_;
};

bool belongs_to(const Library& library, const ArticlePage& page, Edition edition) {
  const bool all = library.config->version_pages == VersionPages::all;
  return page.edition == edition && (all || !page.archive);
}

// Headings that say no more than the article's title does.
bool is_title(const Section& section, std::string_view title) { return section.level == 1 || section.title == title; }

}  // namespace

AlphabeticIndex::AlphabeticIndex(const Library& library, Edition edition, std::string_view tag) : library_(library) {
  for (PageIndex i = 0; i < library.pages.size(); ++i) {
    const ArticlePage& page = library.pages[i];
    if (!belongs_to(library, page, edition)) continue;
    entries_.push_back({.page = i, .section = {}, .readers = usages_of_page(library, page)});
    const std::string title = article_title(library, page.variant);
    for (const ShownSection& shown : shown_sections(library, page)) {
      const Section& section = library.article(shown.id.variant).sections[shown.id.section];
      if (section.level == 0 || !section.in_outline || section.title.empty() || is_title(section, title)) continue;
      entries_.push_back({.page = i, .section = shown.id, .readers = section_usages(library, page, shown.id)});
    }
  }
  sort(tag);
  pages_.push_back(make_pages(std::nullopt));
  for (std::size_t i = 0; i < library.config->usages.size(); ++i) pages_.push_back(make_pages(UsageId{i}));
}

std::size_t AlphabeticIndex::most_pages() const {
  std::size_t most = 0;
  for (const std::vector<IndexPage>& pages : pages_) most = std::max(most, pages.size());
  return most;
}

std::string AlphabeticIndex::title(std::size_t entry) const {
  const IndexEntry& one = entries_[entry];
  if (!one.section) return article_title(library_, library_.pages[one.page].variant);
  return library_.article(one.section->variant).sections[one.section->section].title;
}

void AlphabeticIndex::sort(std::string_view tag) {
  if (entries_.empty()) return;
  const Alphabet alphabet(tag);
  std::vector<std::pair<std::string, std::size_t>> keys;
  keys.reserve(entries_.size());
  for (std::size_t i = 0; i < entries_.size(); ++i) keys.emplace_back(alphabet.key(title(i)), i);
  std::ranges::sort(keys);
  std::vector<IndexEntry> sorted;
  sorted.reserve(keys.size());
  for (const auto& [key, index] : keys) sorted.push_back(entries_[index]);
  entries_ = std::move(sorted);
  // Letters follow each other as the entries do: each one's end is searched for, since asking ICU costs microseconds.
  letters_.reserve(entries_.size());
  while (letters_.size() < entries_.size()) {
    const std::size_t bucket = alphabet.bucket(title(letters_.size()));
    std::size_t end = letters_.size() + 1;
    std::size_t beyond = entries_.size();
    while (end < beyond) {
      const std::size_t middle = end + (beyond - end) / 2;
      if (alphabet.bucket(title(middle)) == bucket) {
        end = middle + 1;
      } else {
        beyond = middle;
      }
    }
    labels_.push_back(alphabet.label(bucket));
    letters_.resize(end, labels_.size() - 1);
  }
}

std::vector<IndexPage> AlphabeticIndex::make_pages(std::optional<UsageId> view) const {
  std::vector<IndexPage> pages;
  std::vector<std::size_t> left(labels_.size(), 0);  // entries by letter
  const auto shown = [&](std::size_t i) { return !view || entries_[i].readers.contains(*view); };
  for (std::size_t i = 0; i < entries_.size(); ++i) left[letters_[i]] += shown(i) ? 1 : 0;
  std::size_t on_page = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    if (!shown(i)) continue;
    const std::size_t letter = letters_[i];
    const bool begins = pages.empty() || pages.back().back().letter != letter;
    // A letter begins a page of its own when it does not fit on this one.
    if (pages.empty() || on_page == most_on_a_page || (begins && on_page + left[letter] > most_on_a_page)) {
      pages.emplace_back();
      on_page = 0;
    }
    if (pages.back().empty() || pages.back().back().letter != letter)
      pages.back().push_back({.letter = letter, .entries = {}});
    pages.back().back().entries.push_back(static_cast<std::uint32_t>(i));
    ++on_page;
    --left[letter];
  }
  if (pages.empty()) pages.emplace_back();
  return pages;
}

}  // namespace waymark
