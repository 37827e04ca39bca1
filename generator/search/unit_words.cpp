#include "search/unit_words.h"

#include <algorithm>
#include <utility>

#include "library/title.h"
#include "search/search_units.h"
#include "search/text_files.h"
#include "search/unit_text.h"
#include "search/word_reader.h"

namespace waymark {
namespace {

constexpr std::uint32_t no_article = 0xFFFFFFFF;
// Of a title or heading, for the sections below it: a title of a mebibyte over 20,000 sections must not count 20,000
// times.
constexpr std::size_t most_inherited = 64;

struct Count {
  std::uint32_t word = 0;
  std::uint32_t times = 0;
};

// A text's words, each once.
struct Counts {
  std::vector<Count> words;
  std::uint32_t length = 0;
};

class BatchReader : public WordSink {
 public:
  BatchReader(const Library& library, std::string_view language) : library_(library) {
    batch_.languages.emplace_back(language);
    readers_.emplace_back(WordRules(language));
  }

  void read(PageIndex index) {
    const ArticlePage& page = library_.pages[index];
    const Article& article = library_.article(page.variant);
    const std::vector<SearchUnit> units = search_units(library_, index);
    std::size_t text_bytes = 0;
    const Counts title = count(page.variant, article_title(library_, page.variant), true);
    std::vector<Counts> headings(units.size());
    for (std::size_t i = 0; i < units.size(); ++i) {
      const SearchUnit& unit = units[i];
      UnitWords::Unit made{.readers = unit.readers};
      if (!unit.heading) {
        add(title, Field::heading, made);
        std::string keywords;
        for (const std::string& keyword : article.front_matter.keywords) keywords += keyword + "\n";
        add(count(page.variant, keywords, false), Field::keywords, made);
        add(count(page.variant, article.front_matter.description, false), Field::description, made);
      } else {
        const VariantId of = unit.heading->variant;
        const Section& section = library_.article(of).sections[unit.heading->section];
        headings[i] = count(of, section.title, true);
        text_bytes += section.title.size() + section.anchor.size() + 16;
        add(headings[i], Field::heading, made);
        add(title, Field::title, made, most_inherited);
        for (std::uint32_t above = unit.above; above != 0; above = units[above].above)
          add(headings[above], Field::above, made, most_inherited);
      }
      const UnitText text = unit_text(library_, index, unit);
      text_bytes += text.text.size() + 1;
      append_unit(shown_, library_, unit, text);
      add(count(unit.texts.empty() ? page.variant : unit.texts.back().variant, text.text, false), Field::text, made);
      made.end = batch_.uses.size();
      batch_.units.push_back(made);
    }
    batch_.articles.push_back(
        {.page = index, .units = static_cast<std::uint32_t>(units.size()), .text_bytes = text_bytes, .shown = shown_});
    shown_.clear();
    ++article_;
  }

  UnitWords finish() {
    batch_.words.end();
    batch_.facts.shrink_to_fit();
    batch_.uses.shrink_to_fit();
    return std::move(batch_);
  }

 private:
  void take(const Word& word) override {
    const std::uint32_t known = batch_.words.size();
    const std::uint32_t number = batch_.words.number(word.surface);
    if (number == known) {
      batch_.facts.push_back({.lower = {}, .language = language_});
      last_article_.push_back(no_article);
      times_.push_back(0);
      keep_lower(batch_.facts.back(), word);
    }
    if (word.counts) ++length_;
    if (times_[number]++ > 0) return;
    touched_.push_back(number);
    WordFacts& facts = batch_.facts[number];
    if (last_article_[number] != article_) {
      last_article_[number] = article_;
      ++facts.articles;
      // The edition's own language knows the word best; and who writes accents knows what it is.
      if (language_ < facts.language) {
        facts.language = language_;
        facts.lower.clear();
      }
      if (facts.lower.empty()) keep_lower(facts, word);
    }
    if (in_heading_) facts.in_heading = true;
  }

  static void keep_lower(WordFacts& facts, const Word& word) {
    if (word.lower.data() != word.surface.data() && word.lower != word.surface) facts.lower = word.lower;
  }

  Counts count(VariantId text_of, std::string_view text, bool in_heading) {
    const LocaleId locale = library_.variant(text_of).locale;
    language_ = language_index(search_language(library_, locale));
    in_heading_ = in_heading;
    length_ = 0;
    readers_[language_].read(text, *this);
    Counts counts{.words = {}, .length = length_};
    counts.words.reserve(touched_.size());
    for (const std::uint32_t word : touched_) counts.words.push_back({word, std::exchange(times_[word], 0)});
    touched_.clear();
    return counts;
  }

  void add(const Counts& counts, Field field, UnitWords::Unit& unit, std::size_t most = std::string::npos) {
    unit.lengths[static_cast<std::size_t>(field)] += counts.length;
    for (const Count& one : std::span(counts.words).first(std::min(most, counts.words.size()))) {
      batch_.uses.push_back({.word = one.word,
                             .times = static_cast<std::uint16_t>(std::min<std::uint32_t>(one.times, 0xFFFF)),
                             .field = field});
    }
  }

  std::uint32_t language_index(const std::string& tag) {
    const auto found = std::ranges::find(batch_.languages, tag);
    const auto index = static_cast<std::uint32_t>(found - batch_.languages.begin());
    if (found == batch_.languages.end()) {
      batch_.languages.push_back(tag);
      readers_.emplace_back(WordRules(tag));
    }
    return index;
  }

  const Library& library_;
  UnitWords batch_;
  std::vector<WordReader> readers_;  // by language
  std::string shown_;                // of the article being read
  std::uint32_t article_ = 0;
  std::vector<std::uint32_t> last_article_;  // by word: that it was last seen in
  std::vector<std::uint32_t> times_;         // by word, in the text being read
  std::vector<std::uint32_t> touched_;       // words with times
  std::uint32_t language_ = 0;
  std::uint32_t length_ = 0;
  bool in_heading_ = false;
};

}  // namespace

UnitWords read_unit_words(const Library& library, std::span<const PageIndex> pages, std::string_view language) {
  BatchReader reader(library, language);
  for (const PageIndex page : pages) reader.read(page);
  return reader.finish();
}

}  // namespace waymark
